import { type Lane, makeEntry, recordsOf } from './lane.ts';

/** What is carried out on one entry, one after the other. */
export const operations = ['add', 'update', 'delete'] as const;
export type Operation = (typeof operations)[number];

/** An entry of a lane, as XPM must hold it once everything is carried out. */
export type Entry = { readonly timeEntryId: string; readonly minutes: number; readonly isThere: boolean };

/** Leaves one operation on an entry to be carried out; without an entry that is its addition. */
export async function arrange(lane: Lane, operation: Operation, entry: Entry | null): Promise<Entry> {
  const { api } = lane.tom;
  const minutes = lane.nextMinutes();
  if (operation === 'add' || entry === null)
    return { timeEntryId: await makeEntry(lane, minutes), minutes, isThere: true };
  const { timeEntryId } = entry;
  if (operation === 'delete') {
    await api.timeEntry.remove.mutate({ timeEntryId });
    return { ...entry, isThere: false };
  }
  await api.timeEntry.update.mutate({ timeEntryId, minutes });
  return { timeEntryId, minutes, isThere: true };
}

/** What is wrong about an entry in XPM at rest; null when it is there once, or not at all, as it should be. */
export function wrongInXpm(lane: Lane, { minutes, isThere }: Entry): string | null {
  const found = recordsOf(lane, minutes).length;
  return found === (isThere ? 1 : 0) ? null : `${found} in XPM of ${minutes} minutes`;
}
