import { describe, expect, it } from 'vitest';

import { type BillReading, type FoundInvoice, repeatWindowMs, resolveBill } from './resolve-bill.ts';
import { defaultTiming } from './timing.ts';

const sentAt = new Date('2026-11-23T10:00:00Z');
const after = (ms: number) => new Date(sentAt.getTime() + ms);
const quietAt = after(95_000);
const bill = { sentAt, quietAt, why: null };
const ours: FoundInvoice = { xeroInvoiceId: 'inv-1', isOurs: true, isVoid: false, difference: null };
const foreign: FoundInvoice = { xeroInvoiceId: 'inv-2', isOurs: false, isVoid: false, difference: 'url' };

function resolve(why: string | null, reading: BillReading | null, nowMs = 0) {
  return resolveBill({ ...bill, why }, reading, { now: after(nowMs), timing: defaultTiming });
}
const read = (ms: number, invoices: readonly FoundInvoice[], byUrl = true): BillReading => ({
  startedAt: after(ms),
  invoices,
  byUrl,
});

describe('before anybody looked', () => {
  it('knows four minutes for a repeat, as the last one must be dead before Xero forgets the key', () => {
    expect(repeatWindowMs(defaultTiming)).toBe(4 * 60_000);
  });

  it.each([
    { why: null, nowMs: 1_000, kind: 'repeat' },
    { why: 'no_answer', nowMs: 239_999, kind: 'repeat' },
    { why: 'answer_unreadable', nowMs: 1_000, kind: 'repeat' },
    { why: 'no_answer', nowMs: 240_000, kind: 'look' },
    { why: 'answer_kept', nowMs: 1_000, kind: 'look' },
    { why: 'key_used_before', nowMs: 1_000, kind: 'look' },
    { why: 'number_taken', nowMs: 1_000, kind: 'look' },
  ])('chooses to $kind $nowMs ms after the send when the answer was $why', ({ why, nowMs, kind }) => {
    expect(resolve(why, null, nowMs)).toEqual({ kind });
  });
});

describe('after a look', () => {
  it('believes at once that ours is there', () => {
    expect(resolve(null, read(500, [foreign, ours], false))).toEqual({
      kind: 'adopt',
      invoice: ours,
      concern: null,
    });
  });

  it('waits while absence may only mean that it has not arrived yet', () => {
    expect(resolve(null, read(94_999, []))).toEqual({ kind: 'wait' });
    expect(resolve(null, read(95_000, [foreign]))).toEqual({ kind: 'wait' });
  });

  it('looks for our address before it believes absence', () => {
    expect(resolve(null, read(95_001, [], false))).toEqual({ kind: 'look_by_url' });
    expect(resolve(null, read(95_001, []))).toEqual({ kind: 'absent' });
  });

  it('never sends again under a number that is another document’s', () => {
    expect(resolve(null, read(95_001, [foreign]))).toEqual({ kind: 'taken' });
  });

  it('ends at once when Xero said the number is taken and it is not ours', () => {
    expect(resolve('number_taken', read(10, [foreign], false))).toEqual({ kind: 'look_by_url' });
    expect(resolve('number_taken', read(10, [foreign]))).toEqual({ kind: 'taken' });
    expect(resolve('number_taken', read(10, []))).toEqual({ kind: 'taken' });
    expect(resolve('number_taken', read(10, [ours]))).toMatchObject({ kind: 'adopt' });
  });

  it.each([
    { invoices: [{ ...ours, difference: 'date' }], concern: 'date' },
    { invoices: [{ ...ours, isVoid: true }], concern: 'status' },
    { invoices: [ours, { ...ours, xeroInvoiceId: 'inv-3' }], concern: 'copies' },
    { invoices: [{ ...ours, isVoid: true, xeroInvoiceId: 'inv-0' }, ours], concern: null },
  ])('takes what is ours as it is and shows a person: $concern', ({ invoices, concern }) => {
    expect(resolve(null, read(10, invoices))).toMatchObject({ kind: 'adopt', concern });
  });
});
