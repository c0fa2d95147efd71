import { describe, expect, it } from 'vitest';

import { blocking } from './problem.ts';
import { traceBillSteps, type TracedBill } from './trace-bill-steps.ts';

const at = '2026-11-18T00:41:00.000Z';
const delivery = {
  deliveryId: 'd',
  state: 'delivered',
  reason: null,
  sentence: 'AUTHORISED in Xero at 13:41, equal to the cent.',
  looksFirst: false,
  xeroInvoiceId: 'x',
  at,
} as const;
const posted: TracedBill = {
  bill: {
    number: 'HL-0412',
    lines: [],
    state: 'posted',
    approvedAt: at,
    approvedByName: 'Priya Nair',
    delivery,
    problems: [],
  },
  receipt: [{ at, event: 'intent', outcome: null }],
  timeZone: 'Pacific/Auckland',
};
const notPosted = { ...posted, receipt: [] };
const unanswered = { ...delivery, xeroInvoiceId: null };
const problem = blocking('account_no_code', {
  sentence: 'The account Consulting has no code in Xero.',
  fix: 'Ledger mapping',
});

type Change = Partial<TracedBill['bill']>;

describe('the way of a client bill to Xero', () => {
  it('is ticked to the end once it is there', () => {
    const steps = traceBillSteps(posted);
    expect(steps.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'done'));
    expect(steps[1]?.sentence).toBe('Frozen by Priya Nair at 13:41.');
  });

  it.each<[string, Change, readonly [string, string]]>([
    ['approval', { state: 'draft', approvedAt: null, delivery: null }, ['approved', 'waiting']],
    ['what is known here', { state: 'approved', delivery: null, problems: [problem] }, ['dry_run', 'failed']],
    ['posting', { state: 'approved', delivery: null }, ['sent', 'waiting']],
    [
      'the look before it is sent',
      { state: 'posting', delivery: { ...unanswered, state: 'sending', looksFirst: true } },
      ['sent', 'waiting'],
    ],
  ])('stops at %s', (_, change, [name, state]) => {
    const steps = traceBillSteps({ ...notPosted, bill: { ...posted.bill, ...change } });
    expect(steps.find((step) => step.state !== 'done')).toMatchObject({ name, state });
  });

  it.each([
    ['uncertain', 'waiting'],
    ['refused', 'failed'],
  ] as const)('stops at the answer while it is %s', (deliveryState, state) => {
    const bill = { ...posted.bill, delivery: { ...unanswered, state: deliveryState, sentence: 'Why.' } };
    expect(traceBillSteps({ ...posted, bill })[4]).toEqual({ name: 'answered', state, sentence: 'Why.' });
  });

  it('says when it was read back, and that it is no more what was sent', () => {
    const readBack = (outcome: string) => ({
      ...posted,
      receipt: [...posted.receipt, { at: '2026-11-18T01:00:00.000Z', event: 'read_back', outcome }],
    });
    expect(traceBillSteps(readBack('equal'))[5]).toMatchObject({ state: 'done' });
    expect(traceBillSteps(readBack('equal'))[5]?.sentence).toContain('Read back at 14:00, equal.');
    expect(traceBillSteps(readBack('gone'))[5]).toEqual({
      name: 'read_back',
      state: 'failed',
      sentence: 'Read back at 14:00: it is in Xero no more.',
    });
  });
});
