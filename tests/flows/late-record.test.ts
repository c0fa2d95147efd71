import { createLogger } from '@throughline/api/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { backgroundUse } from '../../apps/api/src/remote/remotes.ts';
import { sweepXpm } from '../../apps/api/src/remote/sweep-xpm.ts';
import { atRest, heal } from '../real/lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane, workDate } from '../real/time-lane.ts';

let lane: TimeLane;
const logged: string[] = [];

beforeAll(async () => {
  lane = await openTimeLane();
});

afterAll(() => lane.product.stop());

const control = () => lane.product.sandbox.sandbox.control;

async function sweep(): Promise<void> {
  logged.length = 0;
  const logger = createLogger('warn', { write: (line: string) => void logged.push(line) });
  const days = { from: workDate, to: workDate, use: backgroundUse };
  await sweepXpm({ ...lane.product.wiring.chores, logger }, lane.tom.practiceId, days);
  await atRest(lane);
}

/** Somebody or something puts the same record there once more. */
function appearsAgain(minutes: number): void {
  const [record] = recordsOf(lane, minutes);
  control().act({ act: 'add-time', copyOf: record?.uuid });
}

const stateOf = async (timeEntryId: string) => {
  const { entry } = await lane.tom.api.timeEntry.trace.query({ timeEntryId });
  return entry.delivery;
};

describe('a second record of one entry', () => {
  it('after its first send was given up is logged as a broken assumption, and a person is asked', async () => {
    const minutes = lane.nextMinutes();
    control().setFaults([{ path: '/practicemanager/3.1/time.api/add', kind: 'drop-before', count: 1 }]);
    const timeEntryId = await makeEntry(lane, minutes);
    await heal(lane);
    expect(recordsOf(lane, minutes)).toHaveLength(1);
    appearsAgain(minutes);
    await sweep();
    expect(logged).toEqual([expect.stringContaining('"assumption":"A1"')]);
    expect(await stateOf(timeEntryId)).toMatchObject({ state: 'blocked', reason: 'twice_in_xpm' });
    expect(recordsOf(lane, minutes)).toHaveLength(2);
  });

  it('of which no send was ever given up is somebody’s copy: asked about, and no alarm', async () => {
    const minutes = lane.nextMinutes();
    const timeEntryId = await makeEntry(lane, minutes);
    await heal(lane);
    appearsAgain(minutes);
    await sweep();
    expect(logged).toEqual([]);
    expect(await stateOf(timeEntryId)).toMatchObject({ state: 'blocked', reason: 'twice_in_xpm' });
  });
});
