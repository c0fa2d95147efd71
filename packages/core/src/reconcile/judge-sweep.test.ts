import { describe, expect, it } from 'vitest';

import { noteMarker } from '../outbox/note-marker.ts';
import { judgeSweep, type KnownTime } from './judge-sweep.ts';
import { swept, uuid } from './samples.fixture.ts';
import type { SweptTime } from './swept-time.ts';

const marker = noteMarker(uuid(8), uuid(9));
const marked = swept({ note: `GST check ${marker}` });
const known = (change: Partial<KnownTime> = {}): KnownTime => ({
  messageId: 'ours',
  remoteId: uuid(1),
  syncedHash: marked.hash,
  isUnderWay: false,
  workDate: '2026-11-12',
  marker,
  wantedHash: null,
  seenAt: null,
  ...change,
});
const judge = (ours: readonly KnownTime[], times: readonly SweptTime[]) =>
  judgeSweep(ours, { times, from: '2026-11-01', to: '2026-11-30' });

describe('a sweep', () => {
  it('has nothing to say about what is as we know it', () => {
    expect(judge([known()], [marked])).toEqual({ seen: [], missing: [] });
  });

  it('tells what somebody changed, and whether it is invoiced', () => {
    const changed = swept({ note: marked.note, minutes: 90, isInvoiced: true });
    expect(judge([known()], [changed]).seen).toEqual([
      {
        messageId: 'ours',
        seen: { kind: 'there', remoteId: uuid(1), hash: changed.hash, isInvoiced: true },
      },
    ]);
  });

  it('asks for what is not listed before it counts as gone, only where its day was read', () => {
    expect(judge([known()], []).missing).toEqual([{ messageId: 'ours', remoteId: uuid(1) }]);
    expect(judge([known({ workDate: '2026-12-01' })], []).missing).toEqual([]);
  });

  it('asks first for what was not seen for longest, so that nothing is passed over for ever', () => {
    const ours = [
      known({ messageId: 'yesterday', remoteId: uuid(1), seenAt: 2 }),
      known({ messageId: 'never', remoteId: uuid(2), seenAt: null }),
      known({ messageId: 'long ago', remoteId: uuid(3), seenAt: 1 }),
    ];
    expect(judge(ours, []).missing.map(({ messageId }) => messageId)).toEqual([
      'never',
      'long ago',
      'yesterday',
    ]);
  });

  it('leaves alone what is under way: its delivery looks for itself', () => {
    expect(judge([known({ isUnderWay: true })], [])).toEqual({ seen: [], missing: [] });
    const copy = { ...marked, xpmTimeUuid: uuid(2) };
    expect(judge([known({ isUnderWay: true })], [marked, copy]).seen).toEqual([]);
  });
});

describe('with markers', () => {
  it('knows a copy by the mark, whatever was done to its blanks and case', () => {
    const copy = swept({ xpmTimeUuid: uuid(2), note: `copied ${marker.toLowerCase()}  ` });
    expect(judge([known()], [marked, copy]).seen).toMatchObject([
      { messageId: 'ours', seen: { kind: 'another', remoteId: uuid(2), by: 'marker' } },
    ]);
  });

  it('takes the lowest of several first', () => {
    const copies = [3, 2].map((digit) => ({ ...marked, xpmTimeUuid: uuid(digit) }));
    const found = judge([known({ remoteId: null, syncedHash: null })], copies).seen;
    expect(found.map(({ seen }) => 'remoteId' in seen && seen.remoteId)).toEqual([uuid(2), uuid(3)]);
  });

  it('leaves a record of somebody’s own alone, marked by another or not at all', () => {
    const foreign = swept({ xpmTimeUuid: uuid(2), note: 'theirs #ABCDEFGH2' });
    const plain = swept({ xpmTimeUuid: uuid(3) });
    expect(judge([known()], [marked, foreign, plain])).toEqual({ seen: [], missing: [] });
  });
});

describe('without markers', () => {
  const plain = swept();
  const unsent = (change: Partial<KnownTime> = {}) =>
    known({ marker: null, remoteId: null, syncedHash: null, wantedHash: plain.hash, ...change });

  it('finds what has to be looked for first by its likeness, one record for each', () => {
    const twins = [plain, { ...plain, xpmTimeUuid: uuid(2) }];
    const found = judge([unsent(), unsent({ messageId: 'second' })], twins).seen;
    expect(found).toMatchObject([
      { messageId: 'ours', seen: { kind: 'another', remoteId: uuid(1), by: 'likeness' } },
      { messageId: 'second', seen: { kind: 'another', remoteId: uuid(2), by: 'likeness' } },
    ]);
  });

  it('takes no record another entry is known by', () => {
    const owner = known({ messageId: 'owner', marker: null, syncedHash: plain.hash });
    expect(judge([owner, unsent()], [plain]).seen).toEqual([]);
  });

  it('looks for nothing that need not be looked for', () => {
    expect(judge([unsent({ wantedHash: null })], [plain]).seen).toEqual([]);
  });
});
