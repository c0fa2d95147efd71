import { prepareTime, readRequest } from '@throughline/api/deliveries/prepare-time';
import { XpmError } from '@throughline/xpm-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isFullRun } from '../support/env.ts';
import { cutEverywhere, cutKinds, requireLetIn } from './cut-everywhere.ts';
import { controlOf, heal, letMinutesPass } from './lane.ts';
import { openTimeLane, type TimeLane, workDate } from './time-lane.ts';
import { timeBench } from './time-work.ts';
import type { Bench } from './work.ts';

let lane: TimeLane;
let bench: Bench;

beforeAll(async () => {
  lane = await openTimeLane();
  bench = timeBench(lane);
  await bench.arrange('add');
  await heal(lane);
});

afterAll(() => lane.product.stop());

const operations = ['add', 'update', 'delete'] as const;
const place = '/practicemanager/3.1/time.api/';

async function client() {
  const open = await lane.product.wiring.delivery.openXpm(lane.practiceId);
  if (!open) throw new Error('not connected');
  return open().client;
}

/** Another entry like the one that is there. */
function desired(date: string) {
  const [record] = controlOf(lane).state().xpm.times;
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

async function execute(operation: Parameters<typeof prepareTime>[0]) {
  const { time } = await client();
  return time.execute(readRequest(JSON.stringify(prepareTime(operation))));
}

/** The record in XPM an operation is carried out on. */
async function targetOf(op: (typeof operations)[number]): Promise<string | null> {
  if (op === 'add') return null;
  const reply = await execute({ op: 'add', desired: desired('2026-06-02'), target: null });
  return reply.class === 'applied' ? (reply.time?.uuid ?? null) : null;
}

describe('a reply of XPM cut at every one of its bytes', () => {
  it.each(operations)('never makes a success of half an answer to %s', async (op) => {
    const target = await targetOf(op);
    const { count, understood } = await cutEverywhere(lane, {
      gate: 'xpm',
      path: `${place}${op}`,
      method: op === 'delete' ? 'DELETE' : op === 'add' ? 'POST' : 'PUT',
      async make() {
        const reply = await execute({ op, desired: op === 'delete' ? null : desired('2026-06-01'), target });
        requireLetIn(reply.status);
        return reply.class === 'applied' || reply.class === 'not_applied';
      },
    });
    expect(understood).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });

  it('never takes a list for whole that was cut', async () => {
    const xpm = await client();
    const { count, understood } = await cutEverywhere(lane, {
      gate: 'xpm',
      path: `${place}list`,
      method: 'GET',
      async make() {
        try {
          await xpm.time.list({ from: workDate, to: workDate });
          return true;
        } catch (error) {
          if (error instanceof XpmError) return false;
          throw error;
        }
      },
    });
    expect(understood).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });

  it('is found again by the worker, and nothing is doubled', async () => {
    const stride = isFullRun() ? 7 : 97;
    const wrong: string[] = [];
    for (const kind of cutKinds) {
      for (let atByte = 0; atByte < 700; atByte += stride) {
        for (const operation of operations) {
          await letMinutesPass(lane);
          controlOf(lane).setFaults([{ path: place, kind, atByte, count: 1 }]);
          const check = await bench.arrange(operation);
          await heal(lane);
          const problem = await check();
          if (problem !== null) wrong.push(`${operation}, ${kind} at ${atByte}: ${problem}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
