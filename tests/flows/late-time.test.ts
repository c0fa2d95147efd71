import { createLogger } from '@throughline/api/logger';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { backgroundUse } from '../../apps/api/src/remote/remotes.ts';
import { sweepXpm } from '../../apps/api/src/remote/sweep-xpm.ts';
import { atRest, controlOf, heal, letMinutesPass, renewToken } from '../real/lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane, workDate } from '../real/time-lane.ts';
import { until } from '../support/until.ts';

let lane: TimeLane;
const logged: string[] = [];

beforeAll(async () => {
  lane = await openTimeLane();
});

afterAll(() => lane.product.stop());

beforeEach(() => letMinutesPass(lane));

/** Far later than anything is waited for. */
const lateMs = 10 * 60_000;

/** The next such call takes effect only when `landsLate` lets it. */
function holdNext(verb: 'add' | 'update'): void {
  const path = `/practicemanager/3.1/time.api/${verb}`;
  controlOf(lane).setFaults([{ path, kind: 'late', delayMs: lateMs, count: 1 }]);
}

async function landsLate(): Promise<void> {
  controlOf(lane).advance(lateMs);
  await until(
    () => controlOf(lane).calls(),
    (calls) => calls.some(({ note }) => note?.endsWith('status 200') === true),
  );
  await renewToken(lane, 'xpm');
}

/** The comparison of every night. */
async function sweep(): Promise<void> {
  logged.length = 0;
  const logger = createLogger('warn', { write: (line: string) => void logged.push(line) });
  const days = { from: workDate, to: workDate, use: backgroundUse };
  await sweepXpm({ ...lane.product.wiring.chores, logger }, lane.practiceId, days);
  await atRest(lane);
}

async function onReconcile(timeEntryId: string) {
  const { groups } = await lane.tom.api.reconcile.time.query({ from: workDate, to: workDate, equal: true });
  const found = groups.flatMap(({ items }) => items).find((item) => item.timeEntryId === timeEntryId);
  return found ?? expect.fail('it is not compared');
}

const stateOf = async (timeEntryId: string) => {
  const { entry } = await lane.tom.api.timeEntry.trace.query({ timeEntryId });
  return entry.delivery;
};

describe('a request of XPM that takes effect later than assumed (A1)', () => {
  it('as an addition: the second record is found, the assumption named, and a person says which one goes', async () => {
    const minutes = lane.nextMinutes();
    holdNext('add');
    const timeEntryId = await makeEntry(lane, minutes);
    await heal(lane);
    const [ours] = recordsOf(lane, minutes);
    expect(await stateOf(timeEntryId)).toMatchObject({ state: 'delivered', xpmTimeUuid: ours?.uuid });

    await landsLate();
    expect(recordsOf(lane, minutes)).toHaveLength(2);
    await sweep();
    expect(logged).toEqual([expect.stringContaining('"assumption":"A1"')]);
    expect(logged[0]).toContain('a record arrived after it was given up');
    expect(await stateOf(timeEntryId)).toMatchObject({ state: 'blocked', reason: 'twice_in_xpm' });
    const found = await onReconcile(timeEntryId);
    expect(found).toMatchObject({ bucket: 'doubled', choices: ['remove_others', 'accept'] });
    expect(recordsOf(lane, minutes)).toHaveLength(2);

    const { fingerprint } = found;
    const settled = { workDate, fingerprint, choice: 'remove_others', reason: 'XPM was late' } as const;
    await lane.tom.api.reconcile.settleTime.mutate(settled);
    await heal(lane);
    expect(recordsOf(lane, minutes)).toMatchObject([{ uuid: ours?.uuid }]);
    expect(await stateOf(timeEntryId)).toMatchObject({ state: 'delivered' });
  });

  it('as a change, over a newer one: it is shown, and nothing is sent until a person chooses', async () => {
    const first = lane.nextMinutes();
    const timeEntryId = await makeEntry(lane, first);
    await heal(lane);
    const { update } = lane.tom.api.timeEntry;
    const [stale, newer] = [lane.nextMinutes(), lane.nextMinutes()];
    holdNext('update');
    await update.mutate({ timeEntryId, minutes: stale });
    await heal(lane);
    await update.mutate({ timeEntryId, minutes: newer });
    await heal(lane);
    expect(recordsOf(lane, newer)).toHaveLength(1);

    await landsLate();
    await sweep();
    expect(await stateOf(timeEntryId)).toMatchObject({ state: 'blocked', reason: 'changed_in_xpm' });
    expect(await onReconcile(timeEntryId)).toMatchObject({
      bucket: 'differs',
      choices: ['take_theirs', 'send_ours', 'accept'],
    });
    expect(recordsOf(lane, stale)).toHaveLength(1);
    expect(recordsOf(lane, newer)).toEqual([]);
  });
});
