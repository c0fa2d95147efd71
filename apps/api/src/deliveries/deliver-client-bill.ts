import { loadIntended, type IntendedBill } from '@throughline/core/client-bill/unresolved-bills';
import { databaseNow } from '@throughline/core/outbox/database-now';
import { deliver, repeat } from '@throughline/core/sync/deliver';
import type { Claimed } from '@throughline/core/sync/ports';
import { type LookResult, resolve } from '@throughline/core/sync/resolve';
import { mayRepeat } from '@throughline/core/sync/resolve-bill';
import type { Ledger } from '@throughline/ledger-push';

import { billPorts, type ClaimedBill, inBillSystem } from './bill-ports.ts';
import { type DeliveryDeps, notOpenMs, type Opened } from './deps.ts';
import { giveBack } from './give-back.ts';
import { lookByNumber, lookByUrl, readingFor } from './look-for-bills.ts';
import type { Grants } from './message-calls.ts';
import { isRejection, rejectToken } from './reject-token.ts';
import { resolveContact } from './resolve-contact.ts';

/** Carries one claimed client bill to Xero; first, when nobody knows it yet, finds out whom it is billed as there. */
export async function deliverClientBill(
  deps: DeliveryDeps,
  claimed: ClaimedBill,
  grants?: Grants,
): Promise<void> {
  await withLedger(deps, [claimed], async (opened) => {
    const ports = billPorts(deps, claimed, { opened, isRepeat: false, grants });
    await deliver(ports, claimed, 'PUT Invoices');
    const client = ports.contactWanted();
    if (client) await resolveContact(deps, { message: claimed.message, client });
  });
}

/**
 * Finds out what became of client bills whose send nobody saw the end of: young ones are sent again, byte for byte
 * under the same key; the others are looked for by their numbers in one read, then by our address.
 *
 * @param claimed of one practice, each holding an operation
 */
export async function resolveClientBills(deps: DeliveryDeps, claimed: readonly ClaimedBill[]): Promise<void> {
  const [first] = claimed;
  if (!first) return;
  const { now, bills } = await inBillSystem(deps, first.message, async (ctx) => {
    const loaded: Unresolved[] = [];
    for (const one of claimed) loaded.push({ ...one, bill: await loadIntended(ctx, one.message) });
    return { now: await databaseNow(ctx.tx), bills: loaded };
  });
  const isYoung = ({ record: { op } }: Claimed) => op !== null && mayRepeat(op, now, deps.timing);
  const others = bills.filter((bill) => !isYoung(bill));
  await Promise.all([...bills.filter(isYoung).map((one) => sendAgain(deps, one)), lookFor(deps, others)]);
}

type Unresolved = ClaimedBill & { readonly bill: IntendedBill };

async function sendAgain(deps: DeliveryDeps, claimed: ClaimedBill): Promise<void> {
  await withLedger(deps, [claimed], async (opened) => {
    const ports = billPorts(deps, claimed, { opened, isRepeat: true });
    await repeat(ports, claimed, 'PUT Invoices');
  });
}

async function lookFor(deps: DeliveryDeps, bills: readonly Unresolved[]): Promise<void> {
  const unseen = await lookOnce(deps, bills, false);
  for (const one of unseen) await lookOnce(deps, [one], true);
}

/** @returns those to be looked for by our address */
async function lookOnce(
  deps: DeliveryDeps,
  bills: readonly Unresolved[],
  byUrl: boolean,
): Promise<readonly Unresolved[]> {
  let unseen: readonly Unresolved[] = [];
  await withLedger(deps, bills, async (opened, first) => {
    const ports = billPorts(deps, first, { opened, isRepeat: true });
    unseen = await resolve<Unresolved>(ports, bills, {
      what: 'GET Invoices',
      read: () => read(deps, bills, { opened, byUrl }),
    });
  });
  return unseen;
}

/** Null when the look failed: nothing is known then, and nothing decided. */
async function read(
  deps: DeliveryDeps,
  bills: readonly Unresolved[],
  { opened, byUrl }: { readonly opened: Opened<Ledger>; readonly byUrl: boolean },
): Promise<LookResult<Unresolved>[] | null> {
  const [first] = bills;
  if (!first) return [];
  const startedAt = await inBillSystem(deps, first.message, (ctx) => databaseNow(ctx.tx));
  const looked = await (byUrl
    ? lookByUrl(opened.client, first.bill)
    : lookByNumber(
        opened.client,
        bills.map(({ bill }) => bill),
      ));
  if ('error' in looked) {
    const { status, problems } = looked.error;
    if (isRejection({ status }))
      await rejectToken(deps, first.message, { status, problems, token: opened.token });
    return null;
  }
  return bills.map((claimed) => {
    const reading = readingFor(claimed.bill, { startedAt, invoices: looked.value, byUrl });
    const { epoch, opSeq } = claimed.record;
    return { claimed, input: { kind: 'bill_reading', epoch, opSeq, reading } };
  });
}

/** Each call has a client of its own, as what it said last is told the gate. */
async function withLedger<C extends ClaimedBill>(
  deps: DeliveryDeps,
  claimed: readonly C[],
  work: (opened: Opened<Ledger>, first: C) => Promise<void>,
): Promise<void> {
  const [first] = claimed;
  if (!first) return;
  const open = await deps.openLedger(first.message.practiceId);
  if (open) return work(open(), first);
  for (const { message } of claimed) await giveBack(deps, message, notOpenMs);
}
