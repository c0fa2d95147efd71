import type { SyncRecord } from '@throughline/core/sync/record';
import { quietMs } from '@throughline/core/sync/timing';

import { Worker } from '../driver/worker.ts';
import { copyOf, type Tables } from '../world/rows.ts';
import { documentOf, hashBill, type Subject, wantedTime } from '../world/subjects.ts';
import type { World } from '../world/world.ts';

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
    for (const worker of [...this.#workers]) this.#stop(worker);
  }

  pause(): void {
    const { sim } = this.world;
    const worker = this.any;
    if (!worker) return;
    sim.hit('pause', 'worker');
    worker.pausedUntil = sim.now + sim.random.int(1, 120_000);
  }

  get size(): number {
    return this.#workers.length;
  }

  #stop(worker: Worker): void {
    this.world.sim.note('kill', worker.id);
    worker.isDead = true;
    this.#workers.splice(this.#workers.indexOf(worker), 1);
  }
}

/**
 * The database is put back to a backup. Everything is stopped for it, and what was sent since may still take effect;
 * so each record is looked for over there before anything is sent again.
 */
export function restore(
  { sim, store, watch, xpm }: World,
  backup: { readonly tables: Tables; readonly at: number },
): void {
  sim.hit('restore', 'store');
  const before = store.tables;
  store.tables = copyOf(backup.tables);
  for (const { id } of before.subjects.values()) {
    const subject = store.tables.subjects.get(id);
    watch.acknowledged.set(id, subject?.version ?? 0);
    if (!subject) continue;
    watch.setBack.add(id);
    const record = lookedForFirst(subject, {
      now: sim.now,
      backupAt: backup.at,
      quietMs: quietMs(store.timing),
      usesMarkers: sim.chaos.marker,
    });
    store.save({ ...subject, record });
    watch.touch(id);
  }
  for (const kind of ['xpm', 'ledger'] as const)
    store.changeGate(kind, { nextDueAt: sim.now, isConnected: before.gates.get(kind)?.isConnected ?? true });
  for (const time of xpm.times.values())
    if (time.madeFor !== null && !store.has(time.madeFor)) sim.tally.add('lost with a restore');
}

type Restoring = {
  readonly now: number;
  readonly backupAt: number;
  readonly quietMs: number;
  readonly usesMarkers: boolean;
};

/** Whatever might be wanted there, and was not known to be there, counts as under way since the backup. */
function lookedForFirst(
  subject: Subject,
  { now, backupAt, quietMs: quiet, usesMarkers }: Restoring,
): SyncRecord {
  const { record } = subject;
  const freed = {
    ...record,
    leaseOwner: null,
    leaseUntil: null,
    epoch: record.epoch + 1_000,
    availableAt: now,
  };
  const quietAt = now + quiet;
  if (record.op) return { ...freed, op: { ...record.op, quietAt } };
  const wanted = subject.kind === 'time' ? wantedTime(subject, usesMarkers) : null;
  const canBeThere =
    record.remoteId === null && (wanted ? wanted.desired !== null && !subjectRemoved(subject) : true);
  if (!canBeThere && record.state !== 'queued') return freed;
  const request = wanted
    ? JSON.stringify({ op: 'add', time: wanted.desired })
    : subject.kind === 'bill'
      ? JSON.stringify(documentOf(subject))
      : '';
  if (record.remoteId !== null || !canBeThere) return { ...freed, availableAt: quietAt };
  const hash = wanted ? wanted.hash : subject.kind === 'bill' ? hashBill(documentOf(subject)) : null;
  return {
    ...freed,
    state: 'uncertain',
    reason: 'no_answer',
    opSeq: record.opSeq + 1_000,
    op: { kind: 'add', target: null, hash, request, key: null, sentAt: backupAt, quietAt, why: null },
  };
}

function subjectRemoved(subject: Subject): boolean {
  return subject.kind === 'time' && subject.values.isRemoved;
}
