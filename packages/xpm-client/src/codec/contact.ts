import { contactUuid, type ContactUuid } from '../ids.ts';
import { parseBoolean, read, readOrNull, textOf } from './values.ts';
import type { XmlElement } from './xml-element.ts';
import { element, optional, type XmlNode } from './xml-writer.ts';

/** A person at a client; may belong to several. Texts are empty when unset. Source: reference, "Client", contacts. */
export type XpmContact = {
  uuid: ContactUuid;
  name: string;
  salutation: string;
  addressee: string;
  mobile: string;
  email: string;
  phone: string;
  position: string;
  /** Null where XPM does not tell, as in the list of all contacts. */
  isPrimary: boolean | null;
  isDeleted: boolean;
};

/** A contact to make with a client. */
export type NewXpmContact = Pick<XpmContact, 'name'> &
  Partial<
    Pick<XpmContact, 'salutation' | 'addressee' | 'mobile' | 'email' | 'phone' | 'position' | 'isPrimary'>
  >;

/** Reads a `<Contact>`. @throws {ShapeError} */
export function readContact(row: XmlElement): XpmContact {
  return {
    uuid: read(row, 'UUID', contactUuid),
    name: textOf(row, 'Name'),
    salutation: textOf(row, 'Salutation'),
    addressee: textOf(row, 'Addressee'),
    mobile: textOf(row, 'Mobile'),
    email: textOf(row, 'Email'),
    phone: textOf(row, 'Phone'),
    position: textOf(row, 'Position'),
    isPrimary: readOrNull(row, 'IsPrimary', parseBoolean),
    isDeleted: readOrNull(row, 'IsDeleted', parseBoolean) ?? false,
  };
}

/** The `<Contact>` of a new client. */
export function contactNode(contact: NewXpmContact): XmlNode {
  const { isPrimary } = contact;
  return element('Contact', [
    element('Name', contact.name),
    optional('Salutation', contact.salutation),
    optional('Addressee', contact.addressee),
    optional('Mobile', contact.mobile),
    optional('Email', contact.email),
    optional('Phone', contact.phone),
    optional('Position', contact.position),
    optional('IsPrimary', isPrimary == null ? null : isPrimary ? 'Yes' : 'No'),
  ]);
}
