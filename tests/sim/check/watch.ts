import type { StepResult, SyncInput } from '@throughline/core/sync/inputs';
import type { Operation, SyncRecord } from '@throughline/core/sync/record';
import type { TimeReading } from '@throughline/core/sync/resolve-time';
import { nextStates } from '@throughline/core/sync/states';

import type { Sim } from '../engine/sim.ts';
import type { Xero } from '../remote/xero.ts';
import type { Xpm } from '../remote/xpm.ts';
import type { Store } from '../world/store.ts';
import type { Subject } from '../world/subjects.ts';
import { checkSubject } from './check-subject.ts';
import { checkHumanWork, HumanWork } from './human-work.ts';
import { Outstanding } from './outstanding.ts';

type Watched = { readonly store: Store; readonly xpm: Xpm; readonly xero: Xero };

/** Looks over the shoulder of everybody: what no part of the program may know, it may. */
export class Watch {
  readonly sim: Sim;
  readonly humanWork = new HumanWork();
  readonly outstanding: Outstanding;
  /** Entries whose latest changes a restored backup took away: what is over there may be ahead of them. */
  readonly setBack = new Set<string>();
  /** The ghost log: the last version of each subject that its user was told is saved. */
  readonly acknowledged = new Map<string, number>();
  restores = 0;
  readonly #intents = new Set<string>();
  readonly #touched = new Set<string>();
  #watched: Watched | null = null;

  constructor(sim: Sim) {
    this.sim = sim;
    this.outstanding = new Outstanding(sim);
  }

  begin(watched: Watched): void {
    this.#watched = watched;
  }

  /** Something about this subject changed, here or over there. */
  touch(id: string): void {
    this.#touched.add(id);
  }

  /** @param restores how many there had been when it was saved: what a backup took away is gone, told or not */
  acknowledge(id: string, version: number, restores: number): void {
    if (restores !== this.restores) return;
    this.acknowledged.set(id, Math.max(version, this.acknowledged.get(id) ?? 0));
    this.touch(id);
  }

  stepped(before: Subject, input: SyncInput, { record, verdict, effects }: StepResult): void {
    this.touch(before.id);
    if (verdict === 'dropped') return;
    this.#checkTransition(before, input, record);
    if (input.kind === 'time_reading') this.#read(before, input.reading, record);
    if (input.kind === 'seen') this.humanWork.learn(before.id, input.startedAt);
    if (input.kind === 'settle') this.humanWork.decide(before.id);
    for (const effect of effects) if (effect.kind === 'send') this.#intended(before, effect.operation);
  }

  /** What a read for an operation showed of its record. */
  #read({ id, record: before }: Subject, { startedAt, targetHash }: TimeReading, after: SyncRecord): void {
    const isAdopted = before.remoteId === null && after.remoteId !== null;
    if (isAdopted || targetHash !== null) this.humanWork.learn(id, startedAt);
    if (after.remoteId !== null) this.#adopted(id, after.remoteId);
  }

  #checkTransition({ id, record: before }: Subject, input: SyncInput, after: SyncRecord): void {
    const { sim } = this;
    const allowed: readonly string[] = nextStates[before.state];
    if (after.state !== before.state && !allowed.includes(after.state)) {
      sim.violate('I19', `${id} went from ${before.state} to ${after.state}`);
    }
    if ('epoch' in input && input.epoch !== before.epoch) {
      sim.violate('I5', `${id}: ${input.kind} of an older claim was written`);
    }
    if ('opSeq' in input && input.opSeq !== before.opSeq) {
      sim.violate('I5', `${id}: ${input.kind} of an older operation was written`);
    }
  }

  /** Entries that are alike are interchangeable: whoever takes a record has it, and gives its own for it. */
  #adopted(id: string, remoteId: string): void {
    const times = this.#watched?.xpm.times;
    const taken = times?.get(remoteId);
    if (!times || !taken || taken.madeFor === null || taken.madeFor === id) return;
    for (const own of times.values()) {
      if (own.madeFor === id && own.hash === taken.hash)
        times.set(own.uuid, { ...own, madeFor: taken.madeFor });
    }
    times.set(remoteId, { ...taken, madeFor: id });
    this.touch(taken.madeFor);
  }

  #intended(before: Subject, operation: Operation): void {
    this.#intents.add(`${before.id} ${operation.request}`);
    if (this.#watched && before.kind === 'time') {
      const problem = checkHumanWork(this.humanWork, this.#watched.xpm, { entry: before, operation });
      if (problem !== null) this.sim.violate('I11', `${before.id}: ${problem}`);
    }
  }

  /** The first byte is about to leave. */
  sending(id: string, operation: Operation): void {
    if (!this.#intents.has(`${id} ${operation.request}`))
      this.sim.violate('I3', `${id} sends what no intent holds`);
    this.outstanding.begin(id, operation);
  }

  /** After every event: whatever was touched by it keeps to the invariants. */
  check(): void {
    const watched = this.#watched;
    if (this.#touched.size === 0 || !watched) return;
    const { sim, humanWork, acknowledged, setBack } = this;
    for (const id of this.#touched) {
      if (watched.store.has(id))
        checkSubject({ ...watched, sim, humanWork, acknowledged, setBack }, watched.store.get(id));
    }
    this.#touched.clear();
  }
}
