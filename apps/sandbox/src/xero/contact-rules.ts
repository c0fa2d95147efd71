import type { World } from '../world/world.ts';
import type { Fields } from './fields.ts';
import type { XeroContact } from './records.ts';
import { folded } from './render-value.ts';

/** The contact with a name among the active ones, compared without case and accents. */
export function activeContactNamed(world: World, name: string): XeroContact | undefined {
  const wanted = folded(name.trim());
  return world.tables.xeroContacts
    .all()
    .find((row) => row.status === 'ACTIVE' && folded(row.name) === wanted);
}

/** The contact with fields of a request laid over it: absent fields keep their value. */
export function overlaid(contact: XeroContact, fields: Fields): XeroContact {
  return {
    ...contact,
    name: fields.text('Name') ?? contact.name,
    contactNumber: fields.text('ContactNumber') ?? contact.contactNumber,
    accountNumber: fields.text('AccountNumber') ?? contact.accountNumber,
    emailAddress: fields.text('EmailAddress') ?? contact.emailAddress,
    firstName: fields.text('FirstName') ?? contact.firstName,
    lastName: fields.text('LastName') ?? contact.lastName,
  };
}

/** A contact with nothing but an id. */
export function emptyContact(contactId: string): XeroContact {
  return {
    contactId,
    name: '',
    contactNumber: null,
    accountNumber: null,
    status: 'ACTIVE',
    emailAddress: '',
    firstName: '',
    lastName: '',
    mergedToContactId: null,
    updatedAt: '',
  };
}

/** Everything that is wrong with a contact as it would be saved. Source: xero-contract §6.4, §9. */
export function contactProblems(world: World, contact: XeroContact): string[] {
  return [...nameProblems(contact), ...uniquenessProblems(world, contact), ...emailProblems(contact)];
}

function nameProblems({ name }: XeroContact): string[] {
  if (name.trim() === '') return ['The contact name must be specified.'];
  const problems: string[] = [];
  if (name.length > 255) problems.push('The contact name must not be more than 255 characters.');
  if (/[<>]/.test(name)) problems.push('The contact name must not contain angle brackets.');
  if (/^\s|\s$|\s{2,}/.test(name))
    problems.push('The contact name must not have leading, trailing or repeated spaces.');
  return problems;
}

function uniquenessProblems(world: World, contact: XeroContact): string[] {
  const problems: string[] = [];
  const namesake = activeContactNamed(world, contact.name);
  if (namesake && namesake.contactId !== contact.contactId) {
    problems.push(
      `The contact name ${contact.name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
    );
  }
  const numbered = world.tables.xeroContacts
    .all()
    .find((row) => row.contactNumber !== null && row.contactNumber === contact.contactNumber);
  if (numbered && numbered.contactId !== contact.contactId) {
    problems.push(
      `The contact number ${contact.contactNumber} is already assigned to another contact. The contact number must be unique across all contacts.`,
    );
  }
  return problems;
}

function emailProblems({ emailAddress }: XeroContact): string[] {
  const valid = emailAddress === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress);
  return valid ? [] : ['Email address must be valid'];
}

export const archivedForDocuments =
  'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.';

export const archivedForEdits =
  'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';
