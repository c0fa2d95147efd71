import type { World } from '../world/world.ts';
import { renderClientNote } from './note-render.ts';
import type { Client, Contact } from './records.ts';
import { renderRelationship } from './relationship.ts';
import { element, listElement, optionalElement, refElement, textElement, yesNo } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Plain text elements that are always there, empty when unset, in the captured order. */
export const alwaysThere = [
  'Address',
  'City',
  'Region',
  'PostCode',
  'Country',
  'PostalAddress',
  'PostalCity',
  'PostalRegion',
  'PostalPostCode',
  'PostalCountry',
  'Phone',
  'Fax',
  'Website',
  'ReferralSource',
  'ExportCode',
] as const;

/** Plain text elements that are absent when unset. */
export const whenSet = [
  'Title',
  'Gender',
  'FirstName',
  'LastName',
  'OtherName',
  'DateOfBirth',
  'TaxNumber',
  'CompanyNumber',
  'BusinessNumber',
  'BranchNumber',
  'ClientCode',
  'BusinessStructure',
  'BalanceMonth',
  'GSTRegistered',
  'PrepareGST',
  'GSTPeriod',
  'GSTBasis',
  'ProvisionalTaxBasis',
  'ProvisionalTaxRatio',
  'SignedTaxAuthority',
  'TaxAgent',
  'AgencyStatus',
  'ReturnType',
  'PrepareActivityStatement',
  'PrepareTaxReturn',
  'ActiveAtoClient',
] as const;

interface Parts {
  readonly contacts: boolean;
  readonly detailed: boolean;
}

/** `<Client>`. Source: xpm-contract §7.5; `Notes`, `Groups` and `Relationships` only when detailed. */
export function renderClient(world: World, client: Client, parts: Parts): Xml {
  const { staff, clients } = world.tables;
  return element(
    'Client',
    textElement('UUID', client.uuid) +
      textElement('Name', client.name) +
      optionalElement('Email', client.email) +
      alwaysThere.map((name) => textElement(name, client.text[name] ?? '')).join('') +
      textElement('IsArchived', yesNo(client.isArchived)) +
      textElement('IsDeleted', yesNo(client.isDeleted)) +
      refElement('AccountManager', at(staff, client.accountManagerUuid)) +
      refElement('JobManager', at(staff, client.jobManagerUuid)) +
      typeElement(client) +
      (parts.contacts ? listElement('Contacts', contactsOf(world, client)) : '') +
      refElement('BillingClient', at(clients, client.billingClientUuid)) +
      whenSet.map((name) => optionalElement(name, shown(client, name))).join('') +
      (parts.detailed ? details(world, client) : '') +
      textElement('WebUrl', `https://practicemanager.xero.com/client/${client.uuid}/detail`),
  );
}

/** `<Contact>`; `Position` and `IsPrimary` are those at the given client, absent without one. */
export function renderContact(contact: Contact, clientUuid: string | null): Xml {
  const place = contact.clients.find((row) => row.clientUuid === clientUuid);
  return element(
    'Contact',
    textElement('UUID', contact.uuid) +
      textElement('Name', contact.name) +
      textElement('Salutation', contact.salutation) +
      textElement('Addressee', contact.addressee) +
      textElement('Mobile', contact.mobile) +
      textElement('Email', contact.email) +
      textElement('Phone', contact.phone) +
      (place
        ? textElement('Position', place.position) + textElement('IsPrimary', yesNo(place.isPrimary))
        : '') +
      textElement('IsDeleted', yesNo(contact.isDeleted)),
  );
}

function at<T>(table: { get: (key: string) => T | undefined }, uuid: string | null): T | undefined {
  return uuid === null ? undefined : table.get(uuid);
}

function contactsOf(world: World, client: Client): Xml[] {
  return world.tables.contacts
    .by('client', client.uuid)
    .filter(({ isDeleted }) => !isDeleted)
    .map((contact) => renderContact(contact, client.uuid));
}

function typeElement({ type }: Client): Xml {
  if (type === null) return '';
  return element(
    'Type',
    textElement('Name', type.name) +
      textElement('CostMarkup', type.costMarkup) +
      textElement('PaymentTerm', type.paymentTerm) +
      textElement('PaymentDay', type.paymentDay),
  );
}

/** Written as codes, read as words. */
const gstPeriods = new Map([
  ['1', 'Monthly'],
  ['2', 'Two Monthly'],
  ['6', 'Six Monthly'],
]);

function shown(client: Client, name: string): string | null {
  const value = client.text[name] ?? '';
  if (value === '') return null;
  if (name === 'GSTPeriod') return gstPeriods.get(value) ?? value;
  return name === 'TaxNumber' ? '*'.repeat(Math.max(0, value.length - 3)) + value.slice(-3) : value;
}

function details(world: World, client: Client): Xml {
  const groups = world.tables.clientGroups
    .all()
    .filter(({ clientUuids }) => clientUuids.includes(client.uuid))
    .map((group) => refElement('Group', group));
  return (
    listElement('Notes', client.notes.map(renderClientNote)) +
    listElement('Groups', groups) +
    listElement(
      'Relationships',
      client.relationships.map((row) => renderRelationship(world, row)),
    )
  );
}
