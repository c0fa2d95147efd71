import type { Process, Scheduler } from '../engine/scheduler.ts';

type Waiting = { readonly owner: Process; readonly go: () => void };

/** Row locks that are held while somebody outside is asked. They end with the connection of whoever holds them. */
export class Locks {
  readonly #scheduler: Scheduler;
  readonly #held = new Map<string, Process>();
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  take(owner: Process, key: string): Promise<void> {
    return new Promise((go) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), { owner, go }]);
      this.#next(key);
    });
  }

  isHeldBy(owner: Process, key: string): boolean {
    return this.#held.get(key) === owner;
  }

  release(owner: Process, key: string): void {
    if (!this.isHeldBy(owner, key)) return;
    this.#held.delete(key);
    this.#next(key);
  }

  /** A process died, or all connections broke. */
  drop(owner: Process | null): void {
    for (const [key, holder] of new Map(this.#held))
      if (owner === null || holder === owner) this.release(holder, key);
  }

  #next(key: string): void {
    if (this.#held.has(key)) return;
    const [next, ...others] = (this.#waiting.get(key) ?? []).filter(({ owner }) => !owner.isDead);
    this.#waiting.set(key, others);
    if (!next) return;
    this.#held.set(key, next.owner);
    this.#scheduler.after(1, () => {
      this.#scheduler.resume(next.owner, next.go);
    });
  }
}
