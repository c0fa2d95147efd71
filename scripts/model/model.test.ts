import { describe, expect, it } from 'vitest';

import { explore } from './explore.ts';
import { exploreMutant, exploreWhole, mutants } from './mutants.ts';
import { million, run, variants } from './variants.ts';

const named = (part: string) => variants.filter(({ name }) => name.includes(part));

describe('the protocol', () => {
  it('holds in a million states of one entry, and none of them is a dead end', { timeout: 600_000 }, () => {
    const { states, counterExample } = run(million);
    expect(counterExample).toBeNull();
    expect(states).toBeGreaterThanOrEqual(1_000_000);
  });

  it.each([...named('worked on twice'), ...named('1 edit, 1 removal, 1 crash')])(
    'holds for $name',
    { timeout: 180_000 },
    (variant) => {
      expect(run(variant).counterExample).toBeNull();
    },
  );

  it('never makes two sales invoices of one client bill', { timeout: 300_000 }, () => {
    const [bill] = named('a client bill: 1 crash');
    expect(bill && run(bill).counterExample).toBeNull();
  });

  it.each(variants.filter(({ holds }) => !holds))('breaks for $name', { timeout: 180_000 }, (variant) => {
    expect(run(variant).counterExample?.path.length).toBeGreaterThan(0);
  });
});

describe('each of the nine rules', () => {
  it.each(mutants)('is missed when $rule is left out, and only then', { timeout: 60_000 }, (mutant) => {
    expect(exploreMutant(mutant).counterExample).not.toBeNull();
    expect(exploreWhole(mutant).counterExample).toBeNull();
  });

  it('is among those left out', () => {
    expect(new Set(mutants.map(({ rule }) => rule)).size).toBe(9);
  });
});

describe('explore', () => {
  const line = {
    initial: 'a',
    violation: () => null,
    isGoodEnd: (state: string) => state === 'c',
  };

  it('finds a dead end by the shortest way, although another way is good', () => {
    const next = (state: string, tell: (label: string, to: string, serves: boolean) => void) => {
      if (state !== 'a') return;
      tell('right', 'c', true);
      tell('wrong', 'd', true);
    };
    expect(explore({ ...line, next }).counterExample).toEqual({
      why: 'dead end: no good end can be reached',
      path: ['wrong'],
    });
  });

  it('counts no fault as a way to the good end', () => {
    const next = (state: string, tell: (label: string, to: string, serves: boolean) => void) => {
      if (state === 'a') tell('a fault', 'c', false);
    };
    expect(explore({ ...line, next }).counterExample?.path).toEqual([]);
  });

  it('proves nothing about more states than it may look at', () => {
    const next = (state: string, tell: (label: string, to: string, serves: boolean) => void) => {
      tell('on', `${state}x`, true);
    };
    expect(() => explore({ ...line, next }, 10)).toThrow(RangeError);
  });
});
