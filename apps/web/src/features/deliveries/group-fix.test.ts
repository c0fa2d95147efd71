import { expect, test } from 'vitest';

import type { Delivery } from './filters.ts';
import { groupFix } from './group-fix.ts';

function groupOf(reason: string | null, canRetry: readonly boolean[]) {
  const rows = canRetry.map((may, index): Delivery => ({
    deliveryId: String(index),
    kind: 'time_entry.push',
    subjectId: String(index),
    state: 'blocked',
    reason,
    sentence: 'It waits.',
    what: 'Advisory',
    who: null,
    minutes: 6,
    totalCents: null,
    currency: null,
    remoteId: null,
    at: '2026-11-18T10:00:00Z',
    canRetry: may,
  }));
  const [first] = rows;
  if (!first) throw new Error('a group has rows');
  return { id: 'group', sentence: first.sentence, first, rows };
}

test('sends again those that may be, and says how many of all', () => {
  expect(groupFix(groupOf('removed_in_xpm', [true, true, false]), false)).toEqual({
    kind: 'send',
    label: 'Send 2 of 3 again',
    deliveryIds: ['0', '1'],
  });
  expect(groupFix(groupOf(null, [true, true]), false)).toMatchObject({ label: 'Send 2 again' });
});

test('leads an admin to where the cause is mended, and offers others nothing that would not help', () => {
  const group = groupOf('no_xpm_person', [true, true]);
  expect(groupFix(group, true)).toMatchObject({ kind: 'go', to: '/settings/members' });
  expect(groupFix(group, false)).toBeNull();
});
