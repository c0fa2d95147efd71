import { describe, expect, it } from 'vitest';

import { isStale, readableSince } from './freshness.ts';

const now = new Date('2026-11-18T10:00:00Z');

describe('isStale', () => {
  it('reads again what was never read', () => expect(isStale(null, now)).toBe(true));
  it('rests for ten minutes', () => {
    expect(isStale(new Date('2026-11-18T09:50:00.001Z'), now)).toBe(false);
    expect(isStale(new Date('2026-11-18T09:50:00Z'), now)).toBe(true);
  });
});

describe('readableSince', () => {
  it('lets an insisting person read once in ten seconds', () => {
    expect(readableSince(now, true)).toEqual(new Date('2026-11-18T09:59:50Z'));
    expect(readableSince(now, false)).toEqual(new Date('2026-11-18T09:50:00Z'));
  });
});
