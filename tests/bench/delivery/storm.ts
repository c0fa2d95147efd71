import { startWorker } from '@throughline/api/worker/start-worker';

import { atRest } from '../../real/lane.ts';
import { makeEntry, workDate } from '../../real/time-lane.ts';
import type { BenchResult } from '../ratio.ts';
import { withBenchLane } from './bench-lane.ts';

const entries = 40;
const edits = 20;
const settleSeconds = 10;

/**
 * Every entry edited twenty times while a worker runs, a third removed again and a tenth put on another day: how many
 * calls reach XPM, against one for each entry that stays and none for those that do not.
 */
export async function benchStorm(): Promise<BenchResult[]> {
  return withBenchLane({ settleSeconds }, async (lane) => {
    const { api } = lane.tom;
    const { control } = lane.product.sandbox.sandbox;
    control.clearCalls();
    const worker = startWorker(lane.product.wiring);
    const ids: string[] = [];
    for (let count = 0; count < entries; count += 1) ids.push(await makeEntry(lane, 1 + count));
    for (let edit = 0; edit < edits; edit += 1) {
      await Promise.all(
        ids.map((timeEntryId, index) =>
          api.timeEntry.update.mutate({
            timeEntryId,
            note: `edit ${edit}`,
            workDate: index % 10 === 0 && edit > 10 ? '2026-11-19' : workDate,
          }),
        ),
      );
    }
    const gone = ids.filter((_, index) => index % 3 === 2);
    for (const timeEntryId of gone) await api.timeEntry.remove.mutate({ timeEntryId });
    await atRest(lane, 200_000);
    await worker.stop();
    const calls = control.calls().filter(({ path }) => path.includes('time.api'));
    const optimum = entries - gone.length;
    const notes = new Set(control.state().xpm.times.map(({ note }) => note));
    const goneCalls = calls.length - notes.size;
    const details = { calls: calls.length, optimum, edits: entries * edits };
    return [
      {
        name: 'storm-calls',
        ratio: calls.length / optimum,
        goal: '<=1.05',
        pass: calls.length <= optimum * 1.05,
        details,
      },
      { name: 'storm-calls-for-removed', ratio: goneCalls, goal: '<=0', pass: goneCalls <= 0, details },
    ];
  });
}
