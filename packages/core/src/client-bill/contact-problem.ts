import { countWord } from '../link/count-word.ts';
import type { ContactResolution } from './preflight.ts';
import { blocking, type Problem } from './problem.ts';

/** Why the client's contact in Xero cannot take the sales invoice; null when it can. */
export function contactProblem(contact: ContactResolution): Problem | null {
  switch (contact.state) {
    case 'found':
      return null;
    case 'missing':
      return blocking('contact_missing', {
        sentence: `No contact in Xero is called ${atEnd(contact.name)} Choose the one for this client, and we remember it, or create it in Xero.`,
        fix: 'Choose the contact',
      });
    case 'archived':
      return blocking('contact_archived', {
        sentence: `The contact ${contact.name} is archived in Xero. Restore it there, then post again.`,
        fix: 'Check again',
      });
    case 'ambiguous':
      return blocking('contact_ambiguous', {
        sentence: `${countWord(contact.count ?? 2)} contacts in Xero are called ${atEnd(contact.name)} Choose the one for this client; we remember it.`,
        fix: 'Choose the contact',
      });
    case 'merged':
      return blocking('contact_merged', {
        sentence: `The contact ${contact.name} was merged into another in Xero. Choose the one for this client; we remember it.`,
        fix: 'Choose the contact',
      });
  }
}

/** A name that closes a sentence; one that ends in a point, as "Smith, A. & B.", gets no second. */
function atEnd(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}
