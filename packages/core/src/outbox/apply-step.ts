import { and, asc, eq, sql } from 'drizzle-orm';
import type { PgInsertValue } from 'drizzle-orm/pg-core';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { StepResult, SyncEffect, SyncInput } from '../sync/inputs.ts';
import { step } from '../sync/step.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { isCircuitOpen } from './pause-after.ts';
import { type OutboxMessage, toRecord } from './record-row.ts';
import { sha256 } from './sha256.ts';
import { wakeGate } from './wake-gate.ts';
import { writeRecords } from './write-records.ts';

/** What is kept of an answer, for the receipt and for support. */
export type Answer = {
  readonly httpStatus: number | null;
  readonly correlationId: string | null;
  /** Redacted and bounded. */
  readonly text: string | null;
  /** How long ago, by the worker's own clock, the request left; null when it never did. */
  readonly sentAgoMs: number | null;
};

/** A step to be made on one message. */
export type Stepping = {
  readonly messageId: string;
  readonly input: SyncInput;
  readonly answer?: Answer | undefined;
};

export type Applied = StepResult & {
  readonly before: OutboxMessage;
  readonly after: OutboxMessage;
};

/** As {@link applySteps}, for one message. */
export async function applyStep(
  tx: Tx,
  { practiceId, id }: Pick<OutboxMessage, 'practiceId' | 'id'>,
  { timing, ...stepping }: Omit<Stepping, 'messageId'> & { readonly timing: DeliveryTiming },
): Promise<Applied> {
  const [applied] = await applySteps(tx, practiceId, { steppings: [{ ...stepping, messageId: id }], timing });
  if (!applied) throw new RangeError(`there is no message ${id}`);
  return applied;
}

/**
 * Makes a step of the protocol on each of these messages of a practice: reads them under their locks, steps, writes
 * what changed, adds the receipts and wakes the gates, all in the caller's transaction. Sending, planning anew and
 * looking further are left to the caller, as effects.
 *
 * @param steppings of different messages
 * @returns what came of each, in the order given
 * @throws {RangeError} when there is no such message
 */
export async function applySteps(
  tx: Tx,
  practiceId: string,
  { steppings, timing }: { readonly steppings: readonly Stepping[]; readonly timing: DeliveryTiming },
): Promise<Applied[]> {
  const messageIds = steppings.map(({ messageId }) => messageId);
  const rows = await heldMessages(tx).execute({ practiceId, messageIds });
  const held = new Map(rows.map((row) => [row.message.id, row]));
  const made = steppings.map(({ messageId, input, answer }) => {
    const row = held.get(messageId);
    if (!row) throw new RangeError(`there is no message ${messageId}`);
    const { message, failures, now } = row;
    const around = { now: now.getTime(), timing, isOutage: isCircuitOpen(failures) };
    return { message, answer, result: step(toRecord(message), input, around) };
  });
  const written = await writeRecords(
    tx,
    practiceId,
    made.map(({ message, result }) => ({ message, after: result.record })),
  );
  const applied = made.map(({ message, answer, result }, index) => ({
    ...result,
    before: message,
    after: written[index] ?? message,
    answer,
  }));
  await addReceipts(tx, applied);
  await wakeGates(tx, applied);
  return applied;
}

/** Locks in one order, so that two who want the same messages never wait for each other in a circle. */
const heldMessages = perConnection((tx) =>
  tx
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
    .where(
      and(
        eq(outboxMessages.practiceId, sql.placeholder('practiceId')),
        sql`${outboxMessages.id} = any(${sql.placeholder('messageIds')}::uuid[])`,
      ),
    )
    .orderBy(asc(outboxMessages.id))
    .for('update', { of: outboxMessages })
    .prepare('held_messages'),
);

type Made = Pick<Applied, 'after' | 'effects'> & { readonly answer: Answer | undefined };

async function addReceipts(tx: Tx, made: readonly Made[]): Promise<void> {
  const rows = made.flatMap(({ after, effects, answer }) =>
    effects.flatMap((effect) => (effect.kind === 'receipt' ? receiptRows(after, effect, answer) : [])),
  );
  if (rows.length > 0) await tx.insert(deliveryEvents).values(rows);
}

async function wakeGates(tx: Tx, made: readonly Made[]): Promise<void> {
  for (const kind of new Set(made.map(({ after }) => after.gate))) {
    const ofGate = made.filter(({ after }) => after.gate === kind);
    const wakes = ofGate.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.kind === 'wake' ? [effect.inMs] : [])),
    );
    const practiceId = ofGate[0]?.after.practiceId ?? '';
    if (wakes.length > 0) await wakeGate(tx, { practiceId, kind }, Math.min(...wakes));
  }
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
