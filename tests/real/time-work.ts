import { makeEntry, openTimeLane, recordsOf, type TimeLane } from './time-lane.ts';
import { type Bench, loseCall, type Work } from './work.ts';

/** `find` and `miss`: an addition nobody saw the end of, which arrived, or did not. */
export const timeTasks = ['add', 'update', 'delete', 'find', 'miss'] as const;
export type TimeTask = (typeof timeTasks)[number];

/** Nothing stays, as a day has 24 hours. */
export const timeWork: Work<TimeTask> = {
  chains: [
    ['add', 'update', 'delete'],
    ['find', 'delete'],
    ['miss', 'delete'],
  ],
  open: async () => timeBench(await openTimeLane()),
};

/** An entry of a lane, as XPM must hold it once everything is carried out. */
type Entry = { readonly timeEntryId: string; readonly minutes: number; readonly isThere: boolean };

/** Tasks on the latest entry of a lane; additions make another. */
export function timeBench(lane: TimeLane): Bench<TimeTask> {
  let entry: Entry | null = null;
  return {
    lane,
    async arrange(task) {
      const wanted = await arrangeEntry(lane, task, entry);
      entry = wanted;
      return () => wrongInXpm(lane, wanted);
    },
  };
}

async function arrangeEntry(lane: TimeLane, task: TimeTask, entry: Entry | null): Promise<Entry> {
  const { api } = lane.tom;
  if (task === 'delete' || task === 'update') {
    if (entry === null) throw new Error(`there is no entry to ${task}`);
    const { timeEntryId } = entry;
    if (task === 'delete') {
      await api.timeEntry.remove.mutate({ timeEntryId });
      return { ...entry, isThere: false };
    }
    const minutes = lane.nextMinutes();
    await api.timeEntry.update.mutate({ timeEntryId, minutes });
    return { timeEntryId, minutes, isThere: true };
  }
  const minutes = lane.nextMinutes();
  const added = { timeEntryId: await makeEntry(lane, minutes), minutes, isThere: true };
  if (task !== 'add') {
    const kind = task === 'find' ? 'drop-after' : 'drop-before';
    await loseCall(lane, { gate: 'xpm', path: '/practicemanager/3.1/time.api/add', kind, minutes: 2 });
  }
  return added;
}

/** Null when it is there once, or not at all, as it should be. */
function wrongInXpm(lane: TimeLane, { minutes, isThere }: Entry): string | null {
  const found = recordsOf(lane, minutes).length;
  return found === (isThere ? 1 : 0) ? null : `${found} in XPM of ${minutes} minutes`;
}
