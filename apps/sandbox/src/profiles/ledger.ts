import { addDays, dayIn } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { chart } from './chart.ts';
import type { SeededClient } from './clients.ts';
import { countries } from './countries.ts';
import type { Country, CountryCode } from './countries.ts';

/** The practice's own Xero organisation: settings, chart, tax rates, tracking and contacts for most clients. */
export function seedLedger(
  world: World,
  clients: readonly SeededClient[],
  countryCode: CountryCode = 'NZ',
): void {
  const country = countries[countryCode];
  const today = dayIn(country.ianaTimeZone, world.clock.now());
  const quarterAgo = addDays(`${today.slice(0, 7)}-01`, -62);
  world.tables.organisation.put({
    organisationId: world.ids.uuid(),
    name: 'Ashby & Tanaka Limited',
    legalName: 'Ashby & Tanaka Limited',
    baseCurrency: country.currency,
    countryCode: countryCode === 'UK' ? 'GB' : countryCode,
    edition: 'PARTNER',
    salesTaxBasis: 'INVOICE',
    defaultSalesTax: 'Tax Exclusive',
    defaultPurchasesTax: 'Tax Exclusive',
    periodLockDate: addDays(`${quarterAgo.slice(0, 7)}-01`, -1),
    endOfYearLockDate: lastYearEnd(country, today),
    timezone: country.timezone,
    ianaTimeZone: country.ianaTimeZone,
    shortCode: '!aSh8T',
    connectingRole: 'STANDARD',
    approvalLimit: null,
    nextInvoiceNumber: 1,
  });
  seedAccounts(world, country);
  seedTaxRates(world, country);
  seedTracking(world);
  seedXeroContacts(world, clients);
}

function lastYearEnd({ yearEnd }: Country, today: string): string {
  const year = Number(today.slice(0, 4));
  return `${year}-${yearEnd}` < today ? `${year}-${yearEnd}` : `${year - 1}-${yearEnd}`;
}

function seedAccounts(world: World, country: Country): void {
  for (const [code, name, type, accountClass, taxType, special] of chart) {
    world.tables.accounts.put({
      accountId: world.ids.uuid(),
      code,
      name,
      type,
      class: accountClass,
      status: special === 'archived' ? 'ARCHIVED' : 'ACTIVE',
      taxType: country.taxTypes[taxType],
      systemAccount: special?.startsWith('system:') ? special.slice(7) : '',
      enablePayments: special === 'payments',
      bankAccountNumber: type === 'BANK' ? country.bankNumber : null,
      updatedAt: world.clock.now().toISOString(),
    });
  }
}

function seedTaxRates(world: World, { rates }: Country): void {
  for (const [name, taxType, effectiveRate, use, appliesTo, special] of rates) {
    const status = special === 'archived' ? 'ARCHIVED' : 'ACTIVE';
    world.tables.taxRates.put({ name, taxType, status, effectiveRate, use, appliesTo: [...appliesTo] });
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
