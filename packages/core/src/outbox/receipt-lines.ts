import type { SyncEffect } from '../sync/inputs.ts';
import type { LineContent } from './receipt-chain.ts';
import type { OutboxMessage } from './record-row.ts';
import { sha256 } from './sha256.ts';

/** What is kept of an answer, for the receipt and for support. */
export type Answer = {
  readonly httpStatus: number | null;
  readonly correlationId: string | null;
  /** Redacted and bounded. */
  readonly text: string | null;
  /** How long ago, by the worker's own clock, the request left; null when it never did. */
  readonly sentAgoMs: number | null;
};

type Receipt = Extract<SyncEffect, { kind: 'receipt' }>;
type Around = {
  /** When the step was made, by the database's clock. */
  readonly now: Date;
  readonly answer: Answer | undefined;
};

/** The lines a step adds to the receipt of its message, which is already as the step left it. */
export function receiptLines(
  message: Pick<OutboxMessage, 'opRequest'>,
  effects: readonly SyncEffect[],
  around: Around,
): LineContent[] {
  return effects.flatMap((effect) => (effect.kind === 'receipt' ? linesOf(message, effect, around) : []));
}

function linesOf(
  { opRequest }: Pick<OutboxMessage, 'opRequest'>,
  { event, opSeq, op, outcome, remoteId, hash }: Receipt,
  { now: at, answer }: Around,
): LineContent[] {
  const line = { at, opSeq, event, op, outcome, remoteId, hash };
  if (event === 'intent') return [{ ...line, hash: sha256(opRequest ?? '') }];
  if (event !== 'answer' || !answer) return [line];
  const { sentAgoMs, ...answered } = answer;
  const attempt = { at: new Date(at.getTime() - (sentAgoMs ?? 0)), opSeq, op, event: 'attempt' } as const;
  return [...(sentAgoMs === null ? [] : [attempt]), { ...line, ...answered }];
}
