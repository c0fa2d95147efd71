import { gateLimits } from '@throughline/core/outbox/gate-limits';

import type { Sim } from '../engine/sim.ts';
import type { Xero } from '../remote/xero.ts';
import type { Xpm, XpmTime } from '../remote/xpm.ts';
import { restOf } from '../world/gate.ts';
import { gateOf } from '../world/rows.ts';
import type { Store } from '../world/store.ts';
import { type Bill, type Entry, type Subject, wantedTime } from '../world/subjects.ts';
import type { HumanWork } from './human-work.ts';

export type Checked = {
  readonly sim: Sim;
  readonly store: Store;
  readonly xpm: Xpm;
  readonly xero: Xero;
  readonly humanWork: HumanWork;
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly setBack: ReadonlySet<string>;
};

const underWay: readonly string[] = ['sending', 'uncertain'];
const waiting: readonly string[] = ['queued', ...underWay];
/** Failed tries a record may have before a person is asked. Source: sync protocol, RP5. */
const attemptsMost = 13;

/** The invariants of one subject, whatever just happened to it. */
export function checkSubject(checked: Checked, subject: Subject): void {
  checkRecord(checked, subject);
  checkWakes(checked, subject);
  if (subject.kind === 'bill') checkBill(checked, subject);
  else checkEntry(checked, subject);
}

function checkRecord(checked: Checked, { id, record, version }: Subject): void {
  const { sim, acknowledged } = checked;
  if (version < (acknowledged.get(id) ?? 0)) {
    sim.violate('I9', `${id} lost what its user was told is saved`);
  }
  if (underWay.includes(record.state) !== (record.op !== null)) {
    sim.violate('I19', `${id} is ${record.state} ${record.op === null ? 'without' : 'with'} an operation`);
  }
  if (record.attempts > attemptsMost) sim.violate('I17', `${id} was tried ${record.attempts} times`);
}

/** Whatever waits has a time at which somebody looks: a gate that is full looks again within a minute. */
function checkWakes({ sim, store }: Checked, subject: Subject): void {
  const { id, record } = subject;
  const gateId = gateOf(subject);
  const gate = store.gate(gateId);
  if (!waiting.includes(record.state) || !gate.isConnected) return;
  const dueAt = Math.max(record.availableAt, record.leaseUntil ?? 0, restOf(store, gateId));
  if (gate.nextDueAt === null || gate.nextDueAt > Math.max(dueAt, sim.now + gateLimits.windowMs)) {
    sim.violate('I16', `nobody will look at ${id}, due at ${dueAt} and not ${gate.nextDueAt}`);
  }
}

function checkBill({ sim, xero }: Checked, { id, cents }: Bill): void {
  if (!sim.chaos.boundedLife) return;
  const made = [...xero.invoices.values()].filter((invoice) => invoice.madeFor === id && !invoice.isVoid);
  if (made.length > 1) sim.violate('I13', `${id} is ${made.length} times in Xero`);
  for (const invoice of made) {
    if (invoice.touchedAt === null && invoice.cents !== cents)
      sim.violate('I13', `${id} has another total in Xero`);
  }
}

function checkEntry(checked: Checked, entry: Entry): void {
  const { sim, xpm, setBack } = checked;
  if (!sim.chaos.boundedLife) return;
  let live = 0;
  for (const time of xpm.times.values()) {
    if (time.madeFor === entry.id && (sim.chaos.marker || isKnowable(time, entry))) live += 1;
  }
  if (live > 1 + standIns(checked, entry)) sim.violate('I1', `${entry.id} is ${live} times in XPM`);
  if (!setBack.has(entry.id)) checkInSync(checked, entry);
}

/** Without a marker what a human changed before we knew it cannot be told from a human's own. */
function isKnowable({ touchedAt, uuid }: XpmTime, { record }: Subject): boolean {
  return touchedAt === null || uuid === record.remoteId;
}

/**
 * Without a marker entries that are alike are interchangeable: one whose own never came will take what is there for
 * it, and then the one it was made for sends another; also when it took a copy that a human made of that meanwhile.
 */
function standIns({ sim, store, xpm }: Checked, { id, practice }: Entry): number {
  if (sim.chaos.marker) return 0;
  const times = [...xpm.times.values()];
  const alike = new Set(times.flatMap(({ madeFor, hash }) => (madeFor === id ? [hash] : [])));
  return store
    .ofPractice(practice)
    .filter(
      (other) =>
        other.id !== id &&
        takesAlike(other, xpm, alike) &&
        !times.some((time) => time.madeFor === other.id && isKnowable(time, other)),
    ).length;
}

function takesAlike({ record: { op, remoteId } }: Subject, xpm: Xpm, alike: ReadonlySet<string>): boolean {
  const taken = xpm.times.get(remoteId ?? '');
  if (taken) return taken.madeFor === null && alike.has(taken.hash);
  return op?.kind === 'add' && alike.has(op.hash ?? '');
}

/** Says that all is well: then it is. What a human did over there may not have been seen yet. */
export function checkInSync(
  { sim, xpm, humanWork }: Pick<Checked, 'sim' | 'xpm' | 'humanWork'>,
  entry: Entry,
): void {
  const { state, reason, remoteId } = entry.record;
  if (state !== 'delivered' || reason !== null) return;
  const wanted = wantedTime(entry, sim.chaos.marker);
  const held = remoteId === null ? undefined : xpm.times.get(remoteId);
  const problem = wanted.hash === null ? held && 'gone and is there' : problemWith(held, wanted.hash);
  if (problem === undefined || (!held && remoteId !== null && humanWork.deletedIds.has(remoteId))) return;
  sim.violate('I2', `${entry.id} is said to be ${problem}`);
}

function problemWith(held: XpmTime | undefined, hash: string): string | undefined {
  if (!held) return 'there and is not';
  return held.touchedAt === null && held.hash !== hash ? 'equal and differs' : undefined;
}
