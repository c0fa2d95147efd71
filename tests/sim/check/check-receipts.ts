import type { StepResult } from '@throughline/core/sync/inputs';
import type { SyncRecord } from '@throughline/core/sync/record';

import type { ReceiptLine } from '../world/rows.ts';

type Stepped = {
  readonly before: SyncRecord;
  readonly result: StepResult;
  /** All lines of the subject, those of this step included. */
  readonly lines: readonly ReceiptLine[];
};

const endings: readonly string[] = ['answer', 'read_back', 'decision'];

/**
 * Each operation is written down once when it begins, once for each repeat, and once when it ends; nothing else may
 * change what is known to be over there. Source: sync protocol, I14.
 *
 * @returns what is wrong; null when nothing is
 */
export function checkReceipts(stepped: Stepped): string | null {
  const fresh = stepped.result.effects.flatMap((effect) => (effect.kind === 'receipt' ? [effect] : []));
  return problemWithBegin(stepped, fresh) ?? problemWithEnd(stepped, fresh);
}

function problemWithBegin({ before, result, lines }: Stepped, fresh: readonly ReceiptLine[]): string | null {
  const { record, effects } = result;
  const sends = effects.filter(({ kind }) => kind === 'send').length;
  const intents = fresh.filter(({ event }) => event === 'intent').length;
  if (sends !== intents) return `${sends} sends and ${intents} intents written down`;
  if (record.opSeq === before.opSeq || firsts(lines, record.opSeq) === 1) return null;
  return `operation ${record.opSeq} is written down ${firsts(lines, record.opSeq)} times`;
}

function problemWithEnd({ before, result, lines }: Stepped, fresh: readonly ReceiptLine[]): string | null {
  const { record } = result;
  const isOver = before.op !== null && record.op === null;
  const ends = fresh.filter(({ event, opSeq }) => endings.includes(event) && opSeq === before.opSeq).length;
  if (isOver && ends !== 1) return `operation ${before.opSeq} ended with ${ends} lines`;
  if (answers(lines, before.opSeq) > sendings(lines, before.opSeq))
    return `operation ${before.opSeq} has more answers than sendings`;
  const isMoved = record.remoteId !== before.remoteId || record.syncedHash !== before.syncedHash;
  return isMoved && fresh.length === 0 ? 'what is over there changed without a line' : null;
}

function count(lines: readonly ReceiptLine[], is: (line: ReceiptLine) => boolean): number {
  let counted = 0;
  for (const line of lines) if (is(line)) counted += 1;
  return counted;
}

function firsts(lines: readonly ReceiptLine[], at: number): number {
  return count(lines, ({ event, opSeq, outcome }) => event === 'intent' && opSeq === at && outcome === null);
}

function sendings(lines: readonly ReceiptLine[], at: number): number {
  return count(lines, ({ event, opSeq }) => event === 'intent' && opSeq === at);
}

function answers(lines: readonly ReceiptLine[], at: number): number {
  return count(lines, ({ event, opSeq }) => event === 'answer' && opSeq === at);
}
