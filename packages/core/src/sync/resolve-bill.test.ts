import { describe, expect, it } from 'vitest';

import { judged, now, operation } from './examples.fixture.ts';
import {
  type BillReading,
  type FoundInvoice,
  mayRepeat,
  repeatWindowMs,
  resolveBill,
} from './resolve-bill.ts';
import { defaultTiming } from './timing.ts';

const ours: FoundInvoice = {
  remoteId: 'inv-1',
  hash: 'bill',
  isOurs: true,
  isVoid: false,
  difference: null,
  details: {},
};
const foreign: FoundInvoice = { ...ours, remoteId: 'inv-2', isOurs: false, difference: 'url' };
const quietAt = now - 100_000;
const resolve = (why: string | null, startedAt: number, reading: Partial<BillReading> = {}) =>
  resolveBill(
    operation({ key: 'k', why, quietAt }),
    { startedAt, invoices: [], byUrl: true, takenDetails: {}, ...reading },
    judged,
  );

describe('a repeat', () => {
  it('has four minutes, as the last one must be dead before Xero forgets the key', () => {
    expect(repeatWindowMs(defaultTiming)).toBe(4 * 60_000);
  });

  it.each([
    { why: null, afterMs: 35_000, may: true },
    { why: null, afterMs: 34_999, may: false },
    { why: 'no_answer', afterMs: 239_999, may: true },
    { why: 'no_answer', afterMs: 240_000, may: false },
    { why: 'answer_unreadable', afterMs: 40_000, may: true },
    { why: 'answer_kept', afterMs: 40_000, may: false },
    { why: 'key_used_before', afterMs: 40_000, may: false },
    { why: 'number_taken', afterMs: 40_000, may: false },
  ])('is $may $afterMs ms after the send when the answer was $why', ({ why, afterMs, may }) => {
    const sentAt = now - afterMs;
    const op = operation({ key: 'k', why, sentAt, quietAt: sentAt + 95_000 });
    expect(mayRepeat(op, now, defaultTiming)).toBe(may);
  });
});

describe('after a look', () => {
  it('believes at once that ours is there', () => {
    const found = resolve(null, 0, { invoices: [foreign, ours], byUrl: false });
    expect(found).toEqual({ kind: 'adopt', invoice: ours, concern: null });
  });

  it('waits while absence may only mean that it has not arrived yet', () => {
    expect(resolve(null, quietAt)).toEqual({ kind: 'wait' });
    expect(resolve(null, quietAt, { invoices: [foreign] })).toEqual({ kind: 'wait' });
  });

  it('looks for our address before it believes absence', () => {
    expect(resolve(null, quietAt + 1, { byUrl: false })).toEqual({ kind: 'look_by_url' });
    expect(resolve(null, quietAt + 1)).toEqual({ kind: 'absent' });
  });

  it('never sends again under a number that is another document’s', () => {
    expect(resolve(null, quietAt + 1, { invoices: [foreign] })).toEqual({ kind: 'taken' });
  });

  it('ends at once when Xero said the number is taken and it is not ours', () => {
    expect(resolve('number_taken', 10, { invoices: [foreign], byUrl: false })).toEqual({
      kind: 'look_by_url',
    });
    expect(resolve('number_taken', 10, { invoices: [foreign] })).toEqual({ kind: 'taken' });
    expect(resolve('number_taken', 10)).toEqual({ kind: 'taken' });
    expect(resolve('number_taken', 10, { invoices: [ours] })).toMatchObject({ kind: 'adopt' });
  });

  it.each([
    { invoices: [{ ...ours, difference: 'date' }], concern: 'date', remoteId: 'inv-1' },
    { invoices: [{ ...ours, isVoid: true }], concern: 'status', remoteId: 'inv-1' },
    { invoices: [{ ...ours, remoteId: 'inv-3' }, ours], concern: 'copies', remoteId: 'inv-1' },
    { invoices: [{ ...ours, isVoid: true, remoteId: 'inv-0' }, ours], concern: null, remoteId: 'inv-1' },
  ])('takes what is ours as it is and shows a person: $concern', ({ invoices, concern, remoteId }) => {
    expect(resolve(null, 10, { invoices })).toMatchObject({ kind: 'adopt', concern, invoice: { remoteId } });
  });
});
