import { expect, it } from 'vitest';

import { compareTimes } from './compare-times.ts';
import { groupTimes } from './group-times.ts';
import { after, entryHere, noon, recordThere, uuid } from './samples.fixture.ts';

const items = compareTimes({
  here: [
    entryHere(),
    entryHere({
      timeEntryId: uuid(7),
      remoteId: uuid(2),
      minutes: 30,
      state: 'blocked',
      reason: 'changed_in_xpm',
      syncedAt: after,
    }),
    entryHere({ timeEntryId: uuid(6), remoteId: uuid(3), workDate: '2026-11-11', staffName: 'Tom Ashby' }),
  ],
  there: [
    recordThere(),
    recordThere({ xpmTimeUuid: uuid(2), minutes: 45, hash: 'h2' }),
    recordThere({ xpmTimeUuid: uuid(3), workDate: '2026-11-11', staffName: 'Tom Ashby' }),
    recordThere({ xpmTimeUuid: uuid(4), xpmJobNumber: 'J-2440', minutes: 6 }),
  ],
  accepted: new Map(),
  sweptAt: noon,
});

it('adds up by day, person and job, each under its worst difference', () => {
  const groups = groupTimes(items).map(({ items: inside, ...group }) => ({ ...group, count: inside.length }));
  expect(groups).toEqual([
    {
      staffName: 'Tom Ashby',
      workDate: '2026-11-11',
      xpmJobNumber: 'J-2417',
      minutesHere: 72,
      minutesThere: 72,
      bucket: 'equal',
      count: 1,
    },
    {
      staffName: 'Mei Tanaka',
      workDate: '2026-11-12',
      xpmJobNumber: 'J-2417',
      minutesHere: 102,
      minutesThere: 117,
      bucket: 'differs',
      count: 2,
    },
    {
      staffName: 'Mei Tanaka',
      workDate: '2026-11-12',
      xpmJobNumber: 'J-2440',
      minutesHere: 0,
      minutesThere: 6,
      bucket: 'missing_here',
      count: 1,
    },
  ]);
});
