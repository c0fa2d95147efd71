import { serveGate, type Serving } from '@throughline/api/worker/serve-gate';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { Claimed } from '@throughline/core/sync/ports';

import type { Machine } from '../remote/wire.ts';
import { type Claim, claimDue, type Taken } from '../world/claim.ts';
import { type GateId, gatesOf, kindOf, type PracticeId } from '../world/practices.ts';
import { CommitUnknown, StoreDown } from '../world/store.ts';
import type { Subject } from '../world/subjects.ts';
import type { World } from '../world/world.ts';
import { deliverBill, resolveBills } from './bill-seat.ts';
import { type ClaimedCall, Grant } from './grant.ts';
import { type Place, Seat, type Token } from './seat.ts';
import { sweep } from './sweep.ts';
import { deliverTime, resolveTimes, sendFound } from './time-seat.ts';
import { type TimeStore, timeStore } from './time-store.ts';
import { keepAlive } from './tokens.ts';

const shortestSleepMs = 20;
const lookAgainMs = 60_000;
const afterErrorMs = 1_000;
/** A worker that was told nothing looks again after this long. */
export const longestSleepMs = 5 * 60_000;

type Delivery = { readonly granted: ClaimedCall; readonly times: TimeStore };

/** A worker process: serves each gate where something is due, side by side, until it is killed. */
export class Worker implements Machine {
  isDead = false;
  pausedUntil = 0;
  readonly id: string;
  readonly clockRate: number;
  readonly world: World;
  /** Milliseconds of the machine's wall clock before or behind the store's. */
  wallOffsetMs: number;
  readonly elapsedMs: () => number;
  readonly #running = new Map<PracticeId, Promise<Token>>();
  readonly #servings = new Map<GateId, Serving>();
  readonly #turns = new Set<GateId>();
  #wake: (() => void) | null = null;

  constructor(world: World, id: string) {
    const { random, chaos } = world.sim;
    this.world = world;
    this.id = id;
    this.clockRate = 1 + random.int(-chaos.driftPerMille, chaos.driftPerMille) / 1_000;
    this.wallOffsetMs = chaos.skewMs === 0 ? 0 : random.int(-chaos.skewMs, chaos.skewMs);
    this.elapsedMs = world.sim.core.createElapsedClock({
      monotonic: () => world.sim.now * this.clockRate,
      wall: () => this.wallMs(),
    });
  }

  /** What the machine takes for the time of day. */
  wallMs(): number {
    return Math.floor(this.world.sim.now * this.clockRate) + this.wallOffsetMs;
  }

  /** One refresh of a practice's tokens at a time in this process; whoever comes meanwhile waits for it. */
  once(practice: PracticeId, work: () => Promise<Token>): Promise<Token> {
    const running = this.#running.get(practice);
    if (running) return running;
    const made = work().finally(() => this.#running.delete(practice));
    this.#running.set(practice, made);
    return made;
  }

  /** Told of something new. */
  wake(): void {
    const { scheduler } = this.world.sim;
    scheduler.resume(this, () => this.#goOn());
  }

  #goOn(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }

  async run(): Promise<void> {
    for (;;) {
      this.#round();
      await this.#sleep();
    }
  }

  /** Every gate that is due is served, side by side; one that is served already hears that more is due. */
  #round(): void {
    const { gates, store, sim } = this.world;
    for (const gate of gates) {
      const { nextDueAt } = store.gate(gate);
      if (nextDueAt === null || nextDueAt > sim.now) continue;
      if (this.#turns.has(gate)) this.#serving(gate).wake();
      else void this.#turn(gate);
    }
  }

  async #turn(gate: GateId): Promise<void> {
    this.#turns.add(gate);
    const isServed = await this.#guarded(() =>
      this.#serving(gate)
        .turn()
        .then(() => true),
    );
    if (!isServed) await this.pause(afterErrorMs);
    this.#turns.delete(gate);
    this.#goOn();
  }

  #serving(gate: GateId): Serving {
    const known = this.#servings.get(gate);
    if (known) return known;
    const { random } = this.world.sim;
    const serving = serveGate({
      take: (places) => this.#take(gate, places),
      pause: (ms) => this.pause(ms),
      // As when other practices stand in line.
      mayGoOn: () => random.chance(0.8),
      onError: (error) => this.#report(error),
    });
    this.#servings.set(gate, serving);
    return serving;
  }

  sweep(practice: PracticeId): Promise<boolean | null> {
    return this.#guarded(() => sweep(this.#seat(`${practice} xpm`)));
  }

  keepAlive(practice: PracticeId): Promise<void | null> {
    const { store } = this.world;
    // Both gates live on one consent: it is kept while either is let in.
    const gate = gatesOf(practice).find((id) => store.gate(id).isConnected) ?? `${practice} xpm`;
    return this.#guarded(() => keepAlive(this.#seat(gate)));
  }

  #seat(gate: GateId, use: Pick<Place, 'grant' | 'hadFailed'> = {}): Seat {
    return new Seat({ world: this.world, worker: this, gate, ...use });
  }

  async #take(gate: GateId, places: number): Promise<readonly Promise<unknown>[]> {
    const { sim } = this.world;
    const kind = kindOf(gate);
    const { claimedMs, taken } = await this.#claim(gate, places);
    if (taken.length > 0 && places < gateLimits.workerInFlightMax) sim.tally.add('place given on');
    const claimed: Claimed[] = taken.map(({ subject: { id, record } }) => ({ id, record }));
    const mayBeSent = ({ record: { op } }: Claimed) =>
      op !== null && kind === 'xpm' && sim.core.rules.oneSendPerIntent(op);
    const underWay = claimed.filter((one) => one.record.op !== null && !mayBeSent(one));
    const times = timeStore(this.world, this);
    const resolving = this.#resolve(gate, underWay, times);
    return [
      ...underWay.map(() => resolving),
      ...claimed.filter(mayBeSent).map((one) => this.#guarded(() => sendFound(this.#seat(gate), one, times))),
      ...taken.flatMap(({ subject, call }) =>
        call ? [this.#deliver(gate, subject, { granted: { call, claimedMs }, times })] : [],
      ),
    ];
  }

  async #claim(
    gate: GateId,
    limit: number,
  ): Promise<{ readonly claimedMs: number; readonly taken: readonly Taken[] }> {
    const { store, sim } = this.world;
    const claim: Claim = {
      gate,
      workerId: this.id,
      limit,
      isLocked: (id) => sim.strikes('row locked', sim.profile.skipLocked, id.slice(0, 1)),
      chance: () => sim.random.share(),
    };
    const claimedMs = this.elapsedMs();
    const taken = await this.#seat(gate).transaction('claim', (now) => {
      const { nextDueAt } = store.gate(gate);
      return nextDueAt !== null && nextDueAt <= now ? claimDue(store, claim, now) : [];
    });
    return { claimedMs, taken };
  }

  async #resolve(gate: GateId, underWay: readonly Claimed[], times: TimeStore): Promise<void> {
    if (underWay.length === 0) return;
    const seat = this.#seat(gate);
    await this.#guarded(() =>
      kindOf(gate) === 'xpm' ? resolveTimes(seat, underWay, times) : resolveBills(seat, underWay),
    );
  }

  async #deliver(gate: GateId, { id, record }: Subject, { granted, times }: Delivery): Promise<void> {
    const grant = new Grant(this.world.store, this, granted);
    const seat = this.#seat(gate, { grant, hadFailed: record.attempts > 0 });
    await this.#guarded(() =>
      kindOf(gate) === 'xpm' ? deliverTime(seat, { id, record }, times) : deliverBill(seat, { id, record }),
    );
    await this.#guarded(() => grant.close());
  }

  /** What the store could not do leaves the lease to run out; anything else is a bug. */
  async #guarded<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#report(error);
      return null;
    }
  }

  #report(error: unknown): void {
    if (error instanceof CommitUnknown || error instanceof StoreDown) return;
    this.world.sim.violate('no bug', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  pause(ms: number): Promise<void> {
    const { scheduler } = this.world.sim;
    return new Promise((resolve) => {
      scheduler.after(ms, () => {
        scheduler.resume(this, resolve);
      });
    });
  }

  async #sleep(): Promise<void> {
    const { sim, store, gates } = this.world;
    const lookAgain = sim.isHealed ? longestSleepMs : lookAgainMs;
    const later = gates.flatMap((gate) => store.gate(gate).nextDueAt ?? []).filter((at) => at > sim.now);
    const next = Math.min(sim.now + lookAgain, ...later);
    const ms = Math.min(Math.max(next - sim.now, shortestSleepMs), longestSleepMs);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      sim.scheduler.after(ms, () => {
        if (this.#wake === resolve) this.wake();
      });
    });
  }
}
