import { expect, it } from 'vitest';

import { historyWords } from './history-words.ts';

const event = {
  who: 'Priya Nair',
  actorKind: 'staff',
  what: 'clientBill.approve',
  before: null,
  after: null,
};

it('names who did what', () => {
  expect(historyWords(event)).toBe('Priya Nair approved it');
});

it('shows how the total moved', () => {
  const what = 'clientBill.update';
  expect(historyWords({ ...event, what, before: { totalCents: 100 }, after: { totalCents: 431_250 } })).toBe(
    'Priya Nair changed the draft: 1.00 → 4,312.50',
  );
});

it('tells what became of it in Xero without a person', () => {
  const system = { ...event, who: 'Throughline', actorKind: 'system', what: 'delivery.client_bill' };
  expect(historyWords({ ...system, after: { delivery: 'delivered' } })).toMatch(/In Xero/);
});
