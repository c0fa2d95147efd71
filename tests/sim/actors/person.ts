import type { Choice } from '@throughline/core/sync/inputs';

import type { XpmTime } from '../remote/xpm.ts';
import { CommitUnknown, StoreDown } from '../world/store.ts';
import { type Bill, type Entry, type Subject, wantedTime } from '../world/subjects.ts';
import type { World } from '../world/world.ts';

/** Whether somebody here is asked about it. */
export function isAsked({ record }: Subject): boolean {
  return record.op === null && (record.state === 'blocked' || record.state === 'refused');
}

/** Somebody here answers what is asked about one subject, knowing what they see in XPM and Xero. */
export async function answerQuestion(world: World, id: string): Promise<void> {
  const { store, watch, sim } = world;
  try {
    await store.transaction(null, 'settle', (now) => {
      const subject = store.find(id);
      if (!subject || !isAsked(subject)) return;
      sim.note('person', `${id} is asked: ${subject.record.reason}`);
      sim.tally.add(`asked ${subject.kind} ${subject.record.reason}`);
      if (subject.kind === 'bill') answerBill(world, subject, now);
      else store.apply(id, { kind: 'settle', choice: chooseFor(world, subject) }, now);
      watch.touch(id);
    });
  } catch (error) {
    if (!(error instanceof CommitUnknown || error instanceof StoreDown)) throw error;
  }
}

/** What a human did may be left as it is or overruled. */
const leavable: readonly (string | null)[] = ['changed_in_xpm', 'removed_in_xpm', 'differs'];

function chooseFor(world: World, entry: Entry): Choice {
  const { sim, remotes } = world;
  const { xpm } = remotes[entry.practice];
  const { remoteId, reason } = entry.record;
  const leave = { kind: 'leave', wantedHash: wantedTime(entry, sim.chaos.marker).hash } as const;
  const ours = [...xpm.times.values()].filter(({ madeFor }) => madeFor === entry.id);
  if (reason === 'removed_in_xpm' && ours.length > 0) return leave;
  if (reason === 'twice_in_xpm' || isTheirs(xpm.times.get(remoteId ?? '')))
    return removeOthers(world, entry, ours) ?? leave;
  return leavable.includes(reason) && sim.random.chance(0.5) ? leave : { kind: 'send_ours' };
}

/** Removes what of all that is shown is ours, where the record is ours too; null when all of it is left. */
function removeOthers(
  { remotes, watch }: World,
  { practice, record }: Entry,
  ours: readonly XpmTime[],
): Choice | null {
  const others = othersIn(record.details);
  const held = remotes[practice].xpm.times.get(record.remoteId ?? '');
  const removable = ours.flatMap(({ uuid, isInvoiced }) => (isInvoiced ? [] : [uuid]));
  const remoteIds = others.filter((id) => removable.includes(id));
  if (!isTheirs(held) && remoteIds.length > 0) return { kind: 'remove_others', remoteIds };
  watch.humanWork.leave(others);
  return null;
}

function isTheirs(held: XpmTime | undefined): boolean {
  return held !== undefined && (held.isInvoiced || held.madeFor === null);
}

function othersIn({ others }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(others) ? others.filter((other) => typeof other === 'string') : [];
}

/** What is in Xero stays; a taken number is exchanged for the next; everything else is sent again. */
function answerBill({ store }: World, bill: Bill, now: number): void {
  if (bill.record.remoteId !== null) {
    store.apply(
      bill.id,
      { kind: 'settle', choice: { kind: 'leave', wantedHash: bill.record.triedHash } },
      now,
    );
    return;
  }
  const number = bill.record.reason === 'number_taken' ? `${bill.number}+` : bill.number;
  store.save({ ...bill, number, version: bill.version + 1 });
  store.plan(bill.id, { restMs: 0, again: true, now });
}
