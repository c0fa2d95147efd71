import type { ClientUuid, StaffUuid } from '../ids.ts';
import type { XpmAddress } from './client.ts';
import { contactNode, type NewXpmContact } from './contact.ts';
import { compactDate } from './dates.ts';
import { element, optional, writeXml, type XmlNode } from './xml-writer.ts';

type ClientFields = {
  firstName?: string | null;
  lastName?: string | null;
  otherName?: string | null;
  /** `YYYY-MM-DD`. */
  dateOfBirth?: string | null;
  email?: string | null;
  phone?: string | null;
  fax?: string | null;
  website?: string | null;
  address?: Partial<XpmAddress> | null;
  postalAddress?: Partial<XpmAddress> | null;
  referralSource?: string | null;
  accountManager?: StaffUuid | null;
  jobManager?: StaffUuid | null;
  billingClient?: ClientUuid | null;
};

/** A client to make. Tax numbers cannot be written: what XPM gives to read is masked. */
export type NewXpmClient = ClientFields & {
  name: string;
  exportCode?: string | null;
  contacts?: readonly NewXpmContact[];
};

/** A client's new values; absent fields keep, empty ones clear (inferred). */
export type XpmClientChange = ClientFields & { uuid: ClientUuid; name?: string | null };

function addressNodes(
  prefix: '' | 'Postal',
  address: Partial<XpmAddress> | null | undefined,
): (XmlNode | null)[] {
  return [
    optional(`${prefix}Address`, address?.street),
    optional(`${prefix}City`, address?.city),
    optional(`${prefix}Region`, address?.region),
    optional(`${prefix}PostCode`, address?.postCode),
    optional(`${prefix}Country`, address?.country),
  ];
}

function fieldNodes(fields: ClientFields): (XmlNode | null)[] {
  return [
    optional('FirstName', fields.firstName),
    optional('LastName', fields.lastName),
    optional('OtherName', fields.otherName),
    optional('DateOfBirth', fields.dateOfBirth == null ? null : compactDate(fields.dateOfBirth)),
    optional('Email', fields.email),
    ...addressNodes('', fields.address),
    ...addressNodes('Postal', fields.postalAddress),
    optional('Phone', fields.phone),
    optional('Fax', fields.fax),
    optional('WebSite', fields.website),
    optional('ReferralSource', fields.referralSource),
    optional('AccountManagerUUID', fields.accountManager),
    optional('JobManagerUUID', fields.jobManager),
    optional('BillingClientUUID', fields.billingClient),
  ];
}

/** Writes the `<Client>` to make. @throws {RangeError} not a calendar date */
export function writeNewClient(client: NewXpmClient): string {
  const contacts = client.contacts ?? [];
  return writeXml(
    element('Client', [
      element('Name', client.name),
      ...fieldNodes(client),
      optional('ExportCode', client.exportCode),
      contacts.length === 0 ? null : element('Contacts', contacts.map(contactNode)),
    ]),
  );
}

/** Writes the `<Client>` to change. @throws {RangeError} not a calendar date */
export function writeClientChange(client: XpmClientChange): string {
  return writeXml(
    element('Client', [element('UUID', client.uuid), optional('Name', client.name), ...fieldNodes(client)]),
  );
}

/** Writes the `<Client>` that only names one. */
export function writeClientAddress(uuid: ClientUuid): string {
  return writeXml(element('Client', [element('UUID', uuid)]));
}
