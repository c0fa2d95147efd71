import { describe, expect, it } from 'vitest';

import { billLookName, billSentence, isInTab, tabCounts } from './bill-look.ts';
import type { Bill } from './bill-types.ts';

type Facts = Pick<Bill, 'state' | 'delivery' | 'problems'>;

const delivery = (state: NonNullable<Bill['delivery']>['state'], looksFirst = false): Bill['delivery'] => ({
  deliveryId: 'd',
  state,
  reason: null,
  sentence: 'Xero refused: the contact is archived.',
  looksFirst,
  xeroInvoiceId: null,
  at: '2026-11-18T10:41:09.000Z',
});
const problem = (blocking: boolean): Bill['problems'][number] => ({
  code: 'account_no_code',
  sentence: 'The account Consulting has no code in Xero.',
  fix: 'Check again',
  blocking,
  subjectId: null,
});
const bill = (facts: Partial<Facts>): Facts => ({
  state: 'approved',
  delivery: null,
  problems: [],
  ...facts,
});

describe('the look of a client bill', () => {
  it.each([
    [bill({ state: 'draft', problems: [problem(true)] }), 'draft', 'draft'],
    [bill({}), 'ready', 'ready'],
    [bill({ problems: [problem(false)] }), 'remark', 'ready'],
    [bill({ problems: [problem(true)] }), 'waits', 'waits'],
    [bill({ delivery: delivery('refused') }), 'refused', 'waits'],
    [bill({ delivery: delivery('blocked') }), 'needs_you', 'waits'],
    [bill({ state: 'posting', delivery: delivery('queued') }), 'queued', 'ready'],
    [bill({ state: 'posting', delivery: delivery('sending') }), 'posting', 'ready'],
    [bill({ state: 'posting', delivery: delivery('uncertain') }), 'uncertain', 'ready'],
    [bill({ state: 'posting', delivery: delivery('sending', true) }), 'uncertain', 'ready'],
    [bill({ state: 'posted', delivery: delivery('delivered') }), 'posted', 'xero'],
    [bill({ state: 'posted', delivery: delivery('blocked') }), 'posted_differs', 'xero'],
  ] as const)('is by state, delivery and problems (%#)', (facts, look, tab) => {
    expect(billLookName(facts)).toBe(look);
    expect(isInTab(facts, tab)).toBe(true);
  });

  it('counts every client bill once, and all of them under All', () => {
    const counts = tabCounts([bill({}), bill({ state: 'draft' }), bill({ problems: [problem(true)] })]);
    expect(counts).toEqual({ draft: 1, ready: 1, waits: 1, xero: 0, all: 3 });
  });

  it('says what Xero said before what is known here', () => {
    const facts = { ...bill({ problems: [problem(true)] }), approvedByName: 'Priya Nair' };
    expect(billSentence(facts)).toMatch(/no code/);
    expect(billSentence({ ...facts, delivery: delivery('refused') })).toMatch(/archived/);
    expect(billSentence({ ...facts, problems: [] })).toMatch(/Frozen by Priya Nair/);
  });
});
