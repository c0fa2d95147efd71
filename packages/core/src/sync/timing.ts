/** Durations of the delivery protocol, in milliseconds. Assumptions A1 and A3 are named by the last two. */
export type DeliveryTiming = {
  /** The socket is closed hard after this. */
  readonly httpTimeoutMs: number;
  /** How long a worker owns a claimed message. Longer than any send and its settlement. */
  readonly leaseMs: number;
  /** A3: the first byte leaves within this of the intent, or not at all. */
  readonly sendFenceMs: number;
  /** A1: a request has no effect later than this after we stopped waiting for it. */
  readonly lateEffectMs: number;
};

export const defaultTiming: DeliveryTiming = {
  httpTimeoutMs: 30_000,
  leaseMs: 75_000,
  sendFenceMs: 5_000,
  lateEffectMs: 60_000,
};

/** From the intent until absence may be believed, when nobody saw the request end. */
export function quietMs(timing: DeliveryTiming): number {
  return timing.sendFenceMs + timing.httpTimeoutMs + timing.lateEffectMs;
}

/** How long a granted call counts as in flight when nobody tells its end. */
export function callLeaseMs(timing: DeliveryTiming): number {
  return timing.sendFenceMs + timing.httpTimeoutMs + 5_000;
}

const attemptsBudget = 12;

/** Whether a message failed so often by itself that a person has to look. */
export function isBudgetSpent(attempts: number): boolean {
  return attempts >= attemptsBudget;
}

/** Wait before another try of something proven not to have happened: 2 s doubling to 10 min. */
export function backOffMs(attempts: number): number {
  return Math.min(2_000 * 2 ** Math.max(attempts - 1, 0), 600_000);
}
