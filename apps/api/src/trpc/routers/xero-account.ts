import { listXeroAccounts } from '@throughline/core/ledger/list-xero-accounts';
import { listXeroTaxRates } from '@throughline/core/ledger/list-xero-tax-rates';

import { ask, router } from '../procedures.ts';

export const xeroAccountRouter = router({ list: ask(listXeroAccounts) });

export const xeroTaxRateRouter = router({ list: ask(listXeroTaxRates) });
