/** Who waits for the call: a person now, a delivery, or nobody. */
export type CallPriority = 'interactive' | 'delivery' | 'background';

export type GateState = {
  readonly now: Date;
  readonly pausedUntil: Date | null;
  readonly dayRemaining: number | null;
  readonly remainingAt: Date | null;
  readonly dayResetsAt: Date | null;
  readonly inFlight: number;
  /** Calls that may still count in the remote side's minute, those in flight included. */
  readonly inMinute: number;
  /** The earliest end among those calls. */
  readonly oldestEnd: Date | null;
  /** What the gate may use of a minute: all a tenant is allowed, unless the app's own limit is short. */
  readonly perMinute: number;
};
