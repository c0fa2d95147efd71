import { describe, expect, it } from 'vitest';

import { daysOfWeek } from '../../lib/days.ts';
import { entryIn, entryOf } from './entry.fixture.ts';
import { dayTotals, missingRows, weekRows } from './week-rows.ts';

const days = daysOfWeek('2026-11-18');
const payroll = {
  workItemId: 'w2',
  title: 'Payroll',
  clientId: 'c2',
  clientName: 'O’Brien Family Trust',
  xpmJobNumber: 'J-2291',
};

describe('weekRows', () => {
  it('sums the entries of a work item’s day in one cell', () => {
    const [row] = weekRows([entryOf({ id: 'a' }), entryOf({ id: 'b', minutes: 30, note: 'call' })], [], days);
    expect(row).toMatchObject({ id: 'w1', minutes: 90 });
    expect(row?.cells[0]).toMatchObject({ minutes: 90, hasNote: true });
    expect(row?.cells[1]).toMatchObject({ minutes: null, entries: [] });
  });

  it('keeps added rows first, and time without work last', () => {
    const loose = entryOf({ id: 'n', workItemId: null, workTitle: null, clientId: null, note: 'phone call' });
    const rows = weekRows([loose, entryOf()], [payroll], days);
    expect(rows.map(({ id }) => id)).toEqual(['w2', 'w1', 'none']);
  });

  it('tells of the entry that most needs a person', () => {
    const [row] = weekRows(
      [entryOf({ id: 'a' }), entryIn('blocked', { id: 'b' }), entryIn('queued', { id: 'c' })],
      [],
      days,
    );
    expect(row?.cells[0]?.telling?.id).toBe('b');
  });

  it('does not count what runs', () => {
    const [row] = weekRows([entryOf({ minutes: null })], [], days);
    expect(row?.cells[0]).toMatchObject({ minutes: null, running: { id: 'e1' } });
    expect(row?.minutes).toBe(0);
  });
});

it('adds up each day', () => {
  const rows = weekRows(
    [entryOf(), entryOf({ id: 'b', workItemId: 'w2', workDate: '2026-11-17' })],
    [],
    days,
  );
  expect(dayTotals(rows, days)).toEqual([60, 60, 0, 0, 0, 0, 0]);
});

it('copies last week’s rows once and never one that is there', () => {
  const rows = weekRows([entryOf()], [], days);
  const former = [entryOf(), entryOf({ id: 'x', workItemId: 'w2' }), entryOf({ id: 'y', workItemId: 'w2' })];
  expect(missingRows(former, rows).map(({ workItemId }) => workItemId)).toEqual(['w2']);
  expect(missingRows([entryOf({ workItemId: null })], rows)).toEqual([]);
});
