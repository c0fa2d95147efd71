import { and, eq, sql } from 'drizzle-orm';

import type { ReceiptKey } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { StepResult, SyncEffect, SyncInput } from '../sync/inputs.ts';
import { step } from '../sync/step.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { isCircuitOpen } from './pause-after.ts';
import { type SealedLine, sealLines } from './receipt-chain.ts';
import { type Answer, receiptLines } from './receipt-lines.ts';
import { changedColumns, type OutboxMessage, toRecord } from './record-row.ts';
import { gateOf, wakeGate } from './wake-gate.ts';

export type Applied = StepResult & {
  readonly before: OutboxMessage;
  readonly after: OutboxMessage;
};

type Stepping = {
  readonly input: SyncInput;
  readonly timing: DeliveryTiming;
  readonly answer?: Answer;
  readonly receiptKeys: readonly ReceiptKey[];
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
  { input, timing, answer, receiptKeys }: Stepping,
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
  const columns = changedColumns(record, result.record);
  const stepped = { ...message, ...columns };
  const lines = receiptLines(stepped, result.effects, { answer, now });
  const { rows, end } = sealLines(message, lines, receiptKeys);
  await writeMessage(tx, message, rows.length > 0 ? { ...columns, ...end } : columns);
  await addLines(tx, rows);
  await wake(tx, stepped, result.effects);
  return { ...result, before: message, after: { ...stepped, ...end } };
}

/** Writes what a step changed of a message. The caller holds whatever keeps others from changing the same. */
async function writeMessage(
  tx: Tx,
  { practiceId, id }: OutboxMessage,
  columns: Partial<OutboxMessage>,
): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await tx
    .update(outboxMessages)
    .set(columns)
    .where(and(eq(outboxMessages.practiceId, practiceId), eq(outboxMessages.id, id)));
}

async function addLines(tx: Tx, rows: readonly SealedLine[]): Promise<void> {
  if (rows.length > 0) await tx.insert(deliveryEvents).values([...rows]);
}

async function wake(tx: Tx, message: OutboxMessage, effects: readonly SyncEffect[]): Promise<void> {
  const wakes = effects.flatMap((effect) => (effect.kind === 'wake' ? [effect.inMs] : []));
  if (wakes.length > 0) await wakeGate(tx, gateOf(message), Math.min(...wakes));
}
