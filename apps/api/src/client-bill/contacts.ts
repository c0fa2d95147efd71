import type { ContactCandidate } from '@throughline/core/client-bill/choose-contact';
import { rememberContact } from '@throughline/core/client-bill/contact-questions';
import { requireClient } from '@throughline/core/client-bill/draft-client-bill';
import { findRemembered } from '@throughline/core/client-bill/find-remembered';
import type { ChooseContact, FindContacts } from '@throughline/core/client-bill/schemas';
import { AppError, notFound } from '@throughline/core/errors';
import { type Ledger, LedgerError } from '@throughline/ledger-push';
import type { z } from 'zod';

import { readProblem } from '../remote/problem-sentence.ts';
import type { RemoteCall } from '../trpc/procedures.ts';
import { findContactCandidates } from './contact-candidates.ts';

export type ContactList = {
  /** Whom the client is billed as; null while nobody decided. */
  readonly remembered: {
    readonly xeroContactId: string;
    readonly name: string;
    readonly source: 'name' | 'created' | 'staff';
  } | null;
  readonly candidates: readonly ContactCandidate[];
  readonly calls: number;
};

/**
 * Contacts in Xero of a client's name, or of another name, archived ones included.
 *
 * @throws {AppError} `not_found` for the client, `precondition_failed` when Xero cannot be asked
 */
export async function listContacts(
  call: RemoteCall,
  { clientId, name }: z.output<z.ZodObject<typeof FindContacts>>,
): Promise<ContactList> {
  const known = await call.run(async (ctx) => ({
    practiceId: ctx.practice.id,
    client: await requireClient(ctx, clientId),
    remembered: await findRemembered(ctx, clientId),
  }));
  const found = await askLedger(call, known.practiceId, (ledger) =>
    findContactCandidates(ledger, name ?? known.client.name),
  );
  return { remembered: known.remembered, candidates: found.value, calls: found.calls };
}

/**
 * Remembers the contact in Xero a client is billed as, chosen by a person; it wins over every name from then on.
 *
 * @throws {AppError} `not_found` for the client or contact, `conflict` for one that is archived or merged away,
 *   `precondition_failed` when Xero cannot be asked
 */
export async function chooseClientContact(
  call: RemoteCall,
  { clientId, xeroContactId }: z.output<z.ZodObject<typeof ChooseContact>>,
): Promise<{ clientId: string; xeroContactId: string; name: string }> {
  const practiceId = await call.run(async (ctx) => {
    await requireClient(ctx, clientId);
    return ctx.practice.id;
  });
  const { value: contact } = await askLedger(call, practiceId, (ledger) => ledger.contact(xeroContactId));
  if (!contact) throw notFound('contact in Xero');
  if (contact.status !== 'ACTIVE' || contact.mergedToContactId !== null) {
    const why = contact.mergedToContactId === null ? 'archived' : 'merged into another';
    throw new AppError('conflict', 'the contact is not in use', {
      userMessage: `The contact ${contact.name} is ${why} in Xero. Choose another, or restore it there first.`,
    });
  }
  const { contactId, name } = contact;
  await call.run((ctx) =>
    rememberContact(ctx, { id: clientId }, { xeroContactId: contactId, name, source: 'staff' }),
  );
  return { clientId, xeroContactId: contactId, name };
}

async function askLedger<T>(
  call: RemoteCall,
  practiceId: string,
  work: (ledger: Ledger) => Promise<T>,
): Promise<{ value: T; calls: number }> {
  const remote = await call.request.deps.remotes.ledger(practiceId);
  try {
    return { value: await remote.read('GET Contacts', work), calls: remote.calls() };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { sentence } = readProblem(error, remote.calls());
    throw new AppError('precondition_failed', 'Xero could not be asked', {
      userMessage: sentence,
      cause: error,
    });
  }
}
