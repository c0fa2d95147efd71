import { expect, test } from 'vitest';

import { deliveryLook, partsOf } from './delivery-words.ts';

test('tells the work from its client, also when the title holds the mark', () => {
  expect(partsOf({ kind: 'time_entry.push', what: 'BAS · September · Tui Plumbing' })).toEqual({
    title: 'BAS · September',
    client: 'Tui Plumbing',
  });
  expect(partsOf({ kind: 'time_entry.push', what: 'No work yet' })).toEqual({
    title: 'No work yet',
    client: null,
  });
});

test('tells the number from a client whose name holds the mark', () => {
  expect(partsOf({ kind: 'client_bill.push', what: 'HL-0411 · Rātā · Sons' })).toEqual({
    title: 'HL-0411',
    client: 'Rātā · Sons',
  });
});

test('says where it arrived', () => {
  const arrived = { state: 'delivered', reason: null } as const;
  expect(deliveryLook({ kind: 'client_bill.push', ...arrived }).word).toBe('In Xero');
  expect(deliveryLook({ kind: 'time_entry.push', ...arrived }).word).toBe('In XPM');
});
