import { and, eq, sql } from 'drizzle-orm';
import type { PgInsertValue } from 'drizzle-orm/pg-core';

import type { Tx } from '../db/client.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { StepResult, SyncEffect, SyncInput } from '../sync/inputs.ts';
import type { SyncRecord } from '../sync/record.ts';
import { step } from '../sync/step.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { isCircuitOpen } from './pause-after.ts';
import { changedColumns, type OutboxMessage, toRecord } from './record-row.ts';
import { sha256 } from './sha256.ts';
import { gateOf, wakeGate } from './wake-gate.ts';

/** What is kept of an answer, for the receipt and for support. */
export type Answer = {
  readonly httpStatus: number | null;
  readonly correlationId: string | null;
  /** Redacted and bounded. */
  readonly text: string | null;
  /** How long ago, by the worker's own clock, the request left; null when it never did. */
  readonly sentAgoMs: number | null;
};

export type Applied = StepResult & {
  readonly before: OutboxMessage;
  readonly after: OutboxMessage;
};

/**
 * Makes one step of the protocol on one message: reads it under its lock, steps, writes what changed, adds the
 * receipt and wakes the gate, all in the caller's transaction. Sending, planning anew and looking further are left
 * to the caller, as effects.
 *
 * @throws {RangeError} when there is no such message
 */
export async function applyStep(
  tx: Tx,
  target: Pick<OutboxMessage, 'practiceId' | 'id'>,
  {
    input,
    timing,
    answer,
  }: { readonly input: SyncInput; readonly timing: DeliveryTiming; readonly answer?: Answer },
): Promise<Applied> {
  const isTarget = and(eq(outboxMessages.practiceId, target.practiceId), eq(outboxMessages.id, target.id));
  const [held] = await tx
    .select({
      message: outboxMessages,
      failures: deliveryGates.failures,
      now: sql<Date>`clock_timestamp()`.mapWith(outboxMessages.availableAt),
    })
    .from(outboxMessages)
    .innerJoin(
      deliveryGates,
      and(
        eq(deliveryGates.practiceId, outboxMessages.practiceId),
        eq(deliveryGates.kind, outboxMessages.gate),
      ),
    )
    .where(isTarget)
    .for('update', { of: outboxMessages });
  if (!held) throw new RangeError(`there is no message ${target.id}`);
  const { message, failures, now } = held;
  const record = toRecord(message);
  const result = step(record, input, { now: now.getTime(), timing, isOutage: isCircuitOpen(failures) });
  const after = await writeRecord(tx, message, { before: record, after: result.record });
  await carryOutEffects(tx, after, { effects: result.effects, answer });
  return { ...result, before: message, after };
}

/** Writes what a step changed of a message. The caller holds whatever keeps others from changing the same. */
export async function writeRecord(
  tx: Tx,
  message: OutboxMessage,
  { before, after }: { readonly before: SyncRecord; readonly after: SyncRecord },
): Promise<OutboxMessage> {
  const columns = changedColumns(before, after);
  if (Object.keys(columns).length === 0) return message;
  await tx
    .update(outboxMessages)
    .set(columns)
    .where(and(eq(outboxMessages.practiceId, message.practiceId), eq(outboxMessages.id, message.id)));
  return { ...message, ...columns };
}

async function carryOutEffects(
  tx: Tx,
  message: OutboxMessage,
  { effects, answer }: { readonly effects: readonly SyncEffect[]; readonly answer: Answer | undefined },
): Promise<void> {
  const receipts = effects.flatMap((effect) => (effect.kind === 'receipt' ? [effect] : []));
  if (receipts.length > 0) {
    await tx
      .insert(deliveryEvents)
      .values(receipts.flatMap((receipt) => receiptRows(message, receipt, answer)));
  }
  const wakes = effects.flatMap((effect) => (effect.kind === 'wake' ? [effect.inMs] : []));
  if (wakes.length > 0) await wakeGate(tx, gateOf(message), Math.min(...wakes));
}

type Receipt = Extract<SyncEffect, { kind: 'receipt' }>;

function receiptRows(
  { practiceId, id: messageId, opRequest }: OutboxMessage,
  receipt: Receipt,
  answer: Answer | undefined,
): PgInsertValue<typeof deliveryEvents>[] {
  const { event, opSeq, op, outcome, remoteId, hash } = receipt;
  const row = { event, opSeq, op, outcome, remoteId, hash, practiceId, messageId, at: now };
  if (receipt.event === 'intent') return [{ ...row, hash: sha256(opRequest ?? '') }];
  if (receipt.event !== 'answer' || !answer) return [row];
  const { sentAgoMs, ...answered } = answer;
  if (sentAgoMs === null) return [{ ...row, ...answered }];
  const at = sql<Date>`clock_timestamp() - ${sentAgoMs} * interval '1 millisecond'`;
  return [
    { practiceId, messageId, at, opSeq, op, event: 'attempt' },
    { ...row, ...answered },
  ];
}

const now = sql<Date>`clock_timestamp()`;
