import { type ContactCandidate, isNameless } from '@throughline/core/client-bill/choose-contact';
import type { Ledger, LedgerContact, LedgerContactMatch } from '@throughline/ledger-push';

/** Contacts Xero holds to be of a name, archived ones included; none for a name Xero cannot hold. @throws {LedgerError} */
export async function findContactCandidates(ledger: Ledger, name: string): Promise<ContactCandidate[]> {
  if (isNameless(name)) return [];
  return (await ledger.findContactsByName(name)).map(({ contact, exact }: LedgerContactMatch) =>
    toCandidate(contact, exact),
  );
}

/** A contact as the choice among contacts sees it. */
export function toCandidate(contact: LedgerContact, isExact: boolean): ContactCandidate {
  const isMerged = contact.mergedToContactId !== null;
  return {
    xeroContactId: contact.contactId,
    name: contact.name,
    email: contact.email,
    isActive: contact.status === 'ACTIVE' && !isMerged,
    isMerged,
    isExact,
  };
}
