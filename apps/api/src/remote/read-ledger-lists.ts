import type { LedgerKind } from '@throughline/core/mirror/remote-of';
import {
  saveOrganisation,
  saveXeroAccounts,
  saveXeroTaxRates,
} from '@throughline/core/mirror/save-ledger-lists';
import type { Ledger, LedgerAccount, LedgerTaxRate } from '@throughline/ledger-push';

import { type ListReader, write } from './list-reading.ts';

type LedgerReader = ListReader<Ledger>;

const readAccounts: LedgerReader = async (reading) => {
  const { practiceId, asOf } = reading;
  const accounts = await reading.remote.read('GET Accounts', (ledger) => ledger.accounts());
  await write(reading, (ctx) =>
    saveXeroAccounts(ctx.tx, { practiceId, asOf, rows: accounts.map(accountRow) }),
  );
  return accounts.length;
};

const readTaxRates: LedgerReader = async (reading) => {
  const { practiceId, asOf } = reading;
  const rates = await reading.remote.read('GET TaxRates', (ledger) => ledger.taxRates());
  await write(reading, (ctx) => saveXeroTaxRates(ctx.tx, { practiceId, asOf, rows: rates.map(taxRateRow) }));
  return rates.length;
};

const readOrganisation: LedgerReader = async (reading) => {
  const { practiceId } = reading;
  const organisation = await reading.remote.read('GET Organisation', (ledger) => ledger.organisation());
  const actions = await reading.remote.read('GET Organisation/Actions', (ledger) =>
    ledger.organisationActions(),
  );
  await write(reading, (ctx) =>
    saveOrganisation(ctx.tx, {
      practiceId,
      xeroOrganisationId: organisation.organisationId,
      name: organisation.name,
      baseCurrency: organisation.baseCurrency ?? '',
      countryCode: organisation.countryCode,
      timeZoneName: organisation.timezone,
      salesTaxBasis: organisation.salesTaxBasis,
      periodLockDate: organisation.periodLockDate,
      endOfYearLockDate: organisation.endOfYearLockDate,
      allowedActions: actions.filter((action) => action.allowed).map((action) => action.name),
    }),
  );
  return 1;
};

/** How each list of the Xero organisation is read. */
export const ledgerReaders: Readonly<Record<LedgerKind, LedgerReader>> = {
  accounts: readAccounts,
  taxRates: readTaxRates,
  organisation: readOrganisation,
};

function accountRow(account: LedgerAccount) {
  return {
    xeroAccountId: account.accountId,
    code: account.code,
    name: account.name,
    type: account.type,
    class: account.accountClass,
    status: account.active ? 'ACTIVE' : 'ARCHIVED',
    taxType: account.taxType,
    systemAccount: account.systemAccount,
    enablePayments: account.paymentsEnabled,
  };
}

function taxRateRow(rate: LedgerTaxRate) {
  return {
    taxType: rate.taxType,
    name: rate.name,
    status: rate.active ? 'ACTIVE' : 'ARCHIVED',
    effectiveRate: String(rate.effectiveRatePercent),
    canApplyToAssets: rate.appliesTo.assets,
    canApplyToEquity: rate.appliesTo.equity,
    canApplyToExpenses: rate.appliesTo.expenses,
    canApplyToLiabilities: rate.appliesTo.liabilities,
    canApplyToRevenue: rate.appliesTo.revenue,
  };
}
