import { describe, expect, it } from 'vitest';

import { judged, now, operation } from './examples.fixture.ts';
import type { Operation } from './record.ts';
import { resolveTime, type TimeReading } from './resolve-time.ts';

const quiet = { sentAt: now - 200_000, quietAt: now - 100_000 };
const reading = (change: Partial<TimeReading> = {}): TimeReading => ({
  startedAt: now - 10,
  matches: [],
  matchedBy: 'marker',
  targetHash: null,
  ...change,
});
const matches = [
  { remoteId: 'u2', hash: 'b' },
  { remoteId: 'u1', hash: 'a' },
];
const resolve = (op: Partial<Operation>, read: Partial<TimeReading> = {}) =>
  resolveTime(operation(op), reading(read), { ...judged, syncedHash: 'before' });

describe('an addition', () => {
  it('is found by its mark at once', () => {
    expect(resolve({}, { matches: [{ remoteId: 'u1', hash: 'a' }] })).toEqual({
      kind: 'found',
      remoteId: 'u1',
      hash: 'a',
      others: [],
    });
  });

  it('is found by likeness only once nothing can arrive beside it any more', () => {
    const like = { matches, matchedBy: 'likeness' } as const;
    expect(resolve({}, like)).toEqual({ kind: 'wait' });
    expect(resolve(quiet, like)).toMatchObject({ kind: 'found', remoteId: 'u1', others: ['u2'] });
  });

  it('is not there only when the read began after the quiet time, however late it is written down', () => {
    expect(resolve({})).toEqual({ kind: 'wait' });
    expect(resolve(quiet, { startedAt: quiet.quietAt })).toEqual({ kind: 'wait' });
    expect(resolve(quiet, { startedAt: quiet.quietAt + 1 })).toEqual({ kind: 'absent' });
  });

  it.each([[matches], [matches.toReversed()]])('takes the lowest of several in any order: %j', (listed) => {
    expect(resolve({}, { matches: listed })).toMatchObject({ remoteId: 'u1', hash: 'a', others: ['u2'] });
  });
});

describe('an update', () => {
  const update = { kind: 'update', target: 'u1' } as const;

  it('is found when its record is as sent, once it can land no more: it may have stood so before', () => {
    expect(resolve(update, { targetHash: 'wanted' })).toEqual({ kind: 'wait' });
    expect(resolve({ ...update, ...quiet }, { targetHash: 'wanted' })).toMatchObject({
      kind: 'found',
      remoteId: 'u1',
      others: [],
    });
  });

  it.each([null, 'before'])(
    'makes no room for a newer one before it is dead, its record being %s',
    (targetHash) => {
      expect(resolve(update, { targetHash })).toEqual({ kind: 'wait' });
      expect(resolve({ ...update, ...quiet }, { targetHash, startedAt: quiet.quietAt })).toEqual({
        kind: 'wait',
      });
      expect(resolve({ ...update, ...quiet }, { targetHash })).toEqual({ kind: 'absent' });
    },
  );

  it('is not made again over what somebody changed meanwhile, once it is dead', () => {
    expect(resolve(update, { targetHash: 'theirs' })).toEqual({ kind: 'wait' });
    expect(resolve({ ...update, ...quiet }, { targetHash: 'theirs' })).toEqual({
      kind: 'changed',
      hash: 'theirs',
    });
  });
});

describe('a removal', () => {
  it('may be sent again at any time, as it names its record', () => {
    expect(resolve({ kind: 'delete', target: 'u1', hash: null })).toEqual({ kind: 'absent' });
  });
});
