import { expect, it } from 'vitest';

import type { TimeEntry } from '../../lib/use-change-entry.ts';
import { entryIn, entryOf } from './entry.fixture.ts';
import { planCellChange } from './plan-cell-change.ts';

const cell = (...entries: readonly TimeEntry[]) => ({
  entries,
  minutes: entries.length === 0 ? null : entries.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0),
  running: entries.find(({ minutes }) => minutes === null) ?? null,
});

it('writes a new entry into an empty cell, and nothing for zero', () => {
  expect(planCellChange(cell(), 90)).toEqual({ kind: 'create', minutes: 90 });
  expect(planCellChange(cell(), 0)).toEqual({ kind: 'nothing' });
});

it('changes the only entry, and leaves an equal one alone', () => {
  expect(planCellChange(cell(entryOf()), 90)).toEqual({ kind: 'update', timeEntryId: 'e1', minutes: 90 });
  expect(planCellChange(cell(entryOf()), 60)).toEqual({ kind: 'nothing' });
});

it('grows the newest entry that is not in XPM yet', () => {
  const entries = [entryIn('queued', { id: 'a' }), entryOf({ id: 'b' })];
  expect(planCellChange(cell(...entries), 150)).toEqual({ kind: 'update', timeEntryId: 'a', minutes: 90 });
});

it('grows the newest when all are in XPM', () => {
  const entries = [entryOf({ id: 'a' }), entryOf({ id: 'b' })];
  expect(planCellChange(cell(...entries), 150)).toEqual({ kind: 'update', timeEntryId: 'b', minutes: 90 });
});

it('opens as a list when the others alone are more', () => {
  expect(planCellChange(cell(entryOf({ id: 'a' }), entryOf({ id: 'b' })), 60)).toEqual({ kind: 'open' });
});

it('removes everything for zero, and refuses while a timer runs', () => {
  expect(planCellChange(cell(entryOf()), 0)).toEqual({ kind: 'remove_all' });
  expect(planCellChange(cell(entryOf({ minutes: null })), 30)).toMatchObject({ kind: 'refuse' });
});
