import type { StepResult, SyncInput } from '@throughline/core/sync/inputs';
import type { Operation, SyncRecord } from '@throughline/core/sync/record';
import type { TimeReading } from '@throughline/core/sync/resolve-time';
import { nextStates } from '@throughline/core/sync/states';
import type { DeliveryTiming } from '@throughline/core/sync/timing';

import type { Sim } from '../engine/sim.ts';
import type { Identity } from '../remote/identity.ts';
import type { Xero } from '../remote/xero.ts';
import type { Xpm } from '../remote/xpm.ts';
import type { PracticeId } from '../world/practices.ts';
import type { Store } from '../world/store.ts';
import type { Subject } from '../world/subjects.ts';
import { checkReceipts } from './check-receipts.ts';
import { checkSubject } from './check-subject.ts';
import { checkTenant, type Sender } from './check-tenant.ts';
import { checkHumanWork, HumanWork } from './human-work.ts';
import { Outstanding } from './outstanding.ts';
import { TokenWatch } from './token-watch.ts';
import { Traffic } from './traffic.ts';

type Watched = {
  readonly store: Store;
  readonly remotes: Readonly<Record<PracticeId, { readonly xpm: Xpm; readonly xero: Xero }>>;
  readonly identity: Identity;
};

/** Looks over the shoulder of everybody: what no part of the program may know, it may. */
export class Watch {
  readonly sim: Sim;
  readonly humanWork = new HumanWork();
  readonly outstanding: Outstanding;
  readonly traffic: Traffic;
  readonly tokens: TokenWatch;
  /** Entries whose latest changes a restored backup took away: what is over there may be ahead of them. */
  readonly setBack = new Set<string>();
  /** The ghost log: the last version of each subject that its user was told is saved. */
  readonly acknowledged = new Map<string, number>();
  restores = 0;
  readonly #intents = new Set<string>();
  readonly #touched = new Set<string>();
  #watched: Watched | null = null;

  constructor(sim: Sim, timing: DeliveryTiming) {
    this.sim = sim;
    this.outstanding = new Outstanding(sim);
    this.traffic = new Traffic(sim, timing);
    this.tokens = new TokenWatch(sim);
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

  stepped(before: Subject, input: SyncInput, result: StepResult): void {
    const { record, verdict, effects } = result;
    this.touch(before.id);
    if (verdict === 'dropped') return;
    this.#checkTransition(before, input, record);
    this.#checkReceipts(before, result);
    if (input.kind === 'time_reading') this.#read(before, input.reading, record);
    if (input.kind === 'seen') this.humanWork.learn(before.id, input.startedAt);
    if (input.kind === 'settle') this.humanWork.decide(before.id, record.syncedHash);
    for (const effect of effects) if (effect.kind === 'send') this.#intended(before, effect.operation);
  }

  /** What a read for an operation showed of its record. */
  #read(subject: Subject, { startedAt, targetHash }: TimeReading, after: SyncRecord): void {
    const { id, record: before } = subject;
    const isAdopted = before.remoteId === null && after.remoteId !== null;
    if (isAdopted || targetHash !== null) this.humanWork.learn(id, startedAt);
    // What stands as it was sent, or as it was before, nobody can tell from what a human made so.
    const isOurs = targetHash === before.op?.hash || targetHash === before.syncedHash;
    if (targetHash !== null && isOurs) this.humanWork.matches(id, targetHash);
    if (after.remoteId !== null) this.#adopted(subject, after.remoteId);
  }

  #checkReceipts({ id, record: before }: Subject, result: StepResult): void {
    const lines = this.#watched?.store.tables.receipts.get(id) ?? [];
    const problem = checkReceipts({ before, result, lines });
    if (problem !== null) this.sim.violate('I14', `${id}: ${problem}`);
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
  #adopted({ id, practice }: Subject, remoteId: string): void {
    const times = this.#watched?.remotes[practice].xpm.times;
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
      const problem = checkHumanWork(this.humanWork, this.#watched.remotes[before.practice].xpm, {
        entry: before,
        operation,
      });
      if (problem !== null) this.sim.violate('I11', `${before.id}: ${problem}`);
    }
  }

  /** The first byte is about to leave. */
  sending(id: string, operation: Operation, sender: Sender): void {
    if (!this.#intents.has(`${id} ${operation.request}`))
      this.sim.violate('I3', `${id} sends what no intent holds`);
    if (this.#watched) {
      const problem = checkTenant(this.#watched.store.get(id), sender, this.#watched.identity);
      if (problem !== null) this.sim.violate('I12', `${id}: ${problem}`);
    }
    this.outstanding.begin(id, operation);
  }

  /** After every event: whatever was touched by it keeps to the invariants. */
  check(): void {
    const watched = this.#watched;
    if (this.#touched.size === 0 || !watched) return;
    const { sim, humanWork, acknowledged, setBack } = this;
    for (const id of this.#touched) {
      if (!watched.store.has(id)) continue;
      const subject = watched.store.get(id);
      const { xpm, xero } = watched.remotes[subject.practice];
      checkSubject({ store: watched.store, xpm, xero, sim, humanWork, acknowledged, setBack }, subject);
    }
    this.#touched.clear();
  }
}
