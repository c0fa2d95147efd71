import { sha256 } from '@throughline/core/outbox/sha256';
import type { StepResult } from '@throughline/core/sync/inputs';

import { type Line, sentAgoMs } from './act.ts';

/** The lines that production adds to the receipt for what a step says of it. */
export function linesOf(id: string, { record, effects }: StepResult, now: number): Line[] {
  return effects.flatMap((effect): Line[] => {
    if (effect.kind !== 'receipt') return [];
    const { event, opSeq, op, outcome, remoteId, hash } = effect;
    const line = { id, at: now, event, opSeq, op, outcome, remoteId, hash };
    if (event === 'intent') return [{ ...line, hash: sha256(record.op?.request ?? '') }];
    if (event !== 'answer') return [line];
    const attempt = { outcome: null, remoteId: null, hash: null, event: 'attempt', at: now - sentAgoMs };
    return [{ ...line, ...attempt }, line];
  });
}

/** In an order of their own: both stores add what belongs to one instant in any. */
export function inOrder(lines: readonly Line[]): readonly string[] {
  return lines
    .map(({ id, at, event, opSeq, op, outcome, remoteId, hash }) =>
      JSON.stringify([at, id, opSeq, event, op, outcome, remoteId, hash]),
    )
    .toSorted();
}
