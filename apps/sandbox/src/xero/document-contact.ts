import type { World } from '../world/world.ts';
import { activeContactNamed, contactProblems, emptyContact, overlaid } from './contact-rules.ts';
import type { Fields } from './fields.ts';
import { notFound } from './problems.ts';
import type { XeroContact } from './records.ts';
import { finding } from './rule-text.ts';
import type { Remarks } from './rule-text.ts';

/** Which contact a document is for, and what saving it does to that contact. */
export interface ContactChoice {
  readonly contactId: string;
  /** The contact to write when the document is saved; null when it stays as it is. */
  readonly write: XeroContact | null;
}

/**
 * Resolves the `Contact` of a document. An id must exist (else 404 for the whole request), a name is found or created,
 * and any field beside `ContactID` overwrites the contact. Source: xero-contract §1.12, §6.4.
 */
export function chooseContact(
  world: World,
  fields: Fields | undefined,
  remarks: Remarks,
): ContactChoice | null {
  if (!fields || !['ContactID', 'ContactNumber', 'Name'].some((name) => (fields.text(name) ?? '') !== '')) {
    remarks.errors.push(finding('contact-missing', {}));
    return null;
  }
  const present = presentContact(world, fields);
  if (present !== undefined && present.status !== 'ACTIVE') {
    remarks.errors.push(finding('contact-archived', {}));
    return null;
  }
  const onlyId = fields.names().every((name) => name === 'contactid');
  if (present && onlyId) return { contactId: present.contactId, write: null };
  const before = present ?? emptyContact(world.ids.uuid());
  const contact = { ...overlaid(before, fields), updatedAt: world.clock.now().toISOString() };
  remarks.errors.push(...contactProblems(world, contact));
  return { contactId: contact.contactId, write: contact };
}

function presentContact(world: World, fields: Fields): XeroContact | undefined {
  const id = fields.text('ContactID') ?? '';
  if (id === '') return byNumberOrName(world, fields);
  const found = world.tables.xeroContacts.get(id);
  if (!found) throw notFound();
  return found;
}

function byNumberOrName(world: World, fields: Fields): XeroContact | undefined {
  const number = fields.text('ContactNumber');
  const numbered = world.tables.xeroContacts
    .all()
    .find((row) => row.contactNumber !== null && row.contactNumber === number);
  return numbered ?? activeContactNamed(world, fields.text('Name') ?? '');
}
