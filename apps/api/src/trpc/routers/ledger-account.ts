import { createLedgerAccount } from '@throughline/core/ledger/create-ledger-account';
import { createUsualLedgerAccounts } from '@throughline/core/ledger/create-usual-ledger-accounts';
import { listLedgerAccounts } from '@throughline/core/ledger/list-ledger-accounts';
import { mapLedgerAccount } from '@throughline/core/ledger/map-ledger-account';
import { CreateLedgerAccount, MapLedgerAccount } from '@throughline/core/ledger/schemas';

import { ask, mutation, router } from '../procedures.ts';

export const ledgerAccountRouter = router({
  list: ask(listLedgerAccounts),
  create: mutation(CreateLedgerAccount, createLedgerAccount),
  createUsual: mutation({}, createUsualLedgerAccounts),
  map: mutation(MapLedgerAccount, mapLedgerAccount),
});
