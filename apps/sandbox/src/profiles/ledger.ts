import { addDays, dayIn, financialYearEnd } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import type { AccountClass } from '../xero/records.ts';
import { accountClasses } from '../xero/records.ts';
import { chart } from './chart.ts';
import type { SeededClient } from './clients.ts';

const timeZone = 'Pacific/Auckland';

/** The practice's own Xero organisation: settings, chart, tax rates, tracking and contacts for most clients. */
export function seedLedger(world: World, clients: readonly SeededClient[]): void {
  const today = dayIn(timeZone, world.clock.now());
  const yearEnd = `${financialYearEnd(today) - 1}-03-31`;
  const quarterAgo = addDays(`${today.slice(0, 7)}-01`, -62);
  world.tables.organisation.put({
    organisationId: world.ids.uuid(),
    name: 'Ashby & Tanaka Limited',
    legalName: 'Ashby & Tanaka Limited',
    baseCurrency: 'NZD',
    countryCode: 'NZ',
    edition: 'PARTNER',
    salesTaxBasis: 'INVOICE',
    defaultSalesTax: 'Tax Exclusive',
    defaultPurchasesTax: 'Tax Exclusive',
    periodLockDate: addDays(`${quarterAgo.slice(0, 7)}-01`, -1),
    endOfYearLockDate: yearEnd,
    timezone: 'NEWZEALANDSTANDARDTIME',
    ianaTimeZone: timeZone,
    shortCode: '!aSh8T',
    connectingRole: 'STANDARD',
    approvalLimit: null,
    nextInvoiceNumber: 1,
  });
  seedAccounts(world);
  seedTaxRates(world);
  seedTracking(world);
  seedXeroContacts(world, clients);
}

function seedAccounts(world: World): void {
  for (const [code, name, type, accountClass, taxType, special] of chart) {
    world.tables.accounts.put({
      accountId: world.ids.uuid(),
      code,
      name,
      type,
      class: accountClass,
      status: special === 'archived' ? 'ARCHIVED' : 'ACTIVE',
      taxType,
      systemAccount: special?.startsWith('system:') ? special.slice(7) : '',
      enablePayments: special === 'payments',
      bankAccountNumber: type === 'BANK' ? '12-3456-0789012-00' : null,
      updatedAt: world.clock.now().toISOString(),
    });
  }
}

function seedTaxRates(world: World): void {
  const but = (...without: readonly AccountClass[]): AccountClass[] =>
    accountClasses.filter((name) => !without.includes(name));
  const rates: readonly (readonly [string, string, string, AccountClass[]])[] = [
    ['15% GST on Income', 'OUTPUT2', '15', but('EXPENSE')],
    ['15% GST on Expenses', 'INPUT2', '15', but('REVENUE')],
    ['Zero Rated', 'ZERORATED', '0', but()],
    ['No GST', 'NONE', '0', but()],
    ['GST on Imports', 'GSTONIMPORTS', '0', ['LIABILITY']],
    ['Old 12.5% GST', 'TAX001', '12.5', but()],
  ];
  for (const [name, taxType, effectiveRate, appliesTo] of rates) {
    const status = taxType === 'TAX001' ? 'ARCHIVED' : 'ACTIVE';
    world.tables.taxRates.put({ name, taxType, status, effectiveRate, appliesTo });
  }
}

function seedTracking(world: World): void {
  const option = (name: string, status: 'ACTIVE' | 'ARCHIVED' = 'ACTIVE') => ({
    trackingOptionId: world.ids.uuid(),
    name,
    status,
  });
  world.tables.trackingCategories.put({
    trackingCategoryId: world.ids.uuid(),
    name: 'Team',
    status: 'ACTIVE',
    options: [option('Compliance'), option('Advisory'), option('Payroll'), option('Rural', 'ARCHIVED')],
  });
}

/** Every tenth client has no contact, the seventh one's is archived, and one contact nearly has another's name. */
function seedXeroContacts(world: World, clients: readonly SeededClient[]): void {
  const names = new Set<string>();
  for (const [index, { client }] of clients.entries()) {
    if (index % 10 === 9 || names.has(client.name)) continue;
    names.add(client.name);
    const number = index % 2 === 0 ? (client.text['ExportCode'] ?? null) : null;
    seedXeroContact(world, { name: client.name, email: client.email ?? '', number, archived: index === 6 });
  }
  seedXeroContact(world, { name: 'Harbour Lane Holding Ltd', email: '', number: null, archived: false });
}

interface ContactSeed {
  readonly name: string;
  readonly email: string;
  readonly number: string | null;
  readonly archived: boolean;
}

function seedXeroContact(world: World, { name, email, number, archived }: ContactSeed): void {
  world.tables.xeroContacts.put({
    contactId: world.ids.uuid(),
    name,
    contactNumber: number,
    accountNumber: null,
    status: archived ? 'ARCHIVED' : 'ACTIVE',
    emailAddress: email,
    firstName: '',
    lastName: '',
    mergedToContactId: null,
    updatedAt: world.clock.now().toISOString(),
  });
}
