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

function chooseFor({ sim, remotes, watch }: World, entry: Entry): Choice {
  const { xpm } = remotes[entry.practice];
  const { remoteId, reason, details } = entry.record;
  const held = xpm.times.get(remoteId ?? '');
  const leave = { kind: 'leave', wantedHash: wantedTime(entry, sim.chaos.marker).hash } as const;
  // Whoever leaves what stands there leaves all that is shown.
  if (isTheirs(held)) {
    watch.humanWork.leave(othersIn(details));
    return leave;
  }
  const ours = [...xpm.times.values()].flatMap(({ uuid, madeFor, isInvoiced }) =>
    madeFor === entry.id && !isInvoiced ? [uuid] : [],
  );
  if (reason === 'removed_in_xpm' && ours.length > 0) return leave;
  if (reason === 'twice_in_xpm') {
    const remoteIds = othersIn(details).filter((id) => ours.includes(id));
    return remoteIds.length > 0 ? { kind: 'remove_others', remoteIds } : leave;
  }
  return leavable.includes(reason) && sim.random.chance(0.5) ? leave : { kind: 'send_ours' };
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
