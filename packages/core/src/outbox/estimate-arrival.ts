import { dayReserves } from './day-hold.ts';
import { gateLimits } from './gate-limits.ts';
import type { CallPriority } from './gate-state.ts';

export type Queue = {
  readonly now: Date;
  /** Calls not let go yet, up to and including the one asked about. */
  readonly queuedAhead: number;
  /** When each call that counts in the minute stops to: a minute after its end, as far as that is known. */
  readonly busyUntil: readonly Date[];
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

type Rest = Required<Pick<Queue, 'perMinute' | 'callMs'>> & {
  readonly fromMs: number;
  /** In order, at most `perMinute`. */
  readonly busyUntilMs: readonly number[];
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
  const { now, queuedAhead, callMs, perMinute = gateLimits.perMinuteMax } = queue;
  const fromMs = laterOf(now.getTime(), queue.pausedUntil);
  if (fromMs - now.getTime() > longestPauseMs || perMinute < 1) return null;
  if (queuedAhead <= 0) return new Date(fromMs);
  const busyUntilMs = queue.busyUntil.map((until) => until.getTime()).toSorted((a, b) => a - b);
  const rest = { perMinute, callMs, fromMs, busyUntilMs: busyUntilMs.slice(-perMinute) };
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
  const fresh = { ...rest, fromMs: begins, busyUntilMs: [] };
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

/** Each call of a minute makes room for another a minute after its end; what is free now goes five at once. */
function drainedAt(count: number, { perMinute, callMs, fromMs, busyUntilMs }: Rest): number {
  const rounds = Math.floor((count - 1) / perMinute);
  const inRound = (count - 1) % perMinute;
  const free = perMinute - busyUntilMs.length;
  const last =
    inRound < free
      ? fromMs + Math.ceil((inRound + 1) / gateLimits.inFlightMax) * callMs
      : Math.max(fromMs, busyUntilMs[inRound - free] ?? fromMs) + callMs;
  return last + rounds * (gateLimits.windowMs + callMs);
}
