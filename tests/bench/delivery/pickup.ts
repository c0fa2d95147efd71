import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { startWorker } from '@throughline/api/worker/start-worker';
import { Client } from 'pg';

import { letMinutesPass } from '../../real/lane.ts';
import { makeEntry } from '../../real/time-lane.ts';
import { type BenchResult, median, percentile } from '../ratio.ts';
import { withBenchLane } from './bench-lane.ts';
import { watchSends } from './watch-sends.ts';

const rounds = 60;
const warmUp = 10;

/**
 * From an acknowledged entry to its request leaving for XPM, against one bare insert, notify and listen on the same
 * database, in turns. What XPM itself takes is the same for whoever sends it, and is not counted.
 */
export async function benchPickup(): Promise<BenchResult[]> {
  const sends = watchSends();
  try {
    return await withBenchLane({}, async (lane) => {
      const hops = await openHops(lane.product.database.ownerUrl);
      const worker = startWorker(lane.product.wiring);
      const ours: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < rounds + warmUp; round += 1) {
        await letMinutesPass(lane);
        const sent = sends.next();
        await makeEntry(lane, 1 + (round % 15));
        const acknowledgedMs = performance.now();
        const sentMs = await sent;
        const hopMs = await hops.hop();
        if (round >= warmUp) {
          // The worker may be quicker than the acknowledgement.
          ours.push(Math.max(0, sentMs - acknowledgedMs));
          bare.push(hopMs);
        }
        await sleep(20);
      }
      await worker.stop();
      await hops.close();
      return compare(ours, bare);
    });
  } finally {
    sends.stop();
  }
}

function compare(ours: readonly number[], bare: readonly number[]): BenchResult[] {
  const hop = median(bare);
  const p50 = median(ours) / hop;
  const p99 = percentile(ours, 0.99) / hop;
  const details = {
    oursMs: {
      p50: median(ours),
      p95: percentile(ours, 0.95),
      p99: percentile(ours, 0.99),
      max: Math.max(...ours),
    },
    hopMs: { p50: hop, p95: percentile(bare, 0.95), p99: percentile(bare, 0.99) },
  };
  return [
    { name: 'pickup-p50', ratio: p50, goal: '<=4.00', pass: p50 <= 4, details },
    { name: 'pickup-p99', ratio: p99, goal: '<=12.00', pass: p99 <= 12, details },
  ];
}

async function openHops(url: string) {
  const [writer, listener] = [new Client({ connectionString: url }), new Client({ connectionString: url })];
  await writer.connect();
  await listener.connect();
  await writer.query('create table hops (id bigint generated always as identity, body text not null)');
  await listener.query('listen hops');
  return {
    async hop(): Promise<number> {
      const heard = once(listener, 'notification');
      const startedMs = performance.now();
      await writer.query("begin; insert into hops (body) values ('x'); notify hops; commit");
      await heard;
      return performance.now() - startedMs;
    },
    async close() {
      await writer.end();
      await listener.end();
    },
  };
}
