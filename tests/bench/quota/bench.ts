import { gateLimits } from '@throughline/core/outbox/gate-limits';

import { withPractice } from '../limiter/bench-practice.ts';
import { drive, latencyAround, seeded } from '../limiter/drive.ts';
import { pgLimiter } from '../limiter/limiters.ts';
import { createRemote } from '../limiter/remote.ts';
import { type BenchResult, median } from '../ratio.ts';
import { type Estimate, estimateNow } from './estimate-now.ts';

const hourMs = 3_600_000;
const dayLimit = 1_000;
const backlog = 1_400;
const medianMs = 300;
/** People ask while deliveries wait for the next day. */
const peopleAt = Array.from({ length: 30 }, (_, index) => (2 + index * 0.7) * hourMs);

/**
 * More than a day of the smallest tier allows, through the real gate in PostgreSQL on a clock of its own. The oracle
 * spends all but what is kept for people and goes on the moment the new day begins.
 */
export async function benchQuota(): Promise<BenchResult[]> {
  return [...(await spend()), await obey()];
}

async function spend(): Promise<BenchResult[]> {
  const remote = createRemote({ dayLimit });
  const estimates: Estimate[] = [];
  const total = backlog + peopleAt.length;
  const finishedAt = await withPractice(async ({ practiceId, owner, open }) => {
    const pool = open();
    const random = seeded(11);
    const limiter = pgLimiter({ practiceId, poolOf: () => pool });
    const people = pgLimiter({ practiceId, poolOf: () => pool, priority: 'interactive' });
    return drive({
      limiter,
      remote,
      slots: 5,
      count: total,
      latencyMs: latencyAround(medianMs, random),
      arrivesAfter: random,
      people: { limiter: people, atMs: peopleAt },
      onAccepted: async (count, atMs) => {
        if (count % 50 !== 25) return;
        const peopleLeft = peopleAt.filter((at) => at > atMs).length;
        const queuedAhead = total - count - peopleLeft;
        estimates.push(await estimateNow(owner, { atMs, queuedAhead, callMs: medianMs }));
      },
    });
  });
  const dayEndsAt = (remote.accepted[0] ?? 0) + gateLimits.dayMs;
  const usable = dayLimit - gateLimits.interactiveReserve;
  const peopleOnDayOne = peopleAt.filter((at) => at < dayEndsAt).length;
  const spent = remote.accepted.filter((at) => at < dayEndsAt).length - peopleOnDayOne;
  const resumedAt = remote.accepted.find((at) => at >= dayEndsAt) ?? Infinity;
  const longer = estimates.filter(({ atMs }) => finishedAt - atMs > gateLimits.windowMs);
  const errors = longer.map(({ atMs, etaMs }) => Math.abs(etaMs - finishedAt) / (finishedAt - atMs));
  const worst = Math.max(...errors);
  const refused = remote.refused.length;
  return [
    {
      name: 'quota-spent',
      ratio: spent / usable,
      goal: '>=0.99, no 429, people never held',
      pass: spent / usable >= 0.99 && spent <= usable && refused === 0,
      details: { dayLimit, usable, spent, peopleOnDayOne, refused, resumedAfterMs: resumedAt - dayEndsAt },
    },
    {
      name: 'quota-eta-error',
      ratio: worst,
      goal: '<=0.05 while a minute or more is left',
      pass: worst <= 0.05,
      details: { estimates: longer.length, median: median(errors), worst, errors },
    },
  ];
}

/** Somebody else uses the day up: the refusal names the time, and nothing is sent before. */
async function obey(): Promise<BenchResult> {
  const retryAfterMs = 40_000_000;
  const remote = createRemote({ dayLimit, surprise: { atCall: 90, retryAfterMs } });
  await withPractice(async ({ practiceId, open }) => {
    const pools = [open(), open()] as const;
    const random = seeded(12);
    const limiter = pgLimiter({ practiceId, poolOf: (slot) => (slot % 2 === 0 ? pools[0] : pools[1]) });
    const people = pgLimiter({ practiceId, poolOf: () => pools[0], priority: 'interactive' });
    const times = { latencyMs: latencyAround(medianMs, random), arrivesAfter: random };
    await drive({
      limiter,
      remote,
      slots: 10,
      count: 200,
      people: { limiter: people, atMs: peopleAt },
      ...times,
    });
  });
  const refusedAt = remote.refused[0]?.atMs ?? 0;
  /** What was under way when the refusal came is not held against the gate. */
  const knownAt = refusedAt + 5_000;
  const within = [...remote.refused.map(({ atMs }) => atMs), ...remote.accepted].filter(
    (at) => at > knownAt && at < refusedAt + retryAfterMs,
  );
  return {
    name: 'quota-day-obeyed',
    ratio: within.length,
    goal: '0 calls before Retry-After',
    pass: within.length === 0 && refusedAt > 0,
    details: { retryAfterMs, refused: remote.refused.length, within: within.length },
  };
}
