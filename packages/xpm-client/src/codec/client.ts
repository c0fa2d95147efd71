import {
  clientGroupUuid,
  clientUuid,
  staffUuid,
  type ClientGroupUuid,
  type ClientUuid,
  type StaffUuid,
} from '../ids.ts';
import { readContact, type XpmContact } from './contact.ts';
import { parseDate } from './dates.ts';
import { readNote, type XpmNote } from './note.ts';
import { readRef, readRefItself, type XpmRef } from './ref.ts';
import { parseBoolean, read, readOrNull, textOf, textOrNull } from './values.ts';
import { child, rowsOf, type XmlElement } from './xml-element.ts';

/** A postal or street address; empty where unset. */
export type XpmAddress = {
  street: string;
  city: string;
  region: string;
  postCode: string;
  country: string;
};

/** The tax block; a text is null where the client never had one. */
export type XpmClientTax = {
  /** Masked by XPM but for its last three characters, so it is for showing only and never written. */
  maskedTaxNumber: string | null;
  companyNumber: string | null;
  businessNumber: string | null;
  businessStructure: string | null;
  balanceMonth: string | null;
};

/** A client. Source: Practice Manager 3.1 reference, "Client". */
export type XpmClientRecord = {
  uuid: ClientUuid;
  /** Not unique. */
  name: string;
  title: string;
  firstName: string;
  lastName: string;
  otherName: string;
  /** `YYYY-MM-DD`, or null. */
  dateOfBirth: string | null;
  /** Null when unset. */
  email: string | null;
  phone: string;
  fax: string;
  website: string;
  address: XpmAddress;
  postalAddress: XpmAddress;
  referralSource: string;
  exportCode: string;
  isArchived: boolean;
  isDeleted: boolean;
  /** XPM's screens call it Partner. */
  accountManager: XpmRef<StaffUuid> | null;
  /** XPM's screens call it Manager. */
  jobManager: XpmRef<StaffUuid> | null;
  billingClient: XpmRef<ClientUuid> | null;
  /** The client type's name, and how it pays. */
  type: { name: string; costMarkup: string; paymentTerm: string; paymentDay: string } | null;
  tax: XpmClientTax;
  /** Null in replies that leave them out, which is not the same as none. */
  contacts: XpmContact[] | null;
  notes: XpmNote[] | null;
  groups: XpmRef<ClientGroupUuid>[] | null;
};

function readAddress(row: XmlElement, prefix: '' | 'Postal'): XpmAddress {
  return {
    street: textOf(row, `${prefix}Address`),
    city: textOf(row, `${prefix}City`),
    region: textOf(row, `${prefix}Region`),
    postCode: textOf(row, `${prefix}PostCode`),
    country: textOf(row, `${prefix}Country`),
  };
}

function readType(row: XmlElement): XpmClientRecord['type'] {
  const type = child(row, 'Type');
  if (type === null || type.children.length === 0) return null;
  return {
    name: textOf(type, 'Name'),
    costMarkup: textOf(type, 'CostMarkup'),
    paymentTerm: textOf(type, 'PaymentTerm'),
    paymentDay: textOf(type, 'PaymentDay'),
  };
}

function readTax(row: XmlElement): XpmClientTax {
  return {
    maskedTaxNumber: textOrNull(row, 'TaxNumber'),
    companyNumber: textOrNull(row, 'CompanyNumber'),
    businessNumber: textOrNull(row, 'BusinessNumber'),
    businessStructure: textOrNull(row, 'BusinessStructure'),
    balanceMonth: textOrNull(row, 'BalanceMonth'),
  };
}

/** Reads a `<Client>`, plain or detailed. @throws {ShapeError} */
export function readClient(row: XmlElement): XpmClientRecord {
  return {
    uuid: read(row, 'UUID', clientUuid),
    name: textOf(row, 'Name'),
    title: textOf(row, 'Title'),
    firstName: textOf(row, 'FirstName'),
    lastName: textOf(row, 'LastName'),
    otherName: textOf(row, 'OtherName'),
    dateOfBirth: readOrNull(row, 'DateOfBirth', parseDate),
    email: textOrNull(row, 'Email'),
    phone: textOf(row, 'Phone'),
    fax: textOf(row, 'Fax'),
    website: textOf(row, 'Website'),
    address: readAddress(row, ''),
    postalAddress: readAddress(row, 'Postal'),
    referralSource: textOf(row, 'ReferralSource'),
    exportCode: textOf(row, 'ExportCode'),
    isArchived: readOrNull(row, 'IsArchived', parseBoolean) ?? false,
    isDeleted: readOrNull(row, 'IsDeleted', parseBoolean) ?? false,
    accountManager: readRef(row, 'AccountManager', staffUuid),
    jobManager: readRef(row, 'JobManager', staffUuid),
    billingClient: readRef(row, 'BillingClient', clientUuid),
    type: readType(row),
    tax: readTax(row),
    contacts: rowsOf(row, 'Contacts', 'Contact')?.map(readContact) ?? null,
    notes: rowsOf(row, 'Notes', 'Note')?.map(readNote) ?? null,
    groups: rowsOf(row, 'Groups', 'Group')?.map((group) => readRefItself(group, clientGroupUuid)) ?? null,
  };
}
