import { theOnly } from '../world/world.ts';
import { changedSince, filtered, ordered } from './filter.ts';
import { notFound } from './problems.ts';
import { accountClasses } from './records.ts';
import type { Account, TaxRate, TrackingCategory } from './records.ts';
import { dateOf, updatedFields } from './render-value.ts';
import { segment } from './route.ts';
import type { LedgerCall, LedgerResult, LedgerRoute } from './route.ts';
import type { WhereFields } from './where.ts';

const area = 'accounting.settings';

/** Settings, read-only. Source: xero-contract §6.1 to §6.3, §6.9, §6.10. */
export const settingRoutes: readonly LedgerRoute[] = [
  { verb: 'GET', path: 'Organisation', area, query: [], handle: organisation },
  { verb: 'GET', path: 'Organisation/Actions', area, query: [], handle: actions },
  { verb: 'GET', path: 'Accounts', area, query: ['where', 'order'], handle: accounts },
  { verb: 'GET', path: 'Accounts/:id', area, query: [], handle: account },
  { verb: 'GET', path: 'TaxRates', area, query: ['where', 'order'], handle: taxRates },
  { verb: 'GET', path: 'TaxRates/:type', area, query: [], handle: taxRate },
  {
    verb: 'GET',
    path: 'TrackingCategories',
    area,
    query: ['where', 'order', 'includeArchived'],
    handle: tracking,
  },
  { verb: 'GET', path: 'Currencies', area, query: ['where', 'order'], handle: currencies },
  {
    verb: 'GET',
    path: 'Items',
    area,
    query: ['where', 'order', 'unitdp'],
    handle: () => ({ collection: 'Items', rows: [] }),
  },
];

function organisation({ world }: LedgerCall): LedgerResult {
  const row = theOnly(world.tables.organisation);
  const lock = (name: string, day: string | null): object => (day === null ? {} : { [name]: dateOf(day) });
  const rendered = {
    OrganisationID: row.organisationId,
    Name: row.name,
    LegalName: row.legalName,
    PaysTax: true,
    Version: row.countryCode,
    OrganisationType: 'COMPANY',
    BaseCurrency: row.baseCurrency,
    CountryCode: row.countryCode,
    IsDemoCompany: false,
    OrganisationStatus: 'ACTIVE',
    Timezone: row.timezone,
    ShortCode: row.shortCode,
    Edition: row.edition,
    Class: row.edition === 'PARTNER' ? 'PREMIUM' : 'STANDARD',
    SalesTaxBasis: row.salesTaxBasis,
    DefaultSalesTax: row.defaultSalesTax,
    DefaultPurchasesTax: row.defaultPurchasesTax,
    ...lock('PeriodLockDate', row.periodLockDate),
    ...lock('EndOfYearLockDate', row.endOfYearLockDate),
    PaymentTerms: { Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' } },
  };
  return { collection: 'Organisations', rows: [rendered] };
}

function actions({ world }: LedgerCall): LedgerResult {
  const adviser = theOnly(world.tables.organisation).connectingRole === 'ADVISER';
  const allowed: readonly (readonly [string, boolean])[] = [
    ['CreateApprovedInvoice', true],
    ['CreateDraftInvoice', true],
    ['CreateApprovedBill', true],
    ['CreateDraftBill', true],
    ['CreateContact', true],
    ['UseMulticurrency', false],
    ['CreateInvoicePayment', true],
    ['CreateARCreditAllocation', true],
    ['ApproveTransactionsBeforePeriodLockDate', adviser],
  ];
  const rows = allowed.map(([Name, yes]) => ({ Name, Status: yes ? 'ALLOWED' : 'NOT-ALLOWED' }));
  return { collection: 'Actions', rows };
}

const accountFields: WhereFields<Account> = new Map([
  ['accountid', { kind: 'guid', of: (row) => row.accountId }],
  ['code', { kind: 'text', of: (row) => row.code }],
  ['name', { kind: 'text', of: (row) => row.name }],
  ['type', { kind: 'text', of: (row) => row.type }],
  ['class', { kind: 'text', of: (row) => row.class }],
  ['status', { kind: 'text', of: (row) => row.status }],
]);

function accounts(call: LedgerCall): LedgerResult {
  const rows = filtered(call, changedSince(call, call.world.tables.accounts.all()), accountFields);
  return { collection: 'Accounts', rows: ordered(call, rows, accountFields).map(renderAccount) };
}

function account(call: LedgerCall): LedgerResult {
  const found = call.world.tables.accounts.get(segment(call, 'id'));
  if (!found) throw notFound();
  return { collection: 'Accounts', rows: [renderAccount(found)] };
}

function renderAccount(row: Account): object {
  return {
    AccountID: row.accountId,
    ...(row.code === null ? {} : { Code: row.code }),
    Name: row.name,
    Status: row.status,
    Type: row.type,
    TaxType: row.taxType,
    Class: row.class,
    SystemAccount: row.systemAccount,
    EnablePaymentsToAccount: row.enablePayments,
    ShowInExpenseClaims: false,
    ...(row.bankAccountNumber === null
      ? {}
      : { BankAccountNumber: row.bankAccountNumber, BankAccountType: 'BANK' }),
    ReportingCode: '',
    HasAttachments: false,
    ...updatedFields(row.updatedAt),
  };
}

const taxRateFields: WhereFields<TaxRate> = new Map([
  ['name', { kind: 'text', of: (row) => row.name }],
  ['taxtype', { kind: 'text', of: (row) => row.taxType }],
  ['status', { kind: 'text', of: (row) => row.status }],
]);

function taxRates(call: LedgerCall): LedgerResult {
  const rows = filtered(call, call.world.tables.taxRates.all(), taxRateFields);
  return { collection: 'TaxRates', rows: ordered(call, rows, taxRateFields).map(renderTaxRate) };
}

function taxRate(call: LedgerCall): LedgerResult {
  const found = call.world.tables.taxRates.get(segment(call, 'type'));
  if (!found) throw notFound();
  return { collection: 'TaxRates', rows: [renderTaxRate(found)] };
}

const flagNames = {
  ASSET: 'CanApplyToAssets',
  EQUITY: 'CanApplyToEquity',
  EXPENSE: 'CanApplyToExpenses',
  LIABILITY: 'CanApplyToLiabilities',
  REVENUE: 'CanApplyToRevenue',
} as const;

function renderTaxRate(row: TaxRate): object {
  const flags = accountClasses.map((name) => [flagNames[name], row.appliesTo.includes(name)]);
  const rate = Number(row.effectiveRate);
  return {
    Name: row.name,
    TaxType: row.taxType,
    ReportTaxType: row.taxType,
    ...Object.fromEntries(flags),
    DisplayTaxRate: rate,
    EffectiveRate: rate,
    Status: row.status,
    TaxComponents: [{ Name: 'GST', Rate: rate, IsCompound: false, IsNonRecoverable: false }],
  };
}

function tracking(call: LedgerCall): LedgerResult {
  const withArchived = call.query.get('includeArchived')?.toLowerCase() === 'true';
  const rows = call.world.tables.trackingCategories
    .all()
    .filter((row) => withArchived || row.status === 'ACTIVE');
  return { collection: 'TrackingCategories', rows: rows.map(renderTracking) };
}

function renderTracking(row: TrackingCategory): object {
  return {
    TrackingCategoryID: row.trackingCategoryId,
    Name: row.name,
    Status: row.status,
    Options: row.options.map((option) => ({
      TrackingOptionID: option.trackingOptionId,
      Name: option.name,
      Status: option.status,
    })),
  };
}

function currencies({ world }: LedgerCall): LedgerResult {
  const { baseCurrency } = theOnly(world.tables.organisation);
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(baseCurrency) ?? baseCurrency;
  return { collection: 'Currencies', rows: [{ Code: baseCurrency, Description: name }] };
}
