import { EventHeap } from './event-heap.ts';

/** A program whose steps are resumed by the scheduler: it may be stopped for good or for a while. */
export type Process = { isDead: boolean; pausedUntil: number };

/**
 * Virtual time. An event runs, then every promise it settled runs on until it waits for another event, then the next
 * event runs: nothing else can make anything happen, so the same seed always gives the same run.
 */
export class Scheduler {
  /** Whole milliseconds; also what the store's clock shows. */
  now = 0;
  events = 0;
  readonly #heap = new EventHeap();
  #order = 0;
  #hasResumed = false;
  /** Called once everything an event set off has come to its next wait. */
  afterEach: () => void = () => {};

  at(at: number, run: () => void): void {
    this.#order += 1;
    this.#heap.push({ at: Math.max(at, this.now), order: this.#order, run });
  }

  after(delayMs: number, run: () => void): void {
    this.at(this.now + delayMs, run);
  }

  /** Lets a waiting program go on: never when it is dead, later when it is paused. */
  resume(process: Process | null, go: () => void): void {
    if (process?.isDead) return;
    if (process && process.pausedUntil > this.now) {
      this.at(process.pausedUntil, () => {
        this.resume(process, go);
      });
      return;
    }
    this.#hasResumed = true;
    go();
  }

  /** @returns whether `isOver` was reached before the deadline and before events ran out */
  async run(deadline: number, isOver: () => boolean): Promise<boolean> {
    for (;;) {
      if (isOver()) return true;
      const next = this.#heap.peek();
      if (next === undefined || next.at > deadline) {
        this.now = Math.max(this.now, Math.min(deadline, next?.at ?? deadline));
        return isOver();
      }
      this.#heap.pop();
      this.now = next.at;
      this.events += 1;
      next.run();
      if (this.#hasResumed) await this.#settle();
      this.afterEach();
    }
  }

  /** The turn of the event loop ends once no promise has anything left to do. */
  async #settle(): Promise<void> {
    this.#hasResumed = false;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}
