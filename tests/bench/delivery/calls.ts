import { heal, letMinutesPass } from '../../real/lane.ts';
import { makeEntry, type TimeLane } from '../../real/time-lane.ts';
import type { BenchResult } from '../ratio.ts';
import { withBenchLane } from './bench-lane.ts';

/** Of each: new ones, then a third changed and a sixth removed once they are there; and some removed before they left. */
const added = 30;
const changed = 10;
const removed = 5;
const neverLeft = 5;
/** Editing again before anything leaves costs no call. */
const edits = 4;

/** Calls to XPM for settled changes, exactly counted, against the least that could do: one write for each. */
export async function benchCalls(): Promise<BenchResult[]> {
  return withBenchLane({}, async (lane) => {
    const clean = await countCalls(lane, 0);
    const faulty = await countCalls(lane, 0.1);
    const optimum = added + changed + removed;
    const result = (name: string, calls: number, goal: number): BenchResult => ({
      name,
      ratio: calls / optimum,
      goal: `<=${goal.toFixed(2)}`,
      pass: calls / optimum <= goal,
      details: { calls, optimum },
    });
    return [
      result('calls-writes', clean.writes, 1),
      result('calls-with-reads', clean.writes + clean.reads, 1.02),
      // Lost answers come in one call of ten: each costs at most the read that finds it, and one read finds several.
      result('calls-with-faults', faulty.writes + faulty.reads, 1.12),
    ];
  });
}

type Counted = { readonly writes: number; readonly reads: number };

async function countCalls(lane: TimeLane, faultShare: number): Promise<Counted> {
  const { control } = lane.product.sandbox.sandbox;
  const { api } = lane.tom;
  const total = { writes: 0, reads: 0 };
  const settle = async (): Promise<void> => {
    const kind = 'drop-after' as const;
    const rules =
      faultShare === 0 ? [] : [{ path: '/practicemanager/3.1/time.api/', kind, probability: faultShare }];
    control.setFaults(rules);
    control.clearCalls();
    await heal(lane, 200_000);
    for (const { method, path } of control.calls()) {
      if (!path.includes('time.api')) continue;
      if (method === 'GET') total.reads += 1;
      else total.writes += 1;
    }
    await letMinutesPass(lane);
  };
  const ids: string[] = [];
  for (let count = 0; count < added + neverLeft; count += 1) ids.push(await makeEntry(lane, 1 + (count % 7)));
  for (const timeEntryId of ids) {
    for (let minutes = 8; minutes < 8 + edits; minutes += 1)
      await api.timeEntry.update.mutate({ timeEntryId, minutes });
  }
  for (const timeEntryId of ids.splice(0, neverLeft)) await api.timeEntry.remove.mutate({ timeEntryId });
  await settle();
  for (const timeEntryId of ids.splice(0, changed))
    await api.timeEntry.update.mutate({ timeEntryId, minutes: 20 });
  for (const timeEntryId of ids.splice(0, removed)) await api.timeEntry.remove.mutate({ timeEntryId });
  await settle();
  return total;
}
