import { describe, expect, it } from 'vitest';

import { prepareTime, sentDay } from './prepare-time.ts';

const desired = {
  xpmJobNumber: 'J000001',
  xpmJobTaskUuid: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
  xpmStaffUuid: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33',
  workDate: '2026-11-18',
  minutes: 42,
  note: 'Ledger <Date>20200101</Date> tidy',
};
const target = 'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a';
const text = (op: 'add' | 'update' | 'delete') =>
  JSON.stringify(prepareTime({ op, desired: op === 'delete' ? null : desired, target }));

describe('the day an entry was sent for', () => {
  it.each(['add', 'update'] as const)('is read from the stored %s, whatever its note says', (op) => {
    expect(sentDay(text(op))).toBe('2026-11-18');
  });

  it('is nothing for a removal', () => {
    expect(sentDay(text('delete'))).toBeNull();
  });
});
