import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';
import { isFullRun } from '../support/env.ts';
import { heal } from './lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane } from './time-lane.ts';
import { startWorkerChild } from './worker-child.ts';

const restarts = 10;
/** Ten within a minute; quicker where a minute is too long to wait. */
const betweenMs = isFullRun() ? 6_000 : 1_500;
/** With the reads after ten restarts still less than a minute allows, so that the gate is at work and nobody waits long. */
const backlog = 25;

let program: string;
let lane: TimeLane;

beforeAll(async () => {
  program = await ensureBuilt('tests/real/worker-process.ts');
  lane = await openTimeLane();
});

afterAll(async () => {
  await lane.product.stop();
});

describe('ten restarts in a minute under a backlog', () => {
  it('lose and double nothing, and stay within the limits of XPM', async () => {
    const waiting: number[] = [];
    for (let count = 0; count < backlog; count += 1) {
      const minutes = lane.nextMinutes();
      await makeEntry(lane, minutes);
      waiting.push(minutes);
    }
    for (let count = 0; count < restarts; count += 1) {
      const child = startWorkerChild(program, lane.orders(null));
      // Half of them are asked to end, half are killed.
      await sleep(betweenMs / 2 + ((count * 97) % (betweenMs / 2)));
      child.kill(count % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      await child.ended;
    }
    await heal(lane, 150_000);
    expect(waiting.map((minutes) => recordsOf(lane, minutes).length)).toEqual(waiting.map(() => 1));
    expect(lane.product.sandbox.sandbox.control.calls().filter(({ status }) => status === 429)).toEqual([]);
  });
});
