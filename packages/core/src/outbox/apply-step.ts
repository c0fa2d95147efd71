import { sql } from 'drizzle-orm';
import type { PgInsertValue } from 'drizzle-orm/pg-core';

import type { Tx } from '../db/client.ts';
import { deliveryEvents } from '../db/schema/outbox-messages.ts';
import type { StepResult, SyncEffect, SyncInput } from '../sync/inputs.ts';
import { step } from '../sync/step.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type Held, holdMessages } from './hold-messages.ts';
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

/** Locks one message and makes a step on it, as {@link applySteps}. */
export async function applyStep(
  tx: Tx,
  { practiceId, id }: Pick<OutboxMessage, 'practiceId' | 'id'>,
  { timing, ...stepping }: Omit<Stepping, 'messageId'> & { readonly timing: DeliveryTiming },
): Promise<Applied> {
  const held = await holdMessages(tx, practiceId, [id]);
  const [applied] = await applySteps(tx, { held, steppings: [{ ...stepping, messageId: id }], timing });
  if (!applied) throw new RangeError(`there is no message ${id}`);
  return applied;
}

type Steps = {
  readonly held: readonly Held[];
  /** Of different messages, all held. */
  readonly steppings: readonly Stepping[];
  readonly timing: DeliveryTiming;
};

/**
 * Makes a step of the protocol on each of these messages of a practice: writes what changed, adds the receipts and
 * wakes the gates, all in the transaction that holds them. Sending, planning anew and looking further are left to the
 * caller, as effects.
 *
 * @returns what came of each, in the order given
 * @throws {RangeError} when one is not held, as there is no such message
 */
export async function applySteps(tx: Tx, { held, steppings, timing }: Steps): Promise<Applied[]> {
  const rows = new Map(held.map((row) => [row.message.id, row]));
  const made = steppings.map(({ messageId, input, answer }) => {
    const row = rows.get(messageId);
    if (!row) throw new RangeError(`there is no message ${messageId}`);
    const { message, failures, now } = row;
    const around = { now: now.getTime(), timing, isOutage: isCircuitOpen(failures) };
    return { message, answer, result: step(toRecord(message), input, around) };
  });
  const written = await writeRecords(
    tx,
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
