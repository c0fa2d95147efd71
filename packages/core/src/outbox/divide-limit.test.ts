import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { divideLimit } from './divide-limit.ts';

const even = (share: number, count: number) => Array.from({ length: count }, () => ({ share, wanted: 60 }));

describe('divideLimit', () => {
  it('gives what is wanted while all of it fits', () => {
    expect(divideLimit({ limit: 10_000, wanted: 60, inUse: 0, held: null, others: even(60, 165) })).toBe(60);
  });

  it('gives an even part when it does not, as far as the others have given back', () => {
    expect(divideLimit({ limit: 60, wanted: 60, inUse: 10, held: 30, others: even(30, 1) })).toBe(30);
    expect(divideLimit({ limit: 60, wanted: 60, inUse: 0, held: null, others: even(60, 1) })).toBe(0);
    expect(divideLimit({ limit: 60, wanted: 60, inUse: 0, held: null, others: even(45, 1) })).toBe(15);
  });

  it('takes nothing back that was used already', () => {
    expect(divideLimit({ limit: 60, wanted: 60, inUse: 42, held: 60, others: even(0, 1) })).toBe(42);
  });

  it('takes no more for used than was held, whatever a clock that stood has counted', () => {
    expect(divideLimit({ limit: 30, wanted: 60, inUse: 31, held: 30, others: [] })).toBe(30);
  });

  it('leaves those who want little what they want', () => {
    const others = [{ share: 10, wanted: 10 }];
    expect(divideLimit({ limit: 60, wanted: 60, inUse: 0, held: null, others })).toBe(50);
  });

  it('never gives away more than there is, in whatever order takers draw and use', () => {
    const draw = fc.record({
      taker: fc.nat(7),
      wanted: fc.integer({ min: 1, max: 60 }),
      using: fc.double({ min: 0, max: 1.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.array(draw, { maxLength: 60 }), (limit, draws) => {
        const takers = new Map<number, { share: number; wanted: number }>();
        for (const { taker, wanted, using } of draws) {
          const held = takers.get(taker)?.share ?? 0;
          const inUse = Math.floor(held * using);
          const others = [...takers].filter(([id]) => id !== taker).map(([, held]) => held);
          takers.set(taker, { wanted, share: divideLimit({ limit, wanted, inUse, held, others }) });
          const given = [...takers.values()].reduce((sum, { share }) => sum + share, 0);
          expect(given).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('gives 300 gates that all want everything the same, within a few rounds', () => {
    const takers = Array.from({ length: 300 }, () => ({ share: 0, wanted: 60 }));
    for (let round = 0; round < 4; round += 1) {
      for (const taker of takers) {
        const others = takers.filter((other) => other !== taker);
        taker.share = divideLimit({ limit: 10_000, wanted: 60, inUse: 0, held: null, others });
      }
    }
    const shares = takers.map(({ share }) => share);
    expect([Math.min(...shares), Math.max(...shares)]).toEqual([33, 33]);
  });
});
