import { describe, expect, it } from 'vitest';

import { fuzzReplies } from './fuzz-replies.ts';

describe('damaged replies', () => {
  it('end in a promised way, quickly, and are believed only when complete', { timeout: 60_000 }, async () => {
    const { endings, crashes, believed, slowestMs } = await fuzzReplies(1, 20_000);
    expect(crashes).toEqual([]);
    expect(believed).toEqual([]);
    expect(slowestMs).toBeLessThan(1000);
    // Damage that leaves no reply readable would prove nothing.
    for (const ending of [
      'applied',
      'not_applied',
      'unknown',
      'read',
      'refused',
      'unreadable',
      'unavailable',
    ])
      expect(endings[ending], ending).toBeGreaterThan(20);
  });
});
