/** How often things happened, over many seeds. */
export class Tally {
  faults = 0;
  events = 0;
  readonly counts = new Map<string, number>();

  add(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  merge(
    other: Pick<Tally, 'faults' | 'events'> & { readonly counts: Iterable<readonly [string, number]> },
  ): void {
    this.faults += other.faults;
    this.events += other.events;
    for (const [what, times] of other.counts) this.add(what, times);
  }

  count(what: string): number {
    return this.counts.get(what) ?? 0;
  }
}
