import { gateLimits } from './gate-limits.ts';
import type { CallPriority, GateState } from './gate-state.ts';

type Day = Pick<GateState, 'now' | 'dayRemaining' | 'remainingAt' | 'dayResetsAt' | 'inFlight'>;

/** Calls of the day nobody of this priority touches. */
export const dayReserves = {
  interactive: 0,
  delivery: gateLimits.interactiveReserve + gateLimits.probes,
  background: gateLimits.backgroundReserve,
} as const satisfies Record<CallPriority, number>;

/**
 * Until when the day's quota holds a call back; null when it does not.
 *
 * When the remote day ends is an estimate, so now and then a single call asks, out of a reserve of its own. What is kept for
 * people is not touched by that.
 */
export function dayHold(day: Day, priority: CallPriority): Date | null {
  const { now, dayRemaining, remainingAt, dayResetsAt, inFlight } = day;
  if (dayRemaining === null || remainingAt === null) return null;
  const heardAt = remainingAt.getTime();
  const resetsAt = Math.min(dayResetsAt?.getTime() ?? Infinity, heardAt + gateLimits.dayMs);
  const left = dayRemaining - inFlight;
  if (now.getTime() >= resetsAt || left > dayReserves[priority]) return null;
  const probeAt = priority === 'interactive' ? heardAt + gateLimits.interactiveProbeEveryMs : nextProbe(day);
  if (inFlight === 0 && now.getTime() >= probeAt) return null;
  const askAt = Math.min(resetsAt, Math.max(probeAt, now.getTime() + 1_000));
  return new Date(askAt);
}

function nextProbe({ dayRemaining, remainingAt }: Day): number {
  if (dayRemaining === null || remainingAt === null) return Infinity;
  if (dayRemaining <= gateLimits.interactiveReserve) return Infinity;
  return remainingAt.getTime() + gateLimits.probeEveryMs;
}
