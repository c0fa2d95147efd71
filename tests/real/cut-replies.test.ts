import { prepareTime, readRequest } from '@throughline/api/deliveries/prepare-time';
import { XpmError } from '@throughline/xpm-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isFullRun } from '../support/env.ts';
import { heal, type Lane, letMinutesPass, openLane, workDate } from './lane.ts';
import { arrange, type Entry, operations, wrongInXpm } from './operations.ts';

let lane: Lane;

beforeAll(async () => {
  lane = await openLane();
  await arrange(lane, 'add', null);
  await heal(lane);
});

afterAll(() => lane.product.stop());

const control = () => lane.product.sandbox.sandbox.control;
const kinds = ['drop-after', 'truncated'] as const;
const place = '/practicemanager/3.1/time.api/';

/** Another minute of XPM's limits, with a token that is still good then. */
async function nextMinute(): Promise<void> {
  control().advance(61_000);
  const { delivery } = lane.product.wiring;
  const open = await delivery.openXpm(lane.tom.practiceId);
  const token = open?.().token ?? '';
  await delivery.renewToken(lane.tom.practiceId, 'xpm', { status: 401, token, again: false });
}

async function client() {
  const open = await lane.product.wiring.delivery.openXpm(lane.tom.practiceId);
  if (!open) throw new Error('not connected');
  return open().client;
}

/** Another entry like the one that is there. */
function desired(date: string) {
  const [record] = control().state().xpm.times;
  if (!record) throw new Error('the sandbox has no time');
  const { jobNumber, taskUuid, staffUuid } = record;
  return {
    xpmJobNumber: jobNumber,
    xpmJobTaskUuid: taskUuid,
    xpmStaffUuid: staffUuid,
    // Far from the days the worker reads, and short, as a day has 24 hours: hundreds are added here.
    workDate: date,
    minutes: 1,
    note: 'cut',
  };
}

/** Does something once for every byte of its reply, cut there; `isOver` says that the whole reply was let through. */
async function atEveryByte(
  verb: string,
  work: () => Promise<boolean>,
): Promise<{ cuts: number; passed: number[] }> {
  const passed: number[] = [];
  let cuts = 0;
  for (const kind of kinds) {
    const length = await lengthOf(verb, work);
    for (let atByte = 0; atByte < length; atByte += 1) {
      if (cuts % 50 === 0) await nextMinute();
      control().setFaults([{ path: `${place}${verb}`, kind, atByte }]);
      cuts += 1;
      if (await work()) passed.push(atByte);
    }
    control().setFaults([]);
  }
  return { cuts, passed };
}

/** The shortest cut that lets all through: found by halves, as what is longer passes too. */
async function lengthOf(verb: string, work: () => Promise<boolean>): Promise<number> {
  let [low, high] = [0, 65_536];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    await nextMinute();
    control().setFaults([{ path: `${place}${verb}`, kind: 'truncated', atByte: middle }]);
    if (await work()) high = middle;
    else low = middle + 1;
  }
  control().setFaults([]);
  if (low > 65_000) throw new Error(`${verb} never passes`);
  return low;
}

describe('a reply cut at every one of its bytes', () => {
  it.each(['add', 'update', 'delete'] as const)(
    'never makes a success of half an answer to %s',
    async (op) => {
      const target = async () => {
        if (op === 'add') return null;
        const request = readRequest(
          JSON.stringify(prepareTime({ op: 'add', desired: desired('2026-06-02'), target: null })),
        );
        control().setFaults([]);
        const { time } = await client();
        const reply = await time.execute(request);
        return reply.class === 'applied' ? (reply.time?.uuid ?? null) : null;
      };
      const uuid = await target();
      const verb = op === 'delete' ? 'delete' : op;
      const { cuts, passed } = await atEveryByte(verb, async () => {
        const operation = { op, desired: op === 'delete' ? null : desired('2026-06-01'), target: uuid };
        const { time } = await client();
        const reply = await time.execute(readRequest(JSON.stringify(prepareTime(operation))));
        if (reply.status === 401 || reply.status === 429)
          throw new Error(`The call itself was refused: ${reply.status}`);
        return reply.class === 'applied' || reply.class === 'not_applied';
      });
      expect(passed).toEqual([]);
      expect(cuts).toBeGreaterThan(100);
    },
  );

  it('never takes a list for whole that was cut', async () => {
    const xpm = await client();
    const { cuts, passed } = await atEveryByte('list', async () => {
      try {
        await xpm.time.list({ from: workDate, to: workDate });
        return true;
      } catch (error) {
        if (error instanceof XpmError) return false;
        throw error;
      }
    });
    expect(passed).toEqual([]);
    expect(cuts).toBeGreaterThan(100);
  });

  it('is found again by the worker, and nothing is doubled', async () => {
    const stride = isFullRun() ? 7 : 97;
    const wrong: string[] = [];
    for (const kind of kinds) {
      for (let atByte = 0; atByte < 700; atByte += stride) {
        let entry: Entry | null = null;
        for (const operation of operations) {
          await letMinutesPass(lane);
          control().setFaults([{ path: place, kind, atByte, count: 1 }]);
          entry = await arrange(lane, operation, entry);
          await heal(lane);
          const problem = wrongInXpm(lane, entry);
          if (problem !== null) wrong.push(`${operation}, ${kind} at ${atByte}: ${problem}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
