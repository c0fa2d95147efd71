import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { defaultTiming } from '@throughline/core/sync/timing';

import type { Random } from './random.ts';

const minuteMs = 60_000;
/** Of a day, for each tenant. Source: contract of Xero, limits. */
export const manyCalls = 5_000;

/** What goes wrong in one seed, and how often: each seed has its own selection (swarm testing). */
export type Profile = {
  readonly marker: boolean;
  /** Assumption A1 holds: nothing takes effect later than it says. */
  readonly boundedLife: boolean;
  /** Another practice is served by the same workers. */
  readonly practices: 1 | 2;
  readonly workers: number;
  readonly entries: number;
  readonly bills: number;
  readonly chaosMs: number;
  readonly notSent: number;
  readonly dropRequest: number;
  readonly dropReply: number;
  readonly reset: number;
  readonly late: number;
  readonly slowReply: number;
  readonly truncated: number;
  readonly corrupt: number;
  readonly failedBefore: number;
  readonly failedAfter: number;
  readonly unauthorised: number;
  readonly limited: number;
  readonly keepsOtherwise: number;
  readonly slowStore: number;
  readonly commitUnknown: number;
  readonly lostNotify: number;
  readonly duplicateNotify: number;
  readonly skipLocked: number;
  readonly crashes: number;
  readonly pauses: number;
  /** A worker sleeps just after its transaction was kept, before it knows. */
  readonly stalls: number;
  readonly storeDowns: number;
  readonly clockSteps: number;
  readonly revocations: number;
  readonly userActs: number;
  readonly storms: number;
  readonly humanActs: number;
  readonly personActs: number;
  readonly otherCalls: number;
  readonly restores: number;
  /** Largest lag of a worker's own clock, in parts of a thousand. Source: sync protocol, "drift ≤1 %". */
  readonly driftPerMille: number;
  /** Largest difference of a worker's wall clock from the store's, before any step. */
  readonly skewMs: number;
  /** Calls of the day each tenant has left at first. */
  readonly dayCalls: number;
  /** Calls the app may make in a minute over all tenants. */
  readonly appPerMinute: number;
  /** How long an access token is taken. */
  readonly tokenMs: number;
  /** A1's bound as it is set, and as the remote side keeps to it. */
  readonly lateEffectMs: number;
};

/**
 * Draws what goes wrong: each fault is on in about half of the seeds, with an intensity of its own. Faults added
 * later draw from a source of their own, so that seeds found before still give the same run without them.
 */
export function drawProfile(random: Random, later: Random): Profile {
  const rate = (most: number) => (random.chance(0.5) ? random.int(1, 100) * (most / 100) : 0);
  const count = (most: number) => (random.chance(0.5) ? random.int(1, most) : 0);
  const added = drawLater(later);
  const marker = random.chance(0.5);
  const boundedLife = !marker || random.chance(0.85);
  return {
    marker,
    boundedLife,
    workers: random.int(2, 3),
    entries: random.int(1, 5) + added.moreEntries,
    bills: random.chance(0.6) ? random.int(1, 2) : 0,
    chaosMs: random.int(120_000, 900_000),
    notSent: rate(0.2),
    dropRequest: rate(0.2),
    dropReply: rate(0.2),
    reset: rate(0.2),
    late: rate(0.3),
    truncated: rate(0.2),
    corrupt: rate(0.2),
    failedBefore: rate(0.2),
    failedAfter: rate(0.2),
    unauthorised: rate(0.2),
    limited: rate(0.2),
    keepsOtherwise: marker ? rate(0.05) : 0,
    slowStore: rate(0.2),
    commitUnknown: rate(0.2),
    lostNotify: rate(0.5),
    duplicateNotify: rate(0.5),
    skipLocked: rate(0.2),
    crashes: count(10),
    pauses: count(10),
    ...added.profile,
    storeDowns: count(3),
    clockSteps: count(6),
    revocations: random.chance(0.15) ? 1 : 0,
    userActs: count(10),
    storms: count(4),
    humanActs: count(10),
    personActs: count(3),
    otherCalls: random.chance(0.2) ? random.int(20, 60) : 0,
    restores: marker && random.chance(0.5) ? 1 : 0,
    driftPerMille: random.chance(0.5) ? 10 : 0,
    dayCalls: random.chance(0.05) ? added.fewCalls : manyCalls,
  };
}

function drawLater(later: Random) {
  return {
    profile: {
      stalls: later.chance(0.5) ? later.int(1, 30) / 1_000 : 0,
      slowReply: later.chance(0.5) ? later.int(1, 100) * 0.002 : 0,
      practices: later.chance(0.3) ? (2 as const) : (1 as const),
      skewMs: later.chance(0.3) ? 10 * minuteMs : 0,
      appPerMinute: later.chance(0.3) ? later.int(20, 60) : gateLimits.appPerMinuteMax,
      tokenMs: later.int(6, 30) * minuteMs,
      lateEffectMs: later.chance(0.2) ? later.int(0, 600_000) : defaultTiming.lateEffectMs,
    },
    moreEntries: later.chance(0.2) ? 4 : 0,
    fewCalls: later.int(10, 80),
  };
}

/** The same world with nothing going wrong any more. */
export function healed(profile: Profile): Profile {
  const rates = [
    'notSent',
    'dropRequest',
    'dropReply',
    'reset',
    'late',
    'slowReply',
    'truncated',
    'corrupt',
    'failedBefore',
    'failedAfter',
    'unauthorised',
    'limited',
    'keepsOtherwise',
    'slowStore',
    'commitUnknown',
    'lostNotify',
    'duplicateNotify',
    'skipLocked',
    'stalls',
  ] as const;
  return { ...profile, ...Object.fromEntries(rates.map((rate) => [rate, 0])) };
}
