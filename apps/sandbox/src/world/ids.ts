import { createHash } from 'node:crypto';

/** Deterministic UUIDs: the n-th id of a seed is always the same. Not for secrets. */
export interface Ids {
  uuid: () => string;
  count: () => number;
  setCount: (count: number) => void;
}

/** Makes an id source; `seed` is read at each use. */
export function createIds(seed: () => number): Ids {
  let count = 0;
  return {
    uuid: () => {
      count += 1;
      return uuidOf(`${seed()}:${count}`);
    },
    count: () => count,
    setCount: (next) => {
      count = next;
    },
  };
}

/** A UUID (version 4 in form) that follows from a name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
