import { newRecord } from '@throughline/core/sync/record';

import type { Random } from '../engine/random.ts';
import type { PracticeId } from '../world/practices.ts';
import { CommitUnknown, StoreDown } from '../world/store.ts';
import type { Bill, Entry, EntryValues } from '../world/subjects.ts';
import type { World } from '../world/world.ts';

const minutes = [6, 12, 30] as const;
const notes = ['', 'Ledger', 'VAT'] as const;

/** Few different values, so that entries often look alike. */
function drawValues(random: Random): EntryValues {
  return {
    job: random.int(1, 2),
    staff: random.int(1, 2),
    day: random.int(4, 6),
    minutes: random.pick(minutes),
    note: random.pick(notes),
    isRemoved: false,
    isLinked: true,
    hasXpmPerson: true,
  };
}

/** Somebody saves a new entry. */
export function createEntry(world: World, id: string, practice: PracticeId): Promise<void> {
  const { random } = world.sim;
  const values = { ...drawValues(random), isLinked: !random.chance(0.1), hasXpmPerson: !random.chance(0.05) };
  return save(world, id, (now) => ({
    kind: 'time',
    id,
    practice,
    version: 1,
    values,
    record: newRecord(now),
  }));
}

/** Somebody changes one thing about an entry, moves it to another job, or removes it. */
export function changeEntry(world: World, id: string): Promise<void> {
  const { random } = world.sim;
  const change = drawChange(random);
  return save(world, id, () => {
    const entry = world.store.find(id);
    if (entry?.kind !== 'time' || entry.values.isRemoved) return null;
    return { ...entry, version: entry.version + 1, values: { ...entry.values, ...change(entry.values) } };
  });
}

function drawChange(random: Random): (values: EntryValues) => Partial<EntryValues> {
  const drawn = drawValues(random);
  return random.pick<(values: EntryValues) => Partial<EntryValues>>([
    () => ({ minutes: drawn.minutes }),
    () => ({ minutes: drawn.minutes + 3 }),
    () => ({ note: drawn.note }),
    ({ job }) => ({ job: 3 - job }),
    () => ({ day: random.int(0, 11) }),
    () => ({ isRemoved: true }),
    () => ({ isLinked: random.chance(0.6), hasXpmPerson: true }),
    () => ({ hasXpmPerson: random.chance(0.5) }),
  ]);
}

/** A client bill is approved and sent on its way. */
export function postBill(world: World, id: string, practice: PracticeId): Promise<void> {
  const cents = world.sim.random.int(1, 1_000_000);
  return save(world, id, (now): Bill => ({
    kind: 'bill',
    id,
    practice,
    version: 1,
    number: `INV-${id}`,
    cents,
    record: newRecord(now),
  }));
}

/** One transaction of the API. Its user is told only when the reply arrives. */
async function save(world: World, id: string, change: (now: number) => Entry | Bill | null): Promise<void> {
  const { store, watch, sim } = world;
  const restMs = sim.random.pick([0, 5_000]);
  let restores = 0;
  try {
    const version = await store.transaction(null, 'save', (now) => {
      const subject = change(now);
      if (!subject) return null;
      ({ restores } = watch);
      sim.note('user', `${id} ${subject.kind === 'time' ? JSON.stringify(subject.values) : subject.number}`);
      store.save(subject);
      watch.touch(id);
      store.plan(id, { restMs, again: subject.version === 1, now });
      return subject.version;
    });
    if (version !== null) watch.acknowledge(id, version, restores);
  } catch (error) {
    if (!(error instanceof CommitUnknown || error instanceof StoreDown)) throw error;
  }
}

/** Everything that keeps entries from going is put right. */
export async function linkEverything(world: World): Promise<void> {
  const ids = [...world.store.tables.subjects.keys()];
  for (const id of ids) {
    await save(world, id, () => {
      const entry = world.store.find(id);
      if (entry?.kind !== 'time' || (entry.values.isLinked && entry.values.hasXpmPerson)) return null;
      return {
        ...entry,
        version: entry.version + 1,
        values: { ...entry.values, isLinked: true, hasXpmPerson: true },
      };
    });
  }
}
