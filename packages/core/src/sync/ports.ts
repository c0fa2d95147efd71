import type { StepResult, SyncInput } from './inputs.ts';
import type { DeliveryOutcome } from './outcome.ts';
import type { Operation, SyncRecord } from './record.ts';
import type { ProtocolRules } from './rules.ts';
import type { DeliveryTiming } from './timing.ts';

/** One subject as it was claimed: who it is, and its record with the claim's epoch. */
export type Claimed = { readonly id: string; readonly record: SyncRecord };

/** The store: each call is one transaction that reads the record, makes a step and writes it, or does nothing. */
export type SyncStore<C extends Claimed = Claimed> = {
  apply(claimed: C, input: SyncInput): Promise<StepResult>;
  /**
   * As `apply` with `intend`: decides in the same transaction, from the subject as it is now, what to send. Null when
   * something else has to be done first, and was arranged.
   */
  intend(claimed: C): Promise<StepResult | null>;
};

/** What came of work that needs a call; `wait`: none was granted, and nothing done. */
export type Granted<T> =
  | { readonly kind: 'made'; readonly value: T }
  | { readonly kind: 'wait'; readonly ms: number };

/** What the remote side allows: a call is taken before it is made, for the whole connection. */
export type SyncGate = {
  withCall<T>(what: string, work: () => Promise<T>): Promise<Granted<T>>;
};

export type SyncPorts<C extends Claimed = Claimed> = {
  readonly store: SyncStore<C>;
  readonly gate: SyncGate;
  /** The socket: sends exactly the stored bytes, once, and says what the reply proved. */
  send(claimed: C, operation: Operation): Promise<DeliveryOutcome>;
  /** The worker's own clock, which no other worker's is compared with. */
  monotonicMs(): number;
  readonly timing: DeliveryTiming;
  readonly rules: ProtocolRules;
};
