import { refreshTimes } from '@throughline/core/connection/decide-refresh';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { quietMs } from '@throughline/core/sync/timing';

import { longestSleepMs } from '../driver/worker.ts';
import { manyCalls } from '../engine/profile.ts';
import { endCall, restOf, takeCall } from '../world/gate.ts';
import { gatesOf, type PracticeId } from '../world/practices.ts';
import { copyOf } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { consent } from './consent.ts';
import { actRemotely } from './human.ts';
import { answerQuestion, isAsked } from './person.ts';
import { Crew, restore } from './trouble.ts';
import { changeEntry, createEntry, linkEverything, postBill } from './user.ts';

const settledStates: readonly string[] = ['unlinked', 'delivered', 'refused', 'blocked'];
const rounds = 6;
/** A worker that slept through the healing may still park a connection when it wakes up. */
const longestPauseMs = 130_000;
/** The longest wait between two tries of one record. */
const longestBackOffMs = 10 * 60_000;

/** Everything that happens from outside during a run. */
export class Chaos {
  readonly world: World;
  readonly #crew: Crew;

  constructor(world: World) {
    this.world = world;
    this.#crew = new Crew(world);
  }

  /** The first phase: faults, crashes and people, all at times the seed chose. */
  async rage(): Promise<void> {
    const { sim } = this.world;
    const { chaos, random, scheduler } = sim;
    for (let started = 0; started < chaos.workers; started += 1) this.#crew.start();
    for (let entry = 1; entry <= chaos.entries; entry += 1)
      this.#someTime(0.7, () => void createEntry(this.world, `e${entry}`, this.#practiceOf(entry)));
    for (let bill = 1; bill <= chaos.bills; bill += 1)
      this.#someTime(0.7, () => void postBill(this.world, `b${bill}`, this.#practiceOf(bill)));
    this.#often(chaos.userActs, () => {
      this.#edit(1);
    });
    this.#often(chaos.storms, () => {
      sim.hit('storm', 'entry');
      this.#edit(random.int(3, 8));
    });
    this.#often(chaos.humanActs, () => {
      actRemotely(this.world);
    });
    this.#often(chaos.personActs, () => {
      this.#answerOne();
    });
    this.#often(chaos.crashes, () => {
      this.#crew.kill();
    });
    this.#often(chaos.pauses, () => {
      this.#crew.pause();
    });
    this.#often(chaos.storeDowns, () => {
      this.#storeDown();
    });
    this.#often(chaos.revocations, () => {
      this.#revoke();
    });
    this.#often(chaos.clockSteps, () => {
      this.#crew.stepClock();
    });
    this.#often(2, () => {
      for (const practice of this.world.practices) void this.#crew.any?.sweep(practice);
    });
    this.#keepAlive();
    if (chaos.otherCalls > 0)
      this.#often(1, () => {
        this.#otherCalls(chaos.otherCalls);
      });
    if (chaos.restores > 0) this.#backUp();
    await scheduler.run(chaos.chaosMs, () => sim.violations.length > 0);
  }

  /** The second phase: nothing goes wrong any more, and in bounded time everything has come right. */
  async heal(): Promise<void> {
    const { world } = this;
    const { sim, store } = world;
    await this.#calm();
    for (let round = 0; round < rounds; round += 1) {
      if (!(await this.#comesToRest())) return;
      await this.#sweep();
      // What one sweep found of a record hides what it found besides; the next one shows it.
      if (!sim.chaos.boundedLife) await this.#sweep();
      if (!(await this.#comesToRest())) return;
      const asked = [...store.tables.subjects.values()].filter(isAsked);
      if (asked.length === 0) return;
      for (const { id } of asked) void answerQuestion(world, id);
      await this.#pass(60_000);
    }
    const left = [...store.tables.subjects.values()].filter(isAsked);
    for (const { id, record } of left)
      sim.violate('RP5', `${id} still asks for a person: ${record.state} ${record.reason}`);
  }

  async #calm(): Promise<void> {
    const { world } = this;
    const { sim, store } = world;
    sim.heal();
    sim.note('heal');
    store.isDown = false;
    this.#reconnect();
    for (const practice of world.practices) {
      const { xpm } = world.remotes[practice];
      xpm.lockedBefore = '';
      xpm.closedJobs.clear();
    }
    for (const gate of world.gates) world.tenants[gate].limits.dayRemaining = manyCalls;
    while (this.#crew.size < 1) this.#crew.start();
    // What was under way when everything healed may still change something.
    await this.#pass(longestPauseMs);
    this.#reconnect();
    void linkEverything(world);
  }

  /** @returns whether everything is at rest within the bound */
  async #comesToRest(): Promise<boolean> {
    const { sim, store, timing } = this.world;
    await this.#pass(60_000);
    const pausedUntil = this.#pausedUntil();
    const own = timing.leaseMs + quietMs(timing) + timing.lateEffectMs + longestBackOffMs + longestSleepMs;
    const isAtRest = () =>
      [...store.tables.subjects.values()].every(({ record }) => settledStates.includes(record.state));
    const isOver = () => sim.violations.length > 0 || isAtRest();
    await sim.scheduler.run(pausedUntil + own, isOver);
    if (sim.violations.length > 0) return false;
    if (isAtRest()) return true;
    for (const { id, record } of store.tables.subjects.values()) {
      if (!settledStates.includes(record.state))
        sim.violate('RP2', `${id} never comes to rest: ${record.state} ${record.reason}`);
    }
    return false;
  }

  /** The remote side may have asked for hours of rest: of everybody, or of one record whose call nobody ended. */
  #pausedUntil(): number {
    const { sim, store, gates } = this.world;
    const rests = gates.map((gate) => restOf(store, gate));
    const records = [...store.tables.subjects.values()].map(({ record }) => record.availableAt);
    // It asks for a day at most: what would rest longer never comes right.
    return Math.min(Math.max(...rests, ...records, sim.now), sim.now + gateLimits.dayMs);
  }

  async #pass(ms: number): Promise<void> {
    const { sim } = this.world;
    await sim.scheduler.run(sim.now + ms, () => sim.violations.length > 0);
  }

  /** Lists may lag and what is on its way may land, so the sweep comes well after. */
  async #sweep(): Promise<void> {
    const { timing, sim } = this.world;
    await this.#pass(this.#pausedUntil() - sim.now + timing.lateEffectMs + quietMs(timing));
    if (!this.world.sim.chaos.boundedLife) await this.#pass(600_000);
    for (const practice of this.world.practices) await this.#sweepOne(practice);
  }

  async #sweepOne(practice: PracticeId): Promise<void> {
    const { sim } = this.world;
    let isDone = false;
    for (let tries = 0; tries < 10 && !isDone && sim.violations.length === 0; tries += 1) {
      void this.#crew.any?.sweep(practice).then((done) => (isDone = done === true));
      await this.#pass(120_000);
    }
    if (!isDone) sim.violate('RP2', 'no sweep comes through');
  }

  #keepAlive(): void {
    const { sim, watch, practices } = this.world;
    sim.scheduler.after(refreshTimes.retryMs, () => {
      for (const practice of practices) void this.#crew.any?.keepAlive(practice);
      // Tokens of a backup may be too old to be traded: then a person has to consent again.
      if (sim.isHealed && watch.restores > 0) this.#reconnect();
      this.#keepAlive();
    });
  }

  #practiceOf(index: number): PracticeId {
    const { practices } = this.world;
    return practices[index % practices.length] ?? 'p1';
  }

  #someTime(within: number, act: () => void): void {
    const { sim } = this.world;
    sim.scheduler.at(sim.random.int(1, Math.floor(sim.chaos.chaosMs * within)), act);
  }

  #often(times: number, act: () => void): void {
    for (let time = 0; time < times; time += 1) this.#someTime(1, act);
  }

  #edit(times: number): void {
    const { sim, store } = this.world;
    const entries = [...store.tables.subjects.values()].filter(({ kind }) => kind === 'time');
    if (entries.length === 0) return;
    const { id } = sim.random.pick(entries);
    for (let time = 0; time < times; time += 1) {
      sim.scheduler.after(sim.random.int(1, 8_000), () => {
        if (store.has(id)) void changeEntry(this.world, id);
      });
    }
  }

  #answerOne(): void {
    const { sim, store } = this.world;
    const asked = [...store.tables.subjects.values()].filter(isAsked);
    if (asked.length > 0) void answerQuestion(this.world, sim.random.pick(asked).id);
  }

  #storeDown(): void {
    const { sim, store, watch } = this.world;
    sim.hit('store down', 'store');
    store.goDown();
    watch.tokens.broke();
    sim.scheduler.after(sim.random.int(1_000, 60_000), () => {
      store.isDown = false;
    });
  }

  #revoke(): void {
    const { sim, identity, practices } = this.world;
    const practice = sim.random.pick(practices);
    sim.hit('consent over', 'practice');
    identity.end(practice);
    sim.scheduler.after(sim.random.int(1_000, 300_000), () => {
      this.#reconnect();
    });
  }

  /** An admin consents again wherever that is needed. */
  #reconnect(): void {
    const { identity, store, practices } = this.world;
    for (const practice of practices) {
      const isLost = gatesOf(practice).some((gate) => !store.gate(gate).isConnected);
      if (isLost || identity.isOver(practice)) consent(this.world, practice);
    }
  }

  /** Others of the practice use up the minute. */
  #otherCalls(times: number): void {
    const { sim, store, watch, tenants } = this.world;
    const gate = sim.random.pick(this.world.gates);
    sim.hit('other calls', gate.slice(3));
    for (let time = 0; time < times; time += 1) {
      const taken = takeCall(store, gate, sim.now);
      if ('waitMs' in taken) return;
      watch.traffic.departs(gate, taken, { isDead: false, pausedUntil: 0 })();
      tenants[gate].limits.arrive(sim.now);
      const { callId } = taken;
      const facts = { status: 200, retryAfterMs: null, limitProblem: null };
      const { dayRemaining } = tenants[gate].limits;
      endCall(store, { gate, callId, facts, dayRemaining }, sim.now);
    }
  }

  #backUp(): void {
    const { sim, store } = this.world;
    const backupAt = sim.random.int(1, sim.chaos.chaosMs - 2);
    sim.scheduler.at(backupAt, () => {
      const backup = { tables: copyOf(store.tables), at: sim.now };
      sim.scheduler.at(sim.random.int(backupAt + 1, sim.chaos.chaosMs), () => {
        const { size } = this.#crew;
        this.#crew.killAll();
        restore(this.world, backup);
        for (let started = 0; started < Math.max(size, 1); started += 1) this.#crew.start();
      });
    });
  }
}
