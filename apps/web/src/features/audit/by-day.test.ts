import { expect, test } from 'vitest';

import { byDay } from './by-day.ts';
import { namedRanges, rangeWords } from './day-ranges.ts';
import { subjectName, withWorkOfTime } from './subject-name.ts';
import { verbWords } from './verb-words.ts';

test('parts events at midnight of the practice', () => {
  const late = { at: '2026-11-18T11:30:00Z' };
  const early = { at: '2026-11-18T10:30:00Z' };
  expect(byDay([late, early], 'Pacific/Auckland')).toEqual([
    { day: '2026-11-19', events: [late] },
    { day: '2026-11-18', events: [early] },
  ]);
});

test('counts today among the last seven days', () => {
  const week = namedRanges('2026-11-18').find(({ id }) => id === 'week');
  expect(week).toMatchObject({ from: '2026-11-12', to: '2026-11-18' });
});

test('says which days are shown', () => {
  expect(rangeWords({ from: '2026-11-16', to: '2026-11-18' })).toBe('Mon 16 Nov to Wed 18 Nov');
  expect(rangeWords({ from: '2026-11-16', to: null })).toBe('Since Mon 16 Nov');
  expect(rangeWords({ from: null, to: '2026-11-18' })).toBe('Until Wed 18 Nov');
});

test('names what an event is about by what is known, else by what it says itself', () => {
  const names = new Map([['w1', 'Advisory, Marlow Dental']]);
  expect(subjectName({ subjectId: 'w1', before: null, after: null }, names)).toBe('Advisory, Marlow Dental');
  expect(subjectName({ subjectId: 't1', after: { workItemId: 'w1' } }, names)).toBe(
    'Advisory, Marlow Dental',
  );
  expect(subjectName({ subjectId: 'b1', before: { number: 'HL-0411' } }, names)).toBe('HL-0411');
  expect(subjectName({ subjectId: 'x', before: null, after: null }, names)).toBeNull();
});

test('knows the work of time from any event that says it', () => {
  const event = {
    id: '1',
    at: '',
    who: '',
    actorKind: 'staff',
    staffId: null,
    what: 'x',
    subjectKind: 'time_entry',
  };
  const names = withWorkOfTime(
    new Map([
      ['w1', 'Advisory'],
      ['w2', 'BAS'],
    ]),
    [
      { ...event, subjectId: 't1', before: { delivery: 'sending' }, after: { delivery: 'delivered' } },
      { ...event, subjectId: 't1', before: { workItemId: 'w1' }, after: { workItemId: 'w2' } },
      { ...event, subjectId: 't1', before: null, after: { workItemId: 'w1' } },
    ],
  );
  expect(names.get('t1')).toBe('BAS');
});

test('tells the timer that another start stopped', () => {
  expect(verbWords({ what: 'timer.start', before: null })).toBe('started a timer');
  expect(verbWords({ what: 'timer.start', before: { minutes: null } })).toBe(
    'stopped a timer by starting another',
  );
});
