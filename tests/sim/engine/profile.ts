import type { Random } from './random.ts';

/** What goes wrong in one seed, and how often: each seed has its own selection (swarm testing). */
export type Profile = {
  readonly marker: boolean;
  /** Assumption A1 holds: nothing takes effect later than it says. */
  readonly boundedLife: boolean;
  readonly workers: number;
  readonly entries: number;
  readonly bills: number;
  readonly chaosMs: number;
  readonly notSent: number;
  readonly dropRequest: number;
  readonly dropReply: number;
  readonly reset: number;
  readonly late: number;
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
  readonly fewCallsLeft: boolean;
};

/**
 * Draws what goes wrong: each fault is on in about half of the seeds, with an intensity of its own. Faults added
 * later draw from a source of their own, so that seeds found before still give the same run without them.
 */
export function drawProfile(random: Random, later: Random): Profile {
  const rate = (most: number) => (random.chance(0.5) ? random.int(1, 100) * (most / 100) : 0);
  const count = (most: number) => (random.chance(0.5) ? random.int(1, most) : 0);
  const marker = random.chance(0.5);
  const boundedLife = !marker || random.chance(0.85);
  return {
    marker,
    boundedLife,
    workers: random.int(2, 3),
    entries: random.int(1, 5),
    bills: random.chance(0.6) ? random.int(1, 2) : 0,
    chaosMs: random.int(120_000, 900_000),
    notSent: rate(0.1),
    dropRequest: rate(0.2),
    dropReply: rate(0.2),
    reset: rate(0.1),
    late: rate(0.3),
    truncated: rate(0.1),
    corrupt: rate(0.1),
    failedBefore: rate(0.15),
    failedAfter: rate(0.15),
    unauthorised: rate(0.1),
    limited: rate(0.1),
    keepsOtherwise: marker ? rate(0.05) : 0,
    slowStore: rate(0.2),
    commitUnknown: rate(0.1),
    lostNotify: rate(0.5),
    duplicateNotify: rate(0.5),
    skipLocked: rate(0.2),
    crashes: count(10),
    pauses: count(6),
    stalls: later.chance(0.5) ? later.int(1, 30) / 1_000 : 0,
    storeDowns: count(2),
    clockSteps: count(3),
    revocations: random.chance(0.15) ? 1 : 0,
    userActs: count(10),
    storms: count(2),
    humanActs: count(5),
    personActs: count(3),
    otherCalls: random.chance(0.2) ? random.int(20, 60) : 0,
    restores: marker && random.chance(0.15) ? 1 : 0,
    driftPerMille: random.chance(0.5) ? 10 : 0,
    fewCallsLeft: random.chance(0.05),
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
