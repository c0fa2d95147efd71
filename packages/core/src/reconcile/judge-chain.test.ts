import { describe, expect, it } from 'vitest';

import type { ReceiptKey } from '../context.ts';
import { type LineContent, type ReceiptEnd, sealLines } from '../outbox/receipt-chain.ts';
import { type ChainedReceipt, chainProblem, unsealedLines } from './judge-chain.ts';

const key: ReceiptKey = { id: 'k1', key: Buffer.alloc(32, 1) };
const other: ReceiptKey = { id: 'k2', key: Buffer.alloc(32, 2) };
const nothing: ReceiptEnd = { practiceId: 'p', id: 'm', receiptLines: 0, receiptHead: null };
const contents: LineContent[] = [
  { at: new Date(1_000), opSeq: 1, event: 'intent', op: 'add', hash: 'a' },
  { at: new Date(2_000), opSeq: 1, event: 'attempt', op: 'add' },
  {
    at: new Date(3_000),
    opSeq: 1,
    event: 'answer',
    op: 'add',
    outcome: 'delivered',
    httpStatus: 200,
    text: 'OK',
  },
  { at: new Date(4_000), opSeq: 1, event: 'read_back', outcome: 'equal', remoteId: 'r' },
];

/** As the database gives it back. */
function written(lines: readonly LineContent[], end = nothing, keys = [key]): ChainedReceipt {
  const sealed = sealLines(end, lines, keys);
  return { message: { ...end, ...sealed.end }, lines: sealed.rows };
}

const whole = written(contents);
const without = (...places: number[]): ChainedReceipt => ({
  ...whole,
  lines: whole.lines.filter(({ seq }) => !places.includes(seq)),
});
const changed = (place: number, change: Partial<ChainedReceipt['lines'][number]>): ChainedReceipt => ({
  ...whole,
  lines: whole.lines.map((line) => (line.seq === place ? { ...line, ...change } : line)),
});
const problem = (receipt: ChainedReceipt) => chainProblem(receipt, [key]);

describe('a chain as it was written', () => {
  it('holds, whole, empty, and written in several steps', () => {
    expect(problem(whole)).toBeNull();
    expect(problem({ message: nothing, lines: [] })).toBeNull();
    const [first, ...rest] = contents;
    const begun = written(first ? [first] : []);
    const further = written(rest, begun.message);
    expect(problem({ ...further, lines: [...begun.lines, ...further.lines] })).toBeNull();
    expect(further.lines.at(-1)?.seal).toBe(whole.lines.at(-1)?.seal);
  });

  it('holds over a change of keys, and says which key is missing', () => {
    const begun = written(contents.slice(0, 2));
    const further = written(contents.slice(2), begun.message, [other, key]);
    const receipt = { ...further, lines: [...begun.lines, ...further.lines] };
    expect(chainProblem(receipt, [other, key])).toBeNull();
    expect(chainProblem(receipt, [other])).toBe(
      'Line 1 is sealed with the key k1, which is not among TOKEN_KEYS.',
    );
  });

  it('holds for half a character, which the database keeps as another one', () => {
    const half = written([
      { ...contents[0], at: new Date(1), opSeq: 1, event: 'answer', text: 'cut \ud83d' },
    ]);
    const stored = half.lines.map((line) => ({ ...line, text: Buffer.from(line.text ?? '').toString() }));
    expect(stored[0]?.text).toBe('cut \ufffd');
    expect(problem({ ...half, lines: stored })).toBeNull();
  });

  it('counts lines from before it began, and goes on after them', () => {
    const old = contents.slice(0, 3).map((content, index) => ({
      ...content,
      practiceId: 'p',
      messageId: 'm',
      seq: index + 1,
      seal: null,
    }));
    const before = { message: { ...nothing, receiptLines: 3 }, lines: old };
    expect([problem(before), unsealedLines(before)]).toEqual([null, 3]);
    const further = written(contents.slice(3), before.message);
    const both = { ...further, lines: [...old, ...further.lines] };
    expect([problem(both), unsealedLines(both)]).toEqual([null, 3]);
    expect(problem({ ...both, lines: both.lines.slice(1) })).toBe('Line 1 is missing.');
  });

  it('needs a key', () => {
    expect(() => sealLines(nothing, contents, [])).toThrow(RangeError);
    expect(sealLines(nothing, [], [])).toEqual({ rows: [], end: { receiptLines: 0, receiptHead: null } });
  });
});

describe('a chain that was tampered with', () => {
  it.each([
    ['another time', 2, { at: new Date(2_001) }],
    ['another operation', 1, { opSeq: 2 }],
    ['another event', 2, { event: 'decision' as const }],
    ['another kind', 1, { op: 'update' as const }],
    ['another outcome', 3, { outcome: 'refused' }],
    ['another status', 3, { httpStatus: 400 }],
    ['a correlation id', 3, { correlationId: 'c' }],
    ['another record', 4, { remoteId: 's' }],
    ['another hash', 1, { hash: 'b' }],
    ['another text', 3, { text: 'OK.' }],
    ['no text', 3, { text: null }],
    ['another practice', 1, { practiceId: 'q' }],
    ['another message', 1, { messageId: 'n' }],
  ])('names the line with %s', (_, place, change) => {
    expect(problem(changed(place, change))).toBe(`Line ${place} is not as it was written.`);
  });

  it('names what is missing, in the middle and at the end', () => {
    expect(problem(without(1))).toBe('Line 1 is missing.');
    expect(problem(without(2))).toBe('Line 2 is missing.');
    expect(problem(without(4))).toBe('Line 4, the last, is missing.');
    expect(problem(without(3, 4))).toBe('Lines 3 to 4, the last, are missing.');
    expect(problem(without(1, 2, 3, 4))).toBe('Lines 1 to 4, the last, are missing.');
  });

  it('is noticed when the message is made to know fewer lines, too', () => {
    const [, second] = whole.lines;
    const cut = without(3, 4);
    for (const receiptHead of [whole.message.receiptHead, second?.seal ?? null, null]) {
      expect(problem({ ...cut, message: { ...nothing, receiptLines: 2, receiptHead } })).toBe(
        'The last line is not the one the message knows.',
      );
    }
  });

  it('is noticed when lines move up, change places or are added', () => {
    const [first, second, third, fourth] = whole.lines;
    if (!first || !second || !third || !fourth) throw new Error('four lines were written');
    const moved = [first, { ...third, seq: 2 }, { ...fourth, seq: 3 }];
    expect(problem({ message: { ...whole.message, receiptLines: 3 }, lines: moved })).toMatch(
      /^Line 2 is not/,
    );
    const swapped = [first, { ...third, seq: 2 }, { ...second, seq: 3 }, fourth];
    expect(problem({ ...whole, lines: swapped })).toMatch(/^Line 2 is not/);
    const added = [...whole.lines, { ...fourth, seq: 5 }];
    expect(problem({ ...whole, lines: added })).toBe('Line 5 was added: the message knows of 4.');
  });

  it('is noticed when a line is written anew without the key', () => {
    const forged = written(contents, nothing, [{ id: 'k1', key: other.key }]);
    expect(problem(forged)).toMatch(/^Line 1 is not/);
    expect(problem(changed(2, { seal: null }))).toBe('Line 2 was sealed, and is not any more.');
    expect(problem(changed(1, { seal: null }))).toBe('Line 2 is not as it was written.');
  });
});
