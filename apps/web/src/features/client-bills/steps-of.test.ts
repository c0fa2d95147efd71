import { describe, expect, it } from 'vitest';

import type { Bill } from './bill-types.ts';
import { stepsOf } from './steps-of.ts';

const clock = { timeZone: 'Pacific/Auckland', now: new Date('2026-11-17T22:00:00Z') };
const draft: Bill = {
  id: 'b',
  number: 'HL-0412',
  clientId: 'c',
  clientName: 'Kōwhai Holdings Ltd',
  billDate: '2026-11-18',
  dueDate: '2026-12-20',
  reference: '',
  lineAmountTypes: 'Exclusive',
  currency: 'NZD',
  lines: [],
  subtotalCents: 0,
  taxCents: 0,
  totalCents: 0,
  state: 'draft',
  approvedBy: null,
  approvedByName: null,
  approvedAt: null,
  frozenHash: null,
  groups: null,
  delivery: null,
  problems: [],
};
const approved: Bill = {
  ...draft,
  state: 'approved',
  approvedByName: 'Priya Nair',
  approvedAt: '2026-11-17T21:31:00Z',
};
const delivery = (state: NonNullable<Bill['delivery']>['state']): Bill['delivery'] => ({
  deliveryId: 'd',
  state,
  reason: null,
  sentence: 'What Xero said.',
  xeroInvoiceId: null,
  at: '2026-11-17T21:41:09Z',
});

describe('the way of a client bill', () => {
  it.each([
    [draft, ['done', 'coming', 'coming', 'coming']],
    [approved, ['done', 'done', 'coming', 'coming']],
    [{ ...approved, state: 'posting', delivery: delivery('sending') }, ['done', 'done', 'now', 'coming']],
    [{ ...approved, delivery: delivery('refused') }, ['done', 'done', 'stopped', 'coming']],
    [{ ...approved, state: 'posted', delivery: delivery('delivered') }, ['done', 'done', 'done', 'done']],
    [{ ...approved, state: 'posted', delivery: delivery('blocked') }, ['done', 'done', 'done', 'stopped']],
  ] as const)('is known step by step (%#)', (bill, states) => {
    expect(stepsOf(bill, clock).map(({ state }) => state)).toEqual(states);
  });

  it('says who approved it and when, by the clock of the practice', () => {
    expect(stepsOf(approved, clock)[1]?.text).toBe('Frozen by Priya Nair, 10:31');
  });

  it('shows what Xero said at the step it stopped', () => {
    expect(stepsOf({ ...approved, delivery: delivery('refused') }, clock)[2]?.text).toBe('What Xero said.');
  });
});
