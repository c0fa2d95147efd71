import { dayHold } from './day-hold.ts';
import { gateLimits } from './gate-limits.ts';
import type { CallPriority, GateState } from './gate-state.ts';

export type GateDecision = {
  readonly waitUntil: Date;
  readonly reason: 'paused' | 'in_flight' | 'minute' | 'shared' | 'day';
};

/** Whether one more call may leave now, and otherwise when to ask again. */
export function decideCall(gate: GateState, priority: CallPriority): 'go' | GateDecision {
  if (gate.pausedUntil && gate.pausedUntil > gate.now)
    return { waitUntil: gate.pausedUntil, reason: 'paused' };
  const heldUntil = dayHold(gate, priority);
  if (heldUntil) return { waitUntil: heldUntil, reason: 'day' };
  if (gate.inFlight >= gateLimits.inFlightMax) return wait(gate, 100, 'in_flight');
  if (gate.inMinute < gate.perMinute) return 'go';
  const freeAt = (gate.oldestEnd ?? gate.now).getTime() + gateLimits.windowMs;
  const freeInMs = Math.max(freeAt - gate.now.getTime(), 50);
  if (gate.perMinute >= gateLimits.perMinuteMax) return wait(gate, freeInMs, 'minute');
  return wait(gate, Math.min(gateLimits.shareShortMs, freeInMs), 'shared');
}

function wait(gate: GateState, ms: number, reason: GateDecision['reason']): GateDecision {
  return { waitUntil: new Date(gate.now.getTime() + ms), reason };
}
