import { gateLimits } from './gate-limits.ts';

/** What is known of a tenant's day. */
export type KnownDay = {
  readonly dayRemaining: number | null;
  readonly remainingAt: Date | null;
  readonly dayResetsAt: Date | null;
  readonly dayLimit: number | null;
};

export type HeardDay = {
  /** The header of the reply; null when it had none. */
  readonly dayRemaining: number | null;
  /** How long a refusal for the day asked to wait; null for any other reply. */
  readonly dayRetryMs: number | null;
};

/** Calls that may have been answered while one was under way. */
const overtakenMax =
  gateLimits.inFlightMax + (gateLimits.perMinuteMax * gateLimits.leaseMaxMs) / gateLimits.windowMs;

/**
 * What a reply teaches about the day. Replies may come out of order, so within a day the smaller number counts; a number
 * that is higher than that explains is a new day, which ends at the latest a day from now.
 */
export function learnDay(known: KnownDay, heard: HeardDay, now: Date): KnownDay {
  const inMs = (ms: number) => new Date(now.getTime() + ms);
  if (heard.dayRetryMs !== null)
    return { ...known, dayRemaining: 0, remainingAt: now, dayResetsAt: inMs(heard.dayRetryMs) };
  if (heard.dayRemaining === null) return known;
  const left = heard.dayRemaining;
  if (!isNewDay(known, left, now))
    return { ...known, dayRemaining: Math.min(known.dayRemaining ?? left, left), remainingAt: now };
  const isFirst = known.dayRemaining === null;
  return {
    dayRemaining: left,
    remainingAt: now,
    dayResetsAt: inMs(gateLimits.dayMs),
    dayLimit: isFirst ? Math.max(known.dayLimit ?? 0, left + 1) : left + 1,
  };
}

/** Whether what was learnt shows that a new day has begun: within one, the number only falls. */
function hasNewDay(before: KnownDay, after: KnownDay): boolean {
  return (after.dayRemaining ?? 0) > (before.dayRemaining ?? Infinity);
}

/**
 * When calls are there again for what sleeps for want of them: at once when a new day has begun, at the day's end when
 * that was heard of; null when nothing was learnt of it.
 */
export function callsAgainAt(before: KnownDay, after: KnownDay, now: Date): Date | null {
  if (hasNewDay(before, after)) return now;
  const { dayResetsAt } = after;
  return dayResetsAt?.getTime() === before.dayResetsAt?.getTime() ? null : dayResetsAt;
}

function isNewDay({ dayRemaining, dayResetsAt }: KnownDay, left: number, now: Date): boolean {
  if (dayRemaining === null || dayResetsAt === null || now >= dayResetsAt) return true;
  return left > dayRemaining + overtakenMax;
}
