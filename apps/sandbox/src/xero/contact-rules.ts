import type { World } from '../world/world.ts';
import type { Fields } from './fields.ts';
import type { XeroContact } from './records.ts';
import { folded } from './render-value.ts';
import { finding } from './rule-text.ts';
import type { Finding } from './rule-text.ts';

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
export function contactProblems(world: World, contact: XeroContact): Finding[] {
  return [...nameProblems(contact), ...uniquenessProblems(world, contact), ...emailProblems(contact)];
}

function nameProblems({ name }: XeroContact): Finding[] {
  if (name.trim() === '') return [finding('contact-name-missing', {})];
  const problems: Finding[] = [];
  if (name.length > 255) problems.push(finding('contact-name-long', {}));
  if (/[<>]/.test(name)) problems.push(finding('contact-name-brackets', {}));
  if (/^\s|\s$|\s{2,}/.test(name)) problems.push(finding('contact-name-spaces', {}));
  return problems;
}

function uniquenessProblems(world: World, contact: XeroContact): Finding[] {
  const problems: Finding[] = [];
  const namesake = activeContactNamed(world, contact.name);
  if (namesake && namesake.contactId !== contact.contactId) {
    problems.push(finding('contact-name-taken', { name: contact.name }));
  }
  const numbered = world.tables.xeroContacts
    .all()
    .find((row) => row.contactNumber !== null && row.contactNumber === contact.contactNumber);
  if (numbered && numbered.contactId !== contact.contactId) {
    problems.push(finding('contact-number-taken', { number: contact.contactNumber ?? '' }));
  }
  if ((contact.contactNumber ?? '').length > 50) problems.push(finding('contact-number-long', {}));
  return problems;
}

function emailProblems({ emailAddress }: XeroContact): Finding[] {
  const valid = emailAddress === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress);
  return valid ? [] : [finding('email-not-valid', {})];
}
