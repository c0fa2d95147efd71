import type { BenchResult } from '../ratio.ts';
import { withPractice } from './bench-practice.ts';
import { drive, latencyAround, seeded } from './drive.ts';
import { memoryLimiter, perfectLimiter, pgLimiter } from './limiters.ts';
import { createRemote, mostInAMinute, type Remote } from './remote.ts';

const slots = 10;
const count = 1_500;
const medianMs = 300;
const killAtMs = 7.01 * 60_000;

/**
 * A deep backlog through the real gate in PostgreSQL, asked by two processes on a clock of its own; one of them dies with
 * its calls under way and comes back. Compared with a bucket that knows when each call arrives. The same is repeated
 * over the gate's decision alone with replies from quick to slow.
 */
export async function benchLimiter(): Promise<BenchResult[]> {
  const { finishedAt, remote } = await throughPostgres();
  const base = await perfectly(medianMs, count);
  const most = mostInAMinute(remote.accepted);
  const ratio = base / finishedAt;
  const holds = most <= 60 && remote.maxInFlight() <= 5 && remote.refused.length === 0;
  const slower = [];
  for (const latency of [50, 300, 600, 1_000, 2_000, 4_000]) slower.push(await inMemory(latency));
  return [
    {
      name: 'limiter-rate',
      ratio,
      goal: '>=0.98, <=60 in any 60 s, <=5 at once, no 429',
      pass: ratio >= 0.98 && holds,
      details: {
        calls: count,
        mostInAMinute: most,
        mostAtOnce: remote.maxInFlight(),
        refused: remote.refused.length,
        finishedAtMs: finishedAt,
        perfectMs: base,
        byMedianLatency: slower,
      },
    },
  ];
}

function throughPostgres(): Promise<{ finishedAt: number; remote: Remote }> {
  return withPractice(async ({ practiceId, open }) => {
    const [first, second, reborn] = [open(), open(), open()];
    const random = seeded(3);
    const remote = createRemote({ dayLimit: 100_000 });
    const dying = new Set([5, 6, 7, 8, 9]);
    const limiter = pgLimiter({
      practiceId,
      poolOf: (slot, atMs) => (dying.has(slot) ? (atMs > killAtMs ? reborn : second) : first),
    });
    const finishedAt = await drive({
      limiter,
      remote,
      slots,
      count,
      latencyMs: latencyAround(medianMs, random),
      arrivesAfter: random,
      kill: { atMs: killAtMs, slots: dying },
    });
    return { finishedAt, remote };
  });
}

async function perfectly(latency: number, calls: number): Promise<number> {
  const random = seeded(3);
  const remote = createRemote({ dayLimit: 100_000 });
  const limiter = perfectLimiter(remote);
  const times = { latencyMs: latencyAround(latency, random), arrivesAfter: random };
  return drive({ limiter, remote, slots: 5, count: calls, ...times });
}

async function inMemory(latency: number) {
  const random = seeded(5);
  const remote = createRemote({ dayLimit: 100_000 });
  const times = { latencyMs: latencyAround(latency, random), arrivesAfter: random };
  const ours = await drive({ limiter: memoryLimiter(), remote, slots, count, ...times });
  const ratio = (await perfectly(latency, count)) / ours;
  const most = mostInAMinute(remote.accepted);
  return { medianMs: latency, ratio, mostInAMinute: most, refused: remote.refused.length };
}
