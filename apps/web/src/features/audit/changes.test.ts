import { expect, test } from 'vitest';

import { changesOf, tellingChanges } from './changes.ts';

test('names only the fields that differ, the telling ones first', () => {
  const before = { frozenHash: null, state: 'draft', number: 'HL-0412', dueDate: '2026-12-20' };
  const after = { frozenHash: 'b3a8', state: 'approved', number: 'HL-0412', dueDate: '2026-12-21' };
  expect(changesOf(before, after)).toEqual([
    { field: 'state', before: 'draft', after: 'approved' },
    { field: 'dueDate', before: '2026-12-20', after: '2026-12-21' },
    { field: 'frozenHash', before: null, after: 'b3a8' },
  ]);
  expect(tellingChanges(changesOf(before, after), 3).map(({ field }) => field)).toEqual(['state', 'dueDate']);
});

test('of something new tells what it holds, and leaves out what it lacks', () => {
  const after = { note: '', minutes: 30, removed: false, startedAt: null, roles: [] };
  expect(changesOf(null, after)).toEqual([{ field: 'minutes', before: undefined, after: 30 }]);
});

test('of something removed tells what it was', () => {
  expect(changesOf({ name: 'Mei Tanaka', roles: ['staff'] }, undefined)).toEqual([
    { field: 'name', before: 'Mei Tanaka', after: undefined },
    { field: 'roles', before: ['staff'], after: undefined },
  ]);
});

test('takes a list as changed only when it holds something else', () => {
  expect(changesOf({ roles: ['staff'] }, { roles: ['staff'] })).toEqual([]);
  expect(changesOf({ roles: ['staff'] }, { roles: ['staff', 'admin'] })).toHaveLength(1);
});
