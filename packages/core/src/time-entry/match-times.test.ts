import { describe, expect, it } from 'vitest';

import { noteMarker, noteWithMarker } from '../outbox/note-marker.ts';
import { operation } from '../sync/examples.fixture.ts';
import { hashTime } from './desired-time.ts';
import { type Elsewhere, type Listing, matchTimes, type RemoteTime } from './match-times.ts';

const marker = noteMarker('practice', 'entry');
const time = {
  xpmJobNumber: 'J-2417',
  xpmJobTaskUuid: 'task',
  xpmStaffUuid: 'mei',
  workDate: '2026-11-18',
  minutes: 66,
  note: 'Ledger tidy',
};
const marked = { ...time, note: noteWithMarker(time.note, marker) };
const there = (xpmTimeUuid: string, change: Partial<RemoteTime> = {}): RemoteTime => ({
  ...time,
  xpmTimeUuid,
  ...change,
});
const add = operation({ hash: hashTime(time) });
const plain = (id: string, op = add) => ({ id, op, marker: null });
const elsewhere = (op: Elsewhere['op'], change: Partial<Elsewhere> = {}): Elsewhere => ({
  id: 'a',
  op,
  standing: 'answering',
  ...change,
});
const listing = (times: readonly RemoteTime[], change: Partial<Listing> = {}): Listing => ({
  startedAt: 500,
  times,
  taken: new Map(),
  elsewhere: [],
  firstSeenAt: new Map(),
  ...change,
});
const idsOf = (id: string, readings: ReturnType<typeof matchTimes>) =>
  readings.get(id)?.matches.map(({ remoteId }) => remoteId);

describe('with markers', () => {
  const one = { id: 'e', op: operation({ hash: hashTime(marked) }), marker };

  it('finds what carries the mark, whatever else was changed on it, however its note is trimmed or cased', () => {
    const listed = [
      there('u1', { note: `${marked.note.toLowerCase()}  `, minutes: 5 }),
      there('u2', { note: 'Ledger tidy' }),
      there('u3', { note: noteWithMarker('Ledger tidy', noteMarker('practice', 'another')) }),
    ];
    expect(idsOf('e', matchTimes([one], listing(listed)))).toEqual(['u1']);
  });

  it('finds a copy too, mark and all', () => {
    const listed = [there('u2', { note: marked.note }), there('u1', { note: marked.note })];
    expect(idsOf('e', matchTimes([one], listing(listed)))?.toSorted()).toEqual(['u1', 'u2']);
  });

  it('leaves out what belongs to another entry', () => {
    const listed = listing([there('u1', { note: marked.note })], { taken: new Map([['u1', 0]]) });
    expect(idsOf('e', matchTimes([one], listed))).toEqual([]);
  });

  it('decides although entries alike are under way elsewhere: each has a mark of its own', () => {
    const listed = listing([there('u1', { note: marked.note })], { elsewhere: [elsewhere(one.op)] });
    expect(idsOf('e', matchTimes([one], listed))).toEqual(['u1']);
  });
});

describe('without markers', () => {
  it.each<[string, Partial<RemoteTime>]>([
    ['job', { xpmJobNumber: 'J-1' }],
    ['task', { xpmJobTaskUuid: 'other' }],
    ['person', { xpmStaffUuid: 'ana' }],
    ['date', { workDate: '2026-11-19' }],
    ['minutes', { minutes: 67 }],
    ['note', { note: 'Ledger' }],
  ])('takes nothing that differs in its %s', (_, change) => {
    expect(idsOf('e', matchTimes([plain('e')], listing([there('u1', change)])))).toEqual([]);
  });

  it('takes what is equal in everything, blanks at the end of a note aside', () => {
    expect(
      idsOf('e', matchTimes([plain('e')], listing([there('u1', { note: 'Ledger tidy \r\n' })]))),
    ).toEqual(['u1']);
  });

  it('leaves out what was there before the send, and not what was first seen after it', () => {
    const seenAt = (at: number) => listing([there('u1')], { firstSeenAt: new Map([['u1', at]]) });
    expect(idsOf('e', matchTimes([plain('e')], seenAt(add.sentAt)))).toEqual([]);
    expect(idsOf('e', matchTimes([plain('e')], seenAt(add.sentAt + 1)))).toEqual(['u1']);
  });

  it('gives each of the entries that are alike one record, and what is left over to the last', () => {
    const listed = listing([there('u3'), there('u1'), there('u2')]);
    const readings = matchTimes([plain('b'), plain('a')], listed);
    expect(idsOf('a', readings)).toEqual(['u1']);
    expect(idsOf('b', readings)).toEqual(['u2', 'u3']);
  });

  it('leaves a later send what only that can have made', () => {
    const later = plain('b', { ...add, sentAt: add.sentAt + 10 });
    const listed = listing([there('u1'), there('u2')], { firstSeenAt: new Map([['u2', add.sentAt + 5]]) });
    const readings = matchTimes([plain('a'), later], listed);
    expect([idsOf('a', readings), idsOf('b', readings)]).toEqual([['u2'], ['u1']]);
  });

  it('gives nobody a record twice when there are fewer than entries', () => {
    const late = { startedAt: add.quietAt + 1 };
    const readings = matchTimes([plain('a'), plain('b')], listing([there('u1')], late));
    expect([idsOf('a', readings), idsOf('b', readings)]).toEqual([['u1'], []]);
  });

  it('leaves an entry the record it is changing, however like another it has become', () => {
    const update = operation({ kind: 'update', target: 'u1', hash: hashTime(time) });
    const readings = matchTimes([plain('a'), plain('b', update)], listing([there('u1')]));
    expect(idsOf('a', readings)).toEqual([]);
  });

  it('says of none that it is missing while the record of one that is alike may still come', () => {
    const readings = matchTimes([plain('a'), plain('b')], listing([there('u1')], { startedAt: add.quietAt }));
    expect(idsOf('a', readings)).toEqual(['u1']);
    expect(readings.has('b')).toBe(false);
  });

  it('says nothing from a list on which another that is alike has taken a record since', () => {
    const takenAt = (at: number) => listing([there('u1')], { taken: new Map([['u1', at]]) });
    expect(matchTimes([plain('b')], takenAt(500)).has('b')).toBe(false);
    expect(idsOf('b', matchTimes([plain('b')], takenAt(499)))).toEqual([]);
  });

  it('lets the first of two that are looked for at once go first, so that neither waits for ever', () => {
    const both = (id: string, other: string) =>
      matchTimes([plain(id)], {
        ...listing([there('u1'), there('u2')]),
        elsewhere: [elsewhere(add, { id: other, standing: 'looked_for' })],
      });
    expect(idsOf('a', both('a', 'b'))).toEqual(['u1']);
    expect(both('b', 'a').has('b')).toBe(false);
  });

  it('leaves one that waits to be looked for what is its own', () => {
    const waiting = { elsewhere: [elsewhere(add, { id: 'a', standing: 'waiting' })] };
    const readings = matchTimes([plain('b')], listing([there('u1'), there('u2')], waiting));
    expect(idsOf('b', readings)).toEqual(['u2']);
  });

  it('tells nothing about an entry while one that is alike is under way in other hands', () => {
    const listed = listing([there('u1')], { elsewhere: [elsewhere(add)] });
    expect(matchTimes([plain('a')], listed).has('a')).toBe(false);
  });
});

describe('for a change and a removal', () => {
  it('says how the record they name stands, and matches nothing', () => {
    const update = operation({ kind: 'update', target: 'u1', hash: hashTime(time) });
    const readings = matchTimes([plain('e', update)], listing([there('u1', { minutes: 5 }), there('u2')]));
    expect(readings.get('e')).toEqual({
      startedAt: 500,
      matches: [],
      matchedBy: 'likeness',
      targetHash: hashTime({ ...time, minutes: 5 }),
    });
    expect(matchTimes([plain('e', update)], listing([])).get('e')?.targetHash).toBeNull();
  });
});
