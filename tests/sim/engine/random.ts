/** The seed's own source of chance (mulberry32): whatever happens in a run is drawn from it, in order. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** A whole number below 2^32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  chance(probability: number): boolean {
    return probability > 0 && this.next() < probability * 4_294_967_296;
  }

  /** From 0 to below 1. */
  share(): number {
    return this.next() / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number {
    return low + Math.floor(this.share() * (high - low + 1));
  }

  /** Mostly short, now and then long, and sometimes exactly the longest. */
  delay(usual: number, longest: number, rarely: number): number {
    if (!this.chance(rarely)) return this.int(1, usual);
    return this.chance(0.1) ? longest : this.int(1, longest);
  }

  /** @throws {RangeError} for an empty list */
  pick<T>(list: readonly T[]): T {
    const one = list[this.int(0, list.length - 1)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((value) => ({ value, order: this.next() }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ value }) => value);
  }

  /** Ids sort in no relation to when they were made, as UUIDs do. */
  id(prefix: string): string {
    return `${prefix}-${this.next().toString(16).padStart(8, '0')}`;
  }
}
