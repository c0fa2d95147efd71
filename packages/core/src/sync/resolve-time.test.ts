import { describe, expect, it } from 'vitest';

import { noteMarker } from '../outbox/note-marker.ts';
import { hashTime } from './desired-time.ts';
import { type Reading, type RemoteTime, resolveTime } from './resolve-time.ts';

const marker = noteMarker('practice', 'entry');
const sent = {
  xpmJobNumber: 'J-2417',
  xpmJobTaskUuid: 'task',
  xpmStaffUuid: 'mei',
  workDate: '2026-11-18',
  minutes: 66,
  note: `Ledger tidy ${marker}`,
};
const row = (xpmTimeUuid: string, change: Partial<RemoteTime> = {}): RemoteTime => ({
  ...sent,
  xpmTimeUuid,
  ...change,
});
const add = { op: 'add', opHash: hashTime(sent), remoteId: null, marker } as const;
const reading = (times: RemoteTime[], change: Partial<Reading> = {}): Reading => ({
  times,
  isAfterQuiet: false,
  taken: new Set(),
  ...change,
});

describe('resolveTime', () => {
  it('adopts an entry that carries the marker at once, whatever else changed on it', () => {
    const found = resolveTime(add, reading([row('b', { minutes: 90 })]));
    expect(found).toMatchObject({ kind: 'found', time: { xpmTimeUuid: 'b' }, isTwice: false });
  });

  it('does not believe an empty read before the quiet time is over', () => {
    expect(resolveTime(add, reading([]))).toEqual({ kind: 'wait' });
    expect(resolveTime(add, reading([], { isAfterQuiet: true }))).toEqual({ kind: 'absent' });
  });

  it('adopts the lowest of two and says there are two', () => {
    const found = resolveTime(add, reading([row('c'), row('b')]));
    expect(found).toMatchObject({ kind: 'found', time: { xpmTimeUuid: 'b' }, isTwice: true });
  });

  it('never takes an entry that is another’s, nor one a person made alike', () => {
    expect(resolveTime(add, reading([row('b')], { taken: new Set(['b']), isAfterQuiet: true }))).toEqual({
      kind: 'absent',
    });
    const byHand = row('b', { note: 'Ledger tidy' });
    expect(resolveTime(add, reading([byHand], { isAfterQuiet: true }))).toEqual({ kind: 'absent' });
  });

  it('without markers takes one that is equal in everything', () => {
    const natural = { ...add, marker: null };
    expect(resolveTime(natural, reading([row('b')]))).toMatchObject({ kind: 'found' });
    expect(resolveTime(natural, reading([row('b', { minutes: 67 })]))).toEqual({ kind: 'wait' });
  });

  it('sends no newer change before an older one is dead', () => {
    const update = { ...add, op: 'update', remoteId: 'b' } as const;
    expect(resolveTime(update, reading([row('b', { minutes: 5 })]))).toEqual({ kind: 'wait' });
    expect(resolveTime(update, reading([row('b', { minutes: 5 })], { isAfterQuiet: true }))).toEqual({
      kind: 'absent',
    });
    expect(resolveTime(update, reading([row('b')]))).toMatchObject({ kind: 'found' });
  });

  it('repeats a removal at once', () => {
    expect(resolveTime({ ...add, op: 'delete', remoteId: 'b' }, reading([]))).toEqual({ kind: 'absent' });
  });
});
