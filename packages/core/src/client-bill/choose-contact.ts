import type { ContactResolution } from './preflight.ts';

/** A contact Xero holds to be of the client's name. */
export type ContactCandidate = {
  readonly xeroContactId: string;
  readonly name: string;
  readonly email: string | null;
  /** Neither archived nor erased nor merged into another. */
  readonly isActive: boolean;
  readonly isMerged: boolean;
  /** Written the same, letter for letter. */
  readonly isExact: boolean;
};

export type ContactChoice =
  | { readonly kind: 'found'; readonly contact: ContactCandidate }
  /** Xero has none of that name: it is created when the client bill is posted. */
  | { readonly kind: 'create' }
  /** Several clients here share the name, so the name does not say whose contact it is. */
  | { readonly kind: 'shared_name' }
  | { readonly kind: 'ask'; readonly resolution: Exclude<ContactResolution, { state: 'found' }> };

export type ContactQuestion = {
  readonly clientName: string;
  /** Another client of the practice has the same name, or is billed as the contact found. */
  readonly isShared: (contact: ContactCandidate | null) => boolean;
  readonly candidates: readonly ContactCandidate[];
};

/**
 * Whom a client without a remembered contact is billed as: the one active contact with exactly its name, and nobody
 * by guess.
 *
 * Xero compares names without case and accents, XPM letter by letter; a contact that differs only in that is asked
 * about, as XPM would make a second client of it.
 * Source: Xero Accounting API, "Contacts"; acceptance rule R03.
 */
export function chooseContact({ clientName, candidates, isShared }: ContactQuestion): ContactChoice {
  const active = candidates.filter((candidate) => candidate.isActive);
  const exact = active.filter((candidate) => candidate.isExact);
  const [first] = exact;
  if (first && exact.length === 1) {
    return isShared(first) ? { kind: 'shared_name' } : { kind: 'found', contact: first };
  }
  if (exact.length > 1) return ask('ambiguous', clientName, exact.length);
  if (active.length > 0) return ask('missing', clientName);
  if (candidates.some((candidate) => !candidate.isMerged)) return ask('archived', clientName);
  if (candidates.length > 0) return ask('merged', clientName);
  if (isNameless(clientName)) return ask('missing', clientName);
  return isShared(null) ? { kind: 'shared_name' } : { kind: 'create' };
}

/** Whether nothing of a name is left once what Xero refuses is taken out. */
export function isNameless(name: string): boolean {
  return name.replaceAll(/[<>\s]/g, '') === '';
}

function ask(
  state: 'missing' | 'archived' | 'ambiguous' | 'merged',
  name: string,
  count?: number,
): ContactChoice {
  return { kind: 'ask', resolution: { state, name, ...(count === undefined ? {} : { count }) } };
}
