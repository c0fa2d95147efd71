/** Deterministic pseudo-random numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next: () => number;
  /** A whole number in [0, limit). */
  below: (limit: number) => number;
  /** One element of a list that is not empty; throws a RangeError on an empty one. */
  pick: <T>(list: readonly T[]) => T;
}

/** Makes a generator (mulberry32) from a whole-number seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)];
    if (chosen === undefined) throw new RangeError('pick from an empty list');
    return chosen;
  };
  return { next, below, pick };
}
