import { type BillStep, intendBill, type IntendedBill } from '@throughline/core/client-bill/intend-bill';
import { resolveBill } from '@throughline/core/sync/resolve-bill';
import {
  databaseNow,
  loadIntended,
  repeatBill,
  toUnresolved,
} from '@throughline/core/client-bill/unresolved-bills';
import type { ServiceContext } from '@throughline/core/context';
import type { OutboxMessage } from '@throughline/core/outbox/claim-due';
import { release } from '@throughline/core/outbox/release';

import { carryOut } from './carry-out-resolution.ts';
import type { DeliveryDeps } from './deps.ts';
import { type Looked, lookByNumber, lookByUrl, type NotLooked, readingFor } from './look-for-bills.ts';
import { isRejection, rejectToken } from './reject-token.ts';
import { resolveContact } from './resolve-contact.ts';
import { inBillSystem, sendBill } from './send-bill.ts';
import { withCall } from './with-call.ts';

/**
 * Carries one claimed client bill to Xero: its contact first, then the intent and one send. Whatever kills it in
 * between is found by the next owner of the message.
 */
export async function deliverClientBill(deps: DeliveryDeps, message: OutboxMessage): Promise<void> {
  const step = await sendOnce(deps, message, {
    isRepeat: false,
    write: (ctx) => intendBill(ctx, message, deps.timing),
  });
  if (step?.kind === 'find_contact') await resolveContact(deps, { message, client: step.client });
}

/**
 * Finds out what became of client bills whose send nobody saw the end of: young ones are sent again, byte for byte
 * under the same key; the others are looked for in one read.
 *
 * @param messages claimed ones of one practice, each holding an operation
 */
export async function resolveClientBills(
  deps: DeliveryDeps,
  messages: readonly OutboxMessage[],
): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const { now, bills } = await inBillSystem(deps, first, async (ctx) => {
    const loaded: IntendedBill[] = [];
    for (const message of messages) loaded.push(await loadIntended(ctx, message));
    return { now: await databaseNow(ctx), bills: loaded };
  });
  const isYoung = ({ message }: IntendedBill) =>
    resolveBill(toUnresolved(message), null, { now, timing: deps.timing }).kind === 'repeat';
  const young = bills.filter(isYoung);
  const others = bills.filter((bill) => !isYoung(bill));
  await Promise.all([...young.map((bill) => repeat(deps, bill)), lookFor(deps, others)]);
}

async function repeat(deps: DeliveryDeps, bill: IntendedBill): Promise<void> {
  await sendOnce(deps, bill.message, {
    isRepeat: true,
    write: async (ctx) => {
      const message = await repeatBill(ctx, bill.message, deps.timing);
      return message ? { kind: 'send', intended: { ...bill, message } } : { kind: 'nothing' };
    },
  });
}

type Sending = {
  readonly isRepeat: boolean;
  /** Decides about the send and writes it down, in one transaction. */
  readonly write: (ctx: ServiceContext) => Promise<BillStep>;
};

/** @returns what was decided; null when no call could be made, and the message was given back */
async function sendOnce(
  deps: DeliveryDeps,
  message: OutboxMessage,
  { isRepeat, write }: Sending,
): Promise<BillStep | null> {
  const { practiceId } = message;
  const opened = await deps.openLedger(practiceId);
  if (!opened) return giveBackOne(deps, message, 1_000);
  const call = { practiceId, kind: 'ledger', what: 'PUT Invoices' } as const;
  const made = await withCall(deps, call, {
    opened,
    work: async () => {
      // Measured from before it is written down: a worker that slept in between must not send.
      const startedMs = performance.now();
      const step = await inBillSystem(deps, message, write);
      if (step.kind !== 'send' || performance.now() - startedMs > deps.timing.sendFenceMs) return step;
      await sendBill(deps, { intended: step.intended, opened, isRepeat });
      return step;
    },
  });
  if (made.kind === 'wait') return giveBackOne(deps, message, made.ms);
  const status = opened.lastReply()?.status ?? null;
  if (isRejection({ status })) await rejectToken(deps, message, { status, problems: [] });
  return made.value;
}

async function giveBackOne(deps: DeliveryDeps, message: OutboxMessage, delayMs: number): Promise<null> {
  await release(deps.db, message, delayMs);
  return null;
}

async function lookFor(deps: DeliveryDeps, bills: readonly IntendedBill[]): Promise<void> {
  if (bills.length === 0) return;
  const looked = await lookByNumber(deps, bills);
  if (!('invoices' in looked)) return giveBack(deps, bills, looked);
  for (const bill of bills) await resolveOne(deps, bill, looked);
}

async function resolveOne(deps: DeliveryDeps, bill: IntendedBill, looked: Looked): Promise<void> {
  const clock = { now: looked.startedAt, timing: deps.timing };
  const unresolved = toUnresolved(bill.message);
  let { invoices } = looked;
  let resolution = resolveBill(unresolved, readingFor(bill, looked, false), clock);
  if (resolution.kind === 'look_by_url') {
    const byUrl = await lookByUrl(deps, bill);
    if (!('invoices' in byUrl)) return giveBack(deps, [bill], byUrl);
    invoices = [...looked.invoices, ...byUrl.invoices];
    resolution = resolveBill(unresolved, readingFor(bill, { ...looked, invoices }, true), clock);
  }
  if (resolution.kind === 'repeat' || resolution.kind === 'look' || resolution.kind === 'look_by_url') return;
  await carryOut(deps, { bill, resolution, invoices });
  deps.logger.info(
    { messageId: bill.message.id, resolution: resolution.kind },
    'looked what became of a client bill',
  );
}

async function giveBack(
  deps: DeliveryDeps,
  bills: readonly IntendedBill[],
  { waitMs }: NotLooked,
): Promise<void> {
  for (const { message } of bills) await release(deps.db, message, waitMs);
}
