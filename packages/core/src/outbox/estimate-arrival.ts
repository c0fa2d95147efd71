import { dayReserves } from './day-hold.ts';
import { gateLimits } from './gate-limits.ts';
import type { CallPriority } from './gate-state.ts';

export type Queue = {
  readonly now: Date;
  /** Calls to be made up to and including the one asked about. */
  readonly queuedAhead: number;
  /** Calls the gate would let go at once, by its own count of the minute. */
  readonly minuteRemaining: number;
  /** When the next call of the minute becomes free; null for now. */
  readonly minuteFreesAt: Date | null;
  /** As last heard; null while nothing is known of the day, which then holds nothing back. */
  readonly dayRemaining: number | null;
  readonly dayResetsAt: Date | null;
  /** Calls of a whole day; null while unknown. */
  readonly dayLimit: number | null;
  readonly pausedUntil: Date | null;
  /** How long a call takes on average, milliseconds. */
  readonly callMs: number;
  readonly priority?: CallPriority;
  /** The gate's share of a minute. */
  readonly perMinute?: number;
};

type Rest = Required<Pick<Queue, 'perMinute' | 'minuteRemaining' | 'callMs'>> & {
  readonly fromMs: number;
  readonly freesAtMs: number;
};

const longestPauseMs = 365 * gateLimits.dayMs;

/**
 * When the last of so many calls will have been made, if nothing else uses the quota: so many a minute, none into what
 * the day keeps back, the rest on the days after.
 *
 * @returns null when it cannot be told: the gate waits for a person, or the day's size is unknown and too small a part
 * of it is left
 */
export function estimateArrival(queue: Queue): Date | null {
  const { now, queuedAhead, minuteRemaining, callMs, perMinute = gateLimits.perMinuteMax } = queue;
  const fromMs = laterOf(now.getTime(), queue.pausedUntil);
  if (fromMs - now.getTime() > longestPauseMs || perMinute < 1) return null;
  if (queuedAhead <= 0) return new Date(fromMs);
  const freesAtMs = laterOf(fromMs, queue.minuteFreesAt);
  const rest = { perMinute, minuteRemaining, callMs, fromMs, freesAtMs };
  const today = leftToday(queue, fromMs);
  const last =
    queuedAhead <= today ? drainedAt(queuedAhead, rest) : drainedLater(queue, queuedAhead - today, rest);
  return last === null ? null : new Date(last);
}

function laterOf(ms: number, instant: Date | null): number {
  return Math.max(ms, instant?.getTime() ?? 0);
}

/** For calls that no longer fit into today. */
function drainedLater({ priority, dayLimit, dayResetsAt }: Queue, count: number, rest: Rest): number | null {
  const aDay = (dayLimit ?? 0) - reserveOf({ priority });
  if (aDay <= 0 || dayResetsAt === null) return null;
  const days = Math.ceil(count / aDay);
  const begins = dayResetsAt.getTime() + (days - 1) * gateLimits.dayMs;
  const fresh = { ...rest, fromMs: begins, freesAtMs: begins, minuteRemaining: rest.perMinute };
  return Math.max(drainedAt(count - (days - 1) * aDay, fresh), rest.fromMs);
}

function reserveOf({ priority = 'delivery' }: { readonly priority?: CallPriority | undefined }): number {
  return dayReserves[priority];
}

function leftToday(queue: Queue, fromMs: number): number {
  const { dayRemaining, dayResetsAt } = queue;
  if (dayRemaining === null || (dayResetsAt !== null && dayResetsAt.getTime() <= fromMs)) {
    return queue.dayLimit === null ? Infinity : Math.max(0, queue.dayLimit - reserveOf(queue));
  }
  return Math.max(0, dayRemaining - reserveOf(queue));
}

/** Calls go in bursts: a minute's worth as fast as five at once allow, the next when the first of them is a minute over. */
function drainedAt(count: number, rest: Rest): number {
  const { perMinute, minuteRemaining, callMs, fromMs, freesAtMs } = rest;
  const burst = (calls: number) => Math.ceil(calls / gateLimits.inFlightMax) * callMs;
  if (count <= minuteRemaining) return fromMs + burst(count);
  const later = count - minuteRemaining - 1;
  const minutes = Math.floor(later / perMinute);
  return freesAtMs + minutes * (gateLimits.windowMs + callMs) + burst((later % perMinute) + 1);
}
