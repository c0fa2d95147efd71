import { describe, expect, it } from 'vitest';

import { sha256 } from '../outbox/sha256.ts';
import { type Receipt, type ReceiptLine, receiptProblem } from './judge-receipt.ts';

const bytes = sha256('bytes');
const line = (event: ReceiptLine['event'], opSeq: number, more: Partial<ReceiptLine> = {}): ReceiptLine => ({
  event,
  opSeq,
  at: new Date(0),
  op: 'add',
  outcome: null,
  remoteId: null,
  hash: event === 'intent' ? bytes : null,
  ...more,
});
const added = [
  line('intent', 1),
  line('attempt', 1),
  line('answer', 1, { outcome: 'delivered', remoteId: 'r1', hash: 'h1' }),
];
const updated = [
  line('intent', 2, { op: 'update', remoteId: 'r1' }),
  line('attempt', 2, { op: 'update' }),
  line('answer', 2, { op: 'update', outcome: 'delivered', remoteId: 'r1', hash: 'h2' }),
];
const removed = (target: string) => [
  line('intent', 2, { op: 'delete', remoteId: target }),
  line('attempt', 2, { op: 'delete' }),
  line('answer', 2, { op: 'delete', outcome: 'delivered' }),
];

function judged(lines: readonly ReceiptLine[], message: Partial<Receipt['message']>): string | null {
  const known = { opSeq: 0, op: null, opRequest: null, remoteId: null, syncedHash: null };
  return receiptProblem({ message: { ...known, ...message }, lines });
}

describe('a whole receipt', () => {
  it.each([
    ['an addition', added, { opSeq: 1, remoteId: 'r1', syncedHash: 'h1' }],
    ['a change after it', [...added, ...updated], { opSeq: 2, remoteId: 'r1', syncedHash: 'h2' }],
    ['its removal', [...added, ...removed('r1')], { opSeq: 2 }],
    [
      'the removal of its double',
      [...added, ...removed('r9')],
      { opSeq: 2, remoteId: 'r1', syncedHash: 'h1' },
    ],
    [
      'a lost answer that was found',
      [line('intent', 1), line('read_back', 1, { outcome: 'found', remoteId: 'r1', hash: 'h1' })],
      { opSeq: 1, remoteId: 'r1', syncedHash: 'h1' },
    ],
    [
      'a change somebody made there',
      [...added, line('read_back', 1, { outcome: 'seen', remoteId: 'r1', hash: 'h7' })],
      { opSeq: 1, remoteId: 'r1', syncedHash: 'h7' },
    ],
    [
      'a record found before anything was sent',
      [line('read_back', 0, { op: null, outcome: 'adopted', remoteId: 'r1', hash: 'h1' })],
      { remoteId: 'r1', syncedHash: 'h1' },
    ],
    ['a request under way', [line('intent', 1)], { opSeq: 1, op: 'add' as const, opRequest: 'bytes' }],
  ])('holds for %s', (_, lines, message) => expect(judged(lines, message)).toBeNull());
});

describe('a receipt that was tampered with', () => {
  const message = { opSeq: 1, remoteId: 'r1', syncedHash: 'h1' };
  it.each([
    ['without its intent', added.slice(1), message, /was not written down/],
    ['with an operation missing', updated, { ...message, opSeq: 2, syncedHash: 'h2' }, /Operation 1/],
    ['with a line of no operation', [...added, line('decision', 2)], message, /operation 2/],
    ['with a second answer', [...added, ...added.slice(2)], message, /more often/],
    [
      'with another kind of answer',
      [line('intent', 1), line('answer', 1, { op: 'delete' })],
      message,
      /written down as add/,
    ],
    ['without its answer', added.slice(0, 2), message, /lacks the answer/],
    ['with another hash answered', added, { ...message, syncedHash: 'h9' }, /hash of the last answer/],
    ['with another record', added, { ...message, remoteId: 'r9' }, /comes to record r1/],
    ['with an intent without a hash', [line('intent', 1, { hash: null })], { opSeq: 1 }, /no hash/],
    [
      'with other bytes sent again',
      [...added.slice(0, 1), line('intent', 1, { hash: sha256('other') })],
      message,
      /other bytes/,
    ],
    [
      'with another request under way',
      [line('intent', 1)],
      { opSeq: 1, op: 'add' as const, opRequest: 'other' },
      /not what was written down/,
    ],
  ])('is told %s', (...[, lines, found, sentence]) => expect(judged(lines, found)).toMatch(sentence));
});
