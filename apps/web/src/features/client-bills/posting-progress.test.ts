import { expect, it } from 'vitest';

import type { Bill } from './bill-types.ts';
import { postingProgress } from './posting-progress.ts';
import { approvedBill } from './testing/samples.ts';

const bill = (
  id: string,
  state: Bill['state'],
  delivery: NonNullable<Bill['delivery']>['state'] | null,
): Bill => ({
  ...approvedBill,
  id,
  state,
  totalCents: 10_000,
  delivery: delivery && {
    deliveryId: id,
    state: delivery,
    reason: null,
    sentence: '',
    looksFirst: false,
    xeroInvoiceId: null,
    at: '2026-11-18T00:00:00Z',
  },
});

it('is no posting while nothing was posted', () => {
  expect(postingProgress([bill('a', 'approved', null), bill('b', 'draft', null)])).toBeNull();
});

it('counts what arrived, what is under way and what stopped, and leaves out what was never posted', () => {
  const bills = [
    bill('a', 'posted', 'delivered'),
    bill('b', 'posting', 'sending'),
    bill('c', 'approved', 'refused'),
    bill('d', 'approved', null),
    bill('e', 'posting', null),
  ];
  expect(postingProgress(bills)).toMatchObject({
    total: 4,
    totalCents: 40_000,
    arrived: 1,
    arrivedCents: 10_000,
    differing: 0,
    underWay: 2,
    stopped: [{ id: 'c' }],
  });
});

it('says how many are looked for before they are sent', () => {
  const sending = bill('a', 'posting', 'sending');
  const looking: Bill = {
    ...sending,
    delivery: sending.delivery && { ...sending.delivery, looksFirst: true },
  };
  expect(postingProgress([sending, looking])).toMatchObject({ underWay: 2, looking: 1 });
});

it('says how many are looked for before anything is sent again', () => {
  const bills = [bill('a', 'posting', 'uncertain'), bill('b', 'posting', 'sending')];
  expect(postingProgress(bills)).toMatchObject({ underWay: 2, looking: 0, checking: 1 });
});

it('says when something is in Xero otherwise than it was sent', () => {
  expect(postingProgress([bill('a', 'posted', 'blocked')])).toMatchObject({ arrived: 1, differing: 1 });
});
