import type { Claimed } from '@throughline/core/sync/ports';

import type { Machine } from '../remote/wire.ts';
import { claimDue } from '../world/claim.ts';
import { type Kind, kinds } from '../world/rows.ts';
import { CommitUnknown, StoreDown } from '../world/store.ts';
import type { World } from '../world/world.ts';
import { deliverBill, resolveBills } from './bill-seat.ts';
import { Seat } from './seat.ts';
import { sweep } from './sweep.ts';
import { deliverTime, resolveTimes, sendFound } from './time-seat.ts';

/** As production takes at once. */
const batch = 5;
const shortestSleepMs = 400;
const lookAgainMs = 60_000;
/** A worker that was told nothing looks again after this long. */
export const longestSleepMs = 5 * 60_000;

/** A worker process: takes what is due at each gate and carries it out, until it is killed. */
export class Worker implements Machine {
  isDead = false;
  pausedUntil = 0;
  readonly id: string;
  readonly clockRate: number;
  readonly world: World;
  #wake: (() => void) | null = null;

  constructor(world: World, id: string) {
    const { random, chaos } = world.sim;
    this.world = world;
    this.id = id;
    this.clockRate = 1 + random.int(-chaos.driftPerMille, chaos.driftPerMille) / 1_000;
  }

  /** Told of something new. */
  wake(): void {
    const wake = this.#wake;
    this.#wake = null;
    if (wake) this.world.sim.scheduler.resume(this, wake);
  }

  async run(): Promise<void> {
    for (;;) {
      const taken = [
        await this.#guarded(() => this.#runGate('xpm')),
        await this.#guarded(() => this.#runGate('ledger')),
      ];
      if (taken.includes(true)) continue;
      await this.#sleep();
    }
  }

  sweep(): Promise<boolean | null> {
    return this.#guarded(() => sweep(this.#seat('xpm')));
  }

  #seat(kind: Kind): Seat {
    return new Seat({ world: this.world, worker: this, kind });
  }

  async #runGate(kind: Kind): Promise<boolean> {
    const { store, sim } = this.world;
    const isLocked = (id: string) => sim.strikes('row locked', sim.profile.skipLocked, id.slice(0, 1));
    const claim = { kind, workerId: this.id, limit: batch, isLocked };
    const due = await this.#seat(kind).transaction('claim', (now) => {
      const { nextDueAt } = store.gate(kind);
      return nextDueAt !== null && nextDueAt <= now ? claimDue(store, claim, now) : [];
    });
    const claimed: Claimed[] = due.map(({ id, record }) => ({ id, record }));
    const mayBeSent = ({ record: { op } }: Claimed) =>
      op !== null && kind === 'xpm' && store.rules.oneSendPerIntent(op);
    const underWay = claimed.filter((one) => one.record.op !== null && !mayBeSent(one));
    const waiting = claimed.filter(({ record }) => record.op === null);
    const resolve = kind === 'xpm' ? resolveTimes : resolveBills;
    const deliver = kind === 'xpm' ? deliverTime : deliverBill;
    await Promise.all([
      underWay.length > 0 ? this.#guarded(() => resolve(this.#seat(kind), underWay)) : null,
      ...claimed.filter(mayBeSent).map((one) => this.#guarded(() => sendFound(this.#seat(kind), one))),
      ...waiting.map((one) => this.#guarded(() => deliver(this.#seat(kind), one))),
    ]);
    return claimed.length > 0;
  }

  /** What the store could not do leaves the lease to run out; anything else is a bug. */
  async #guarded<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof CommitUnknown || error instanceof StoreDown) return null;
      this.world.sim.violate(
        'no bug',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
      return null;
    }
  }

  async #sleep(): Promise<void> {
    const { sim, store } = this.world;
    const next = Math.min(...kinds.map((kind) => store.gate(kind).nextDueAt ?? sim.now + lookAgainMs));
    const ms = Math.min(Math.max(next - sim.now, shortestSleepMs), longestSleepMs);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      sim.scheduler.after(ms, () => {
        if (this.#wake === resolve) this.wake();
      });
    });
  }
}
