import { describe, expect, it } from 'vitest';

import { type SequenceState, readPress } from './key-sequence.ts';

const known = new Set(['J', 'H', 'G H', 'G W', 'mod+K']);

/** What each press completed, one after another. */
function type(...presses: readonly (readonly [key: string, atMs: number])[]): readonly (string | null)[] {
  let state: SequenceState = null;
  return presses.map(([key, atMs]) => {
    const step = readPress(state, { key, atMs }, known);
    ({ state } = step);
    return step.key;
  });
}

describe('readPress', () => {
  it('lets a key that begins nothing act at once', () => {
    expect(type(['J', 0], ['mod+K', 10])).toEqual(['J', 'mod+K']);
  });

  it('waits after the first press of a sequence and acts on the second', () => {
    expect(type(['G', 0], ['H', 1_000])).toEqual([null, 'G H']);
  });

  it('forgets the first press after 1.2 seconds', () => {
    expect(type(['G', 0], ['H', 1_201])).toEqual([null, 'H']);
  });

  it('takes a second press that belongs to no sequence for itself', () => {
    expect(type(['G', 0], ['J', 100], ['H', 200])).toEqual([null, 'J', 'H']);
  });

  it('starts the sequence again when its first key is pressed twice', () => {
    expect(type(['G', 0], ['G', 1_000], ['W', 2_000])).toEqual([null, null, 'G W']);
  });
});
