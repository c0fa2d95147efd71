/** Limits per tenant and app. Source: contracts of XPM §3 and Xero §4; the stricter, rolling reading of a minute. */
export const gateLimits = {
  inFlightMax: 5,
  perMinuteMax: 60,
  windowMs: 60_000,
  /** Calls of the day kept back for people who wait for an answer. */
  interactiveReserve: 50,
  /** Background reads stop while fewer than this remain. */
  backgroundReserve: 150,
  /** How old a remaining-header may be and still hold calls back. */
  remainingTrustedMs: 15 * 60_000,
} as const;

/** Who waits for the call: a person now, a delivery, or nobody. */
export type CallPriority = 'interactive' | 'delivery' | 'background';

export type GateState = {
  readonly now: Date;
  readonly pausedUntil: Date | null;
  readonly pauseReason: string | null;
  readonly dayRemaining: number | null;
  readonly remainingAt: Date | null;
  readonly inFlight: number;
  /** Calls that may still count in the remote side's minute, those in flight included. */
  readonly inMinute: number;
  /** The earliest end among those calls. */
  readonly oldestEnd: Date | null;
};

export type GateDecision = {
  readonly waitUntil: Date;
  readonly reason: 'paused' | 'in_flight' | 'minute' | 'day';
};

/** Whether one more call may leave now, and otherwise when to ask again. */
export function decideCall(gate: GateState, priority: CallPriority): 'go' | GateDecision {
  if (gate.pausedUntil && gate.pausedUntil > gate.now)
    return { waitUntil: gate.pausedUntil, reason: 'paused' };
  if (isDayReserved(gate, priority)) return wait(gate, gateLimits.remainingTrustedMs, 'day');
  if (gate.inFlight >= gateLimits.inFlightMax) return wait(gate, 100, 'in_flight');
  if (gate.inMinute >= gateLimits.perMinuteMax) {
    const freeAt = (gate.oldestEnd ?? gate.now).getTime() + gateLimits.windowMs;
    return wait(gate, Math.max(freeAt - gate.now.getTime(), 50), 'minute');
  }
  return 'go';
}

function isDayReserved(gate: GateState, priority: CallPriority): boolean {
  if (gate.dayRemaining === null || gate.remainingAt === null) return false;
  if (gate.now.getTime() - gate.remainingAt.getTime() > gateLimits.remainingTrustedMs) return false;
  return gate.dayRemaining <= reserves[priority];
}

const reserves = {
  interactive: 0,
  delivery: gateLimits.interactiveReserve,
  background: gateLimits.backgroundReserve,
} as const satisfies Record<CallPriority, number>;

function wait(gate: GateState, ms: number, reason: GateDecision['reason']): GateDecision {
  return { waitUntil: new Date(gate.now.getTime() + ms), reason };
}
