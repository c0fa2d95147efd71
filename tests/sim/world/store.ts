import { isCircuitOpen } from '@throughline/core/outbox/pause-after';
import type { StepResult, SyncInput } from '@throughline/core/sync/inputs';
import type { SyncRecord } from '@throughline/core/sync/record';
import { createStep, type Step } from '@throughline/core/sync/step';
import type { DeliveryTiming } from '@throughline/core/sync/timing';

import type { Process } from '../engine/scheduler.ts';
import type { Sim } from '../engine/sim.ts';
import { Locks } from './locks.ts';
import { type GateId, kindOf, type PracticeId } from './practices.ts';
import { copyOf, gateOf, type GateRow, newTables, type Tables, type TokenSet } from './rows.ts';
import { type Subject, wantedBill, wantedTime } from './subjects.ts';

/** The caller cannot tell whether its transaction was kept. */
export class CommitUnknown extends Error {}
/** It was not kept. */
export class StoreDown extends Error {}
/** It was not kept: a record over there belongs to one subject here. */
export class RemoteTaken extends Error {}

/** Thrown often, and where does not matter. */
const commitUnknown = new CommitUnknown();
const storeDown = new StoreDown();

/** Is told of every step. */
type Watching = { stepped(before: Subject, input: SyncInput, result: StepResult): void };

type Parts = {
  readonly timing: DeliveryTiming;
  readonly watch: Watching;
};

/** An in-memory store that behaves as PostgreSQL does towards the core: a transaction happens whole, or not at all. */
export class Store {
  tables: Tables = newTables();
  isDown = false;
  /** After a backup was put back nothing is sent until then, whoever connects meanwhile. */
  quietUntil = 0;
  readonly sim: Sim;
  readonly timing: DeliveryTiming;
  readonly locks: Locks;
  readonly #step: Step;
  readonly #watch: Watching;
  readonly #listeners: (() => void)[] = [];

  constructor(sim: Sim, { timing, watch }: Parts) {
    this.sim = sim;
    this.timing = timing;
    this.locks = new Locks(sim.scheduler);
    this.#step = createStep(sim.core.rules);
    this.#watch = watch;
  }

  /** `body` gets the store's clock as the transaction read it: after it began and not after it ended. */
  transaction<T>(process: Process | null, what: string, body: (now: number) => T): Promise<T> {
    const { random, profile, scheduler } = this.sim;
    const beginsIn = random.delay(8, 6_000, profile.slowStore * 0.5);
    const locksFor = random.delay(6, 4_000, profile.slowStore * 0.5);
    const clock = scheduler.now + beginsIn + random.int(0, locksFor);
    return new Promise((resolve, reject) => {
      scheduler.after(beginsIn + locksFor, () => {
        const outcome = this.#commit(what, () => body(clock));
        if (process && this.sim.strikes('stall', this.sim.profile.stalls, what)) {
          process.pausedUntil = scheduler.now + random.int(1, 120_000);
        }
        scheduler.after(random.int(1, 5), () => {
          scheduler.resume(process, () => {
            if (outcome.error) reject(outcome.error);
            else resolve(outcome.value);
          });
        });
      });
    });
  }

  #commit<T>(
    what: string,
    body: () => T,
  ): { readonly error: Error } | { readonly error: null; readonly value: T } {
    const { sim } = this;
    if (this.isDown) return { error: storeDown };
    const isUnknown = sim.strikes('commit unknown', sim.profile.commitUnknown, what);
    if (isUnknown && sim.random.chance(0.5)) return { error: commitUnknown };
    try {
      const value = this.atomically(body);
      return isUnknown ? { error: commitUnknown } : { error: null, value };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  /** Keeps everything `body` did, or nothing when it throws. */
  atomically<T>(body: () => T): T {
    const before = copyOf(this.tables);
    try {
      return body();
    } catch (error) {
      this.tables = before;
      throw error;
    }
  }

  get(id: string): Subject {
    const subject = this.find(id);
    if (!subject) throw new RangeError(`there is no subject ${id}`);
    return subject;
  }

  find(id: string): Subject | undefined {
    return this.tables.subjects.get(id);
  }

  has(id: string): boolean {
    return this.tables.subjects.has(id);
  }

  ofPractice(practice: PracticeId): Subject[] {
    return [...this.tables.subjects.values()].filter((subject) => subject.practice === practice);
  }

  gate(id: GateId): GateRow {
    const gate = this.tables.gates.get(id);
    if (!gate) throw new RangeError(`there is no gate ${id}`);
    return gate;
  }

  changeGate(id: GateId, change: Partial<GateRow>): void {
    this.tables.gates.set(id, { ...this.gate(id), ...change });
  }

  tokens(practice: PracticeId): TokenSet {
    const set = this.tables.tokenSets.get(practice);
    if (!set) throw new RangeError(`${practice} has no tokens`);
    return set;
  }

  changeTokens(practice: PracticeId, change: Partial<TokenSet>): void {
    this.tables.tokenSets.set(practice, { ...this.tokens(practice), ...change });
  }

  /** Every connection to it breaks, and with them the locks that were held. */
  goDown(): void {
    this.isDown = true;
    this.locks.drop(null);
  }

  /** Inside a transaction: one step on one subject, with what belongs to the same transaction. */
  apply(id: string, input: SyncInput, now: number): StepResult {
    const subject = this.get(id);
    const { failures } = this.gate(gateOf(subject));
    const result = this.#step(subject.record, input, {
      now,
      timing: this.timing,
      isOutage: isCircuitOpen(failures),
    });
    this.sim.tally.add(`step ${subject.kind} ${subject.record.state} × ${input.kind}`);
    this.sim.note(
      input.kind,
      `${id} ${subject.record.state}>${result.record.state} ${result.record.reason ?? ''} ${result.verdict}`,
    );
    this.save({ ...subject, record: result.record });
    const { receipts } = this.tables;
    const lines = result.effects.flatMap((effect) =>
      effect.kind === 'receipt' ? [{ ...effect, at: now }] : [],
    );
    if (lines.length > 0) receipts.set(id, [...(receipts.get(id) ?? []), ...lines]);
    this.#watch.stepped(subject, input, result);
    for (const effect of result.effects) {
      if (effect.kind === 'wake') this.wake(gateOf(subject), now + effect.inMs);
      if (effect.kind === 'replan' && subject.kind === 'time')
        this.plan(id, { restMs: 0, again: effect.again, now });
    }
    return result;
  }

  /** Inside a transaction: plans anew from the subject as it is. */
  plan(
    id: string,
    { restMs, again, now }: { readonly restMs: number; readonly again: boolean; readonly now: number },
  ): void {
    const subject = this.get(id);
    const { plan, hash } =
      subject.kind === 'time' ? wantedTime(subject, this.sim.chaos.marker) : wantedBill(subject);
    this.apply(id, { kind: 'plan', plan, wantedHash: hash, restMs, again }, now);
  }

  /** @throws {RemoteTaken} as the unique index does */
  save(subject: Subject): void {
    const { remoteId } = subject.record;
    if (remoteId !== null && remoteId !== this.find(subject.id)?.record.remoteId) this.#requireFree(subject);
    this.tables.subjects.set(subject.id, subject);
  }

  #requireFree({ id, kind, record: { remoteId } }: Subject): void {
    for (const other of this.tables.subjects.values()) {
      if (other.id !== id && other.kind === kind && other.record.remoteId === remoteId)
        throw new RemoteTaken(`${remoteId} belongs to ${other.id}`);
    }
  }

  changeRecord(id: string, change: Partial<SyncRecord>): void {
    const subject = this.get(id);
    this.save({ ...subject, record: { ...subject.record, ...change } });
  }

  /** Makes sure somebody looks at the gate then, and tells whoever listens. */
  wake(gate: GateId, at: number): void {
    const { nextDueAt } = this.gate(gate);
    if (nextDueAt === null || at < nextDueAt) this.changeGate(gate, { nextDueAt: at });
    const { sim } = this;
    const kind = kindOf(gate);
    if (sim.strikes('notify lost', sim.profile.lostNotify, kind)) return;
    const times = sim.strikes('notify twice', sim.profile.duplicateNotify, kind) ? 2 : 1;
    for (let told = 0; told < times; told += 1) {
      sim.scheduler.after(sim.random.int(1, 50), () => {
        for (const listen of this.#listeners) listen();
      });
    }
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
