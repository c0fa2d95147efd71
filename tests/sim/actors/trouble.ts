import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { SyncRecord } from '@throughline/core/sync/record';
import { quietMs } from '@throughline/core/sync/timing';

import { Worker } from '../driver/worker.ts';
import { grantCall } from '../world/gate.ts';
import { parkGate } from '../world/parking.ts';
import type { GateId } from '../world/practices.ts';
import { copyOf, type Tables } from '../world/rows.ts';
import type { Store } from '../world/store.ts';
import { documentOf, type Entry, hashBill, type Subject, wantedTime } from '../world/subjects.ts';
import type { World } from '../world/world.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const clockStepsMs = [-dayMs, -5 * minuteMs, 5 * minuteMs, dayMs] as const;

/** The worker processes of a run: killed, paused, and started anew with nothing in memory. */
export class Crew {
  readonly world: World;
  readonly #workers: Worker[] = [];
  #started = 0;

  constructor(world: World) {
    this.world = world;
    world.store.listen(() => {
      for (const worker of this.#workers) worker.wake();
    });
  }

  start(): Worker {
    this.#started += 1;
    const worker = new Worker(this.world, `w${this.#started}`);
    this.#workers.push(worker);
    this.world.sim.note('start', worker.id);
    void worker.run();
    return worker;
  }

  get any(): Worker | undefined {
    return this.#workers[this.world.sim.random.int(0, this.#workers.length - 1)];
  }

  kill(): void {
    const { sim } = this.world;
    const worker = this.any;
    if (!worker) return;
    sim.hit('crash', 'worker');
    this.#stop(worker);
    sim.scheduler.after(sim.random.int(1, 60_000), () => {
      this.start();
    });
  }

  killAll(): void {
    for (let [worker] = this.#workers; worker; [worker] = this.#workers) this.#stop(worker);
  }

  pause(): void {
    const { sim } = this.world;
    const worker = this.any;
    if (!worker) return;
    sim.hit('pause', 'worker');
    worker.pausedUntil = sim.now + sim.random.int(0, 120_000);
  }

  /** The machine's wall clock is put forward or back, as when it first hears from a time server. */
  stepClock(): void {
    const { sim } = this.world;
    const worker = this.any;
    if (!worker) return;
    sim.hit('clock step', 'worker');
    worker.wallOffsetMs += sim.random.pick(clockStepsMs);
  }

  get size(): number {
    return this.#workers.length;
  }

  #stop(worker: Worker): void {
    this.world.sim.note('kill', worker.id);
    worker.isDead = true;
    this.world.store.locks.drop(worker);
    this.#workers.splice(this.#workers.indexOf(worker), 1);
  }
}

/**
 * The database is put back to a backup. Everything is stopped for it, and what was sent since may still take effect;
 * so each record is looked for over there before anything is sent again.
 */
export function restore(world: World, backup: { readonly tables: Tables; readonly at: number }): void {
  const { sim, store } = world;
  sim.hit('restore', 'store');
  const before = store.tables;
  world.watch.restores += 1;
  store.tables = copyOf(backup.tables);
  const restoring = { now: sim.now, backupAt: backup.at, quietMs: quietMs(store.timing) };
  for (const id of before.subjects.keys()) setBack(world, id, restoring);
  world.watch.traffic.forget();
  world.watch.tokens.forget();
  // Until what was sent since can have no effect any more, nothing is sent. No backup brings an older consent back.
  const pausedUntil = sim.now + restoring.quietMs;
  store.quietUntil = pausedUntil;
  for (const gate of world.gates) {
    const isConnected = before.gates.get(gate)?.isConnected ?? true;
    store.changeGate(gate, { nextDueAt: pausedUntil, pausedUntil, pauseReason: 'outage', isConnected: true });
    if (!isConnected) parkGate(store, gate);
    useUpMinute(store, gate, sim.now);
  }
}

/** What was called in the minute before is forgotten: it counts as used up. */
function useUpMinute(store: Store, gate: GateId, now: number): void {
  for (let call = 0; call < gateLimits.perMinuteMax; call += 1) {
    const { callId } = grantCall(store, gate, now);
    store.tables.calls.set(callId, {
      id: callId,
      gate,
      startedAt: now,
      leaseUntil: now,
      endedAt: now,
      isUnknown: true,
    });
  }
}

function setBack({ store, watch }: World, id: string, restoring: Restoring): void {
  const subject = store.find(id);
  watch.acknowledged.set(id, subject?.version ?? 0);
  if (!subject) return;
  watch.setBack.add(id);
  watch.humanWork.forget(id);
  store.save({ ...subject, record: lookedForFirst(subject, restoring) });
  watch.touch(id);
}

type Restoring = { readonly now: number; readonly backupAt: number; readonly quietMs: number };

/** It may have been moved to another day since. */
const lookEverywhere = JSON.stringify({ op: 'look' });

/** Whatever was not known to be there may have been sent since the backup: it counts as under way since then. */
function lookedForFirst(subject: Subject, { now, backupAt, quietMs: quiet }: Restoring): SyncRecord {
  const { record } = subject;
  const freed = {
    ...record,
    leaseOwner: null,
    leaseUntil: null,
    epoch: record.epoch + 1_000,
    availableAt: now,
  };
  const quietAt = now + quiet;
  if (record.op) {
    const request = subject.kind === 'time' ? lookEverywhere : record.op.request;
    return { ...freed, op: { ...record.op, request, quietAt, key: null } };
  }
  if (record.remoteId !== null)
    return isChanging(subject) ? lookedAt(subject, { freed, backupAt, quietAt }) : freed;
  return {
    ...freed,
    state: 'uncertain',
    reason: 'no_answer',
    opSeq: record.opSeq + 1_000,
    op: { ...requestOf(subject), kind: 'add', target: null, key: null, sentAt: backupAt, quietAt, why: null },
  };
}

/** What is there may have been changed since as it is wanted now: production's sweep sees it before anything is sent. */
function isChanging(subject: Subject): subject is Entry {
  return subject.kind === 'time' && subject.record.state === 'queued' && !subject.values.isRemoved;
}

function lookedAt(
  entry: Entry,
  {
    freed,
    backupAt,
    quietAt,
  }: { readonly freed: SyncRecord; readonly backupAt: number; readonly quietAt: number },
): SyncRecord {
  // Only practices with marks are restored.
  const { hash } = wantedTime(entry, true);
  const operation = {
    request: lookEverywhere,
    hash,
    target: freed.remoteId,
    key: null,
    sentAt: backupAt,
    quietAt,
  };
  return {
    ...freed,
    state: 'uncertain',
    reason: 'no_answer',
    opSeq: freed.opSeq + 1_000,
    op: { ...operation, kind: 'update', why: null },
  };
}

function requestOf(subject: Subject): { readonly request: string; readonly hash: string | null } {
  if (subject.kind === 'time') return { request: lookEverywhere, hash: null };
  const document = documentOf(subject);
  return { request: JSON.stringify(document), hash: hashBill(document) };
}
