import type { ContactCandidate, ContactChoice } from '@throughline/core/client-bill/choose-contact';
import { settleContact } from '@throughline/core/client-bill/contact-questions';
import type { BillRecord } from '@throughline/core/client-bill/load-bills';
import type { LoadedDryRun } from '@throughline/core/client-bill/load-dry-run';
import { AppError } from '@throughline/core/errors';
import { type Ledger, LedgerError, type LedgerInvoice } from '@throughline/ledger-push';

import type { Remote } from '../remote/remotes.ts';
import type { RemoteCall } from '../trpc/procedures.ts';
import { findContactCandidates, toCandidate } from './contact-candidates.ts';

export type ContactAnswer = {
  readonly choice: ContactChoice;
  readonly candidates: readonly ContactCandidate[];
};

/** What Xero told; what it could not be asked is missing. */
export type XeroAnswers = {
  /** By client. Not for clients whose contact is remembered and gave no cause for doubt. */
  readonly contacts: ReadonlyMap<string, ContactAnswer>;
  /** Sales invoices under the numbers asked for; null when that was not told. */
  readonly invoices: readonly LedgerInvoice[] | null;
  /** When it can be asked again, if that is why something is missing. */
  readonly freeAt: Date | null;
  /** Calls by client bill; the number look-up is the first one's. */
  readonly callsBy: ReadonlyMap<string, number>;
};

/** Refusals of Xero that say a remembered contact is no longer good. */
const contactRefusals: readonly (string | null)[] = ['contact_archived', 'contact_missing', 'not_in_xero'];

/**
 * Asks Xero what only it can tell about client bills not posted yet: one call for all numbers, one for each client
 * whose contact is not known. Stops at the first trouble; what it learned until then stays learned.
 */
export async function askXero(
  call: RemoteCall,
  remote: Remote<Ledger>,
  { records, nextNumber }: LoadedDryRun,
): Promise<XeroAnswers> {
  const contacts = new Map<string, ContactAnswer>();
  const callsBy = new Map<string, number>();
  const open = records.filter(({ bill }) => bill.state === 'draft' || bill.state === 'approved');
  const [first] = open;
  let invoices: readonly LedgerInvoice[] | null = null;
  const counted = async (clientBillId: string, ask: () => Promise<void>) => {
    const before = remote.calls();
    await ask().finally(() => {
      callsBy.set(clientBillId, (callsBy.get(clientBillId) ?? 0) + remote.calls() - before);
    });
  };
  const freeAt = await stopAtTrouble(async () => {
    if (!first) return;
    await counted(first.bill.id, async () => {
      const numbers = [...open.map(({ bill }) => bill.number), nextNumber];
      const found = await remote.read('GET Invoices', (ledger) => ledger.findInvoicesByNumber(numbers));
      invoices = found.filter(({ type }) => type === 'ACCREC');
    });
    for (const record of open) {
      const { id, clientId } = record.bill;
      if (contacts.has(clientId) || !isDoubtful(record)) continue;
      await counted(id, async () => {
        contacts.set(clientId, await contactOf(call, remote, record));
      });
    }
  });
  return { contacts, invoices, freeAt, callsBy };
}

function isDoubtful({ contact, message }: BillRecord): boolean {
  return contact === null || (message?.state === 'refused' && contactRefusals.includes(message.reason));
}

async function contactOf(
  call: RemoteCall,
  remote: Remote<Ledger>,
  record: BillRecord,
): Promise<ContactAnswer> {
  const { client, contact } = record;
  if (contact) return verifyRemembered(remote, contact);
  const candidates = await remote.read('GET Contacts', (ledger) =>
    findContactCandidates(ledger, client.name),
  );
  return { candidates, choice: await call.run((ctx) => settleContact(ctx, { client, candidates })) };
}

async function verifyRemembered(
  remote: Remote<Ledger>,
  { xeroContactId, xeroContactName: name }: NonNullable<BillRecord['contact']>,
): Promise<ContactAnswer> {
  const known = await remote.read('GET Contacts', (ledger) => ledger.contact(xeroContactId));
  if (!known) return { candidates: [], choice: { kind: 'ask', resolution: { state: 'missing', name } } };
  const contact = toCandidate(known, true);
  if (contact.isActive) return { candidates: [], choice: { kind: 'found', contact } };
  const state = contact.isMerged ? 'merged' : 'archived';
  return { candidates: [contact], choice: { kind: 'ask', resolution: { state, name: contact.name } } };
}

/**
 * Trouble at or on the way to Xero is told as "not checked"; a bug is thrown.
 *
 * @returns when Xero can be asked again, if it could not be asked now
 */
async function stopAtTrouble(ask: () => Promise<void>): Promise<Date | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof LedgerError) return null;
    if (!(error instanceof AppError) || error.code !== 'precondition_failed') throw error;
    const { waitUntil } = error.details;
    return typeof waitUntil === 'string' ? new Date(waitUntil) : null;
  }
}
