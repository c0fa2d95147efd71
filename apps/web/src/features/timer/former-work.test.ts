import { expect, it } from 'vitest';

import { formerWork } from './former-work.ts';

const entry = (id: string, workItemId: string | null, stoppedAt: string | null) => ({
  id,
  workItemId,
  note: '',
  startedAt: '2026-11-18T08:00:00Z',
  stoppedAt,
});

it('goes back to the work that was stopped last and is not running now', () => {
  const entries = [
    entry('1', 'bas', '2026-11-18T09:00:00Z'),
    entry('2', 'payroll', '2026-11-18T10:00:00Z'),
    entry('3', 'tax', '2026-11-18T11:00:00Z'),
    entry('4', 'tax', null),
  ];
  expect(formerWork(entries, { id: '4', workItemId: 'tax' })?.workItemId).toBe('payroll');
  expect(formerWork(entries, null)?.workItemId).toBe('tax');
});

it('goes nowhere when nothing else was timed', () => {
  expect(formerWork([entry('4', 'tax', null)], { id: '4', workItemId: 'tax' })).toBeNull();
});
