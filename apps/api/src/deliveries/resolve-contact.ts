import { blockBill } from '@throughline/core/client-bill/block-bill';
import { contactChoiceProblem } from '@throughline/core/client-bill/contact-choice-problem';
import {
  type BilledClient,
  rememberContact,
  settleContact,
} from '@throughline/core/client-bill/contact-questions';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import { sha256 } from '@throughline/core/outbox/sha256';
import type { Granted } from '@throughline/core/sync/ports';
import type { Ledger, LedgerError, NewLedgerContact } from '@throughline/ledger-push';

import { findContactCandidates } from '../client-bill/contact-candidates.ts';
import { inBillSystem } from './bill-ports.ts';
import { type DeliveryDeps, notOpenMs } from './deps.ts';
import { giveBack } from './give-back.ts';
import { messageCalls } from './message-calls.ts';
import { readOrError } from './read-or-error.ts';
import { isRejection, rejectToken } from './reject-token.ts';

/** After trouble on the way to Xero; the gate rests longer by itself when it goes on. */
const troubleMs = 10_000;

type Resolving = { readonly message: OutboxMessage; readonly client: BilledClient };

/**
 * Finds out whom a client is billed as in Xero, or creates the contact, and gives the message back: it goes on with
 * a claim of its own once the contact is remembered. What only a person can decide sets it aside.
 */
export async function resolveContact(deps: DeliveryDeps, { message, client }: Resolving): Promise<void> {
  const made = await callLedger(deps, message, {
    what: 'GET Contacts',
    work: (ledger) => readOrError(() => findContactCandidates(ledger, client.name)),
  });
  if (made.kind === 'wait') return giveBack(deps, message, made.ms);
  if ('error' in made.value)
    return afterReadError(deps, message, { error: made.value.error, token: made.token });
  const { value: candidates } = made.value;
  const choice = await inBillSystem(deps, message, async (ctx) => {
    const chosen = await settleContact(ctx, { client, candidates });
    const problem = contactChoiceProblem(chosen, client.name);
    if (problem?.blocking) await blockBill(ctx, message, { obstacle: problem, timing: deps.timing });
    return chosen;
  });
  if (choice.kind === 'found') return giveBack(deps, message, 0);
  if (choice.kind === 'create') return createContact(deps, { message, client });
}

type LedgerCall<T> = { readonly what: string; readonly work: (ledger: Ledger) => Promise<T> };

/** What came of a call, and the token it went with. */
type Called<T> =
  | (Extract<Granted<T>, { kind: 'made' }> & { readonly token: string })
  | Extract<Granted<T>, { kind: 'wait' }>;

/** One call to Xero through the gate; to wait when there is no way to make it now. */
async function callLedger<T>(
  deps: DeliveryDeps,
  { practiceId }: OutboxMessage,
  { what, work }: LedgerCall<T>,
): Promise<Called<T>> {
  const open = await deps.openLedger(practiceId);
  if (!open) return { kind: 'wait', ms: notOpenMs };
  const opened = open();
  const calls = messageCalls(deps, { practiceId, kind: 'ledger', opened });
  const made = await calls.withCall(what, () => work(opened.client));
  return made.kind === 'made' ? { ...made, token: opened.token } : made;
}

async function createContact(deps: DeliveryDeps, { message, client }: Resolving): Promise<void> {
  const contact = newContact(client);
  const made = await callLedger(deps, message, {
    what: 'PUT Contacts',
    work: (ledger) => ledger.createContact(contact, keyFor(message, contact)),
  });
  if (made.kind === 'wait') return giveBack(deps, message, made.ms);
  const result = made.value;
  deps.logger.info({ messageId: message.id, outcome: result.class }, 'contact carried to Xero');
  switch (result.class) {
    case 'applied': {
      const { contactId: xeroContactId, name } = result.contact;
      await inBillSystem(deps, message, (ctx) =>
        rememberContact(ctx, client, { xeroContactId, name, source: 'created' }),
      );
      return giveBack(deps, message, 0);
    }
    case 'unknown':
      // It may be there: the next look finds it by its name, and the same key creates it only once.
      return giveBack(deps, message, deps.timing.lateEffectMs);
    case 'not_applied':
      // Made for this client before, and renamed or archived in Xero since: its number leads to it.
      if (result.problems.some(({ code }) => code === 'contact_number_taken')) {
        return takeByNumber(deps, { message, client }, result);
      }
      return afterRefusal(deps, message, { refusal: result, token: made.token });
  }
}

type Refusal = Extract<Awaited<ReturnType<Ledger['createContact']>>, { class: 'not_applied' }>;

type Refused = { readonly refusal: Refusal; readonly token: string };

async function afterRefusal(
  deps: DeliveryDeps,
  message: OutboxMessage,
  { refusal, token }: Refused,
): Promise<void> {
  const { kind, problems, retryAfterMs } = refusal;
  const [problem] = problems;
  switch (kind) {
    case 'throttled':
    case 'unavailable':
      return giveBack(deps, message, retryAfterMs ?? troubleMs);
    case 'unauthorised':
    case 'forbidden':
      await rejectToken(deps, message, { ...refusal, token });
      return giveBack(deps, message, 1_000);
    case 'refused':
      // Made a moment ago for another client bill of the same client: the next look finds it.
      if (problem?.code === 'contact_name_taken') return giveBack(deps, message, 1_000);
      await inBillSystem(deps, message, (ctx) =>
        blockBill(ctx, message, {
          obstacle: problem ?? {
            code: 'contact_refused',
            sentence: 'Xero did not take the contact.',
            fix: '',
          },
          timing: deps.timing,
        }),
      );
  }
}

/** A contact that is active is whom the client is billed as, whatever it is called now; any other asks a person. */
async function takeByNumber(
  deps: DeliveryDeps,
  { message, client }: Resolving,
  refusal: Refusal,
): Promise<void> {
  const made = await callLedger(deps, message, {
    what: 'GET Contacts',
    work: (ledger) => readOrError(() => ledger.contact(contactNumber(client))),
  });
  if (made.kind === 'wait') return giveBack(deps, message, made.ms);
  if ('error' in made.value)
    return afterReadError(deps, message, { error: made.value.error, token: made.token });
  const { value: contact } = made.value;
  if (contact?.status !== 'ACTIVE' || contact.mergedToContactId !== null) {
    return afterRefusal(deps, message, { refusal, token: made.token });
  }
  const found = { xeroContactId: contact.contactId, name: contact.name, source: 'created' } as const;
  await inBillSystem(deps, message, (ctx) => rememberContact(ctx, client, found));
  return giveBack(deps, message, 0);
}

type Failed = { readonly error: LedgerError; readonly token: string };

async function afterReadError(
  deps: DeliveryDeps,
  message: OutboxMessage,
  { error, token }: Failed,
): Promise<void> {
  if (isRejection(error)) {
    const { status, problems } = error;
    await rejectToken(deps, message, { status, problems, token });
    return giveBack(deps, message, 1_000);
  }
  return giveBack(deps, message, error.retryAfterMs ?? troubleMs);
}

function newContact({ id, name, email }: BilledClient): NewLedgerContact {
  // Unique in Xero even among archived contacts, so a client can never get a second contact from us.
  return { name, contactNumber: contactNumber({ id }), ...(email ? { email } : {}) };
}

function contactNumber({ id }: Pick<BilledClient, 'id'>): string {
  return `pm:${id}`;
}

/** The same contact for the same client bill has the same key; a corrected one has another. */
function keyFor(message: OutboxMessage, contact: NewLedgerContact): string {
  return sha256(JSON.stringify(['contact', message.practiceId, message.id, contact]));
}
