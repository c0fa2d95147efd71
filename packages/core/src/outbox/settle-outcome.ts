import type { DeliveryOp, DeliveryState } from '../db/schema/outbox-messages.ts';
import type { DeliveryOutcome } from './outcome.ts';
import { backOffMs } from './timing.ts';

export type Settlement = {
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether the operation is over; only an uncertain one is kept. */
  readonly opOver: boolean;
  /** What is known to be there now; undefined leaves the knowledge as it is. */
  readonly remote?: { readonly remoteId: string | null; readonly hash: string | null };
  /** From now until the message may be taken again. */
  readonly delayMs: number;
  readonly attempts: number;
};

type Sent = { readonly op: DeliveryOp; readonly remoteId: string | null; readonly attempts: number };

/**
 * What an outcome makes of a message. `queued` here means "look again what is wanted": the caller plans anew, as
 * the entry may have changed while the request was under way.
 */
export function settleOutcome(sent: Sent, outcome: DeliveryOutcome): Settlement {
  const attempts = sent.attempts + 1;
  switch (outcome.kind) {
    case 'delivered':
      return delivered(sent, outcome);
    case 'retry':
      return retry(outcome, attempts);
    case 'refused':
      return {
        state: 'refused',
        reason: outcome.reason,
        details: { ...outcome.details, sentence: outcome.sentence },
        opOver: true,
        delayMs: 0,
        attempts,
      };
    case 'reconnect':
      return {
        state: 'queued',
        reason: 'not_connected',
        details: { sentence: outcome.sentence, rejected: true },
        opOver: true,
        delayMs: 250,
        attempts: sent.attempts,
      };
    case 'uncertain':
      return {
        state: 'uncertain',
        reason: 'no_answer',
        details: { why: outcome.why },
        opOver: false,
        delayMs: 500,
        attempts,
      };
  }
}

function delivered(sent: Sent, outcome: Extract<DeliveryOutcome, { kind: 'delivered' }>): Settlement {
  const gone = sent.op === 'delete';
  const known = gone
    ? { remoteId: null, hash: null }
    : { remoteId: outcome.remoteId ?? sent.remoteId, hash: outcome.hash };
  return {
    state: outcome.concern === null ? 'delivered' : 'blocked',
    reason: outcome.concern?.reason ?? null,
    details: outcome.concern ?? {},
    opOver: true,
    remote: known,
    delayMs: 0,
    attempts: 0,
  };
}

function retry(outcome: Extract<DeliveryOutcome, { kind: 'retry' }>, attempts: number): Settlement {
  // Being told to wait is no failure of the message; only trouble spends its budget.
  if (outcome.why === 'throttled') {
    return {
      state: 'queued',
      reason: 'paused',
      details: {},
      opOver: true,
      delayMs: outcome.afterMs ?? 2_000,
      attempts: attempts - 1,
    };
  }
  const backOff = backOffMs(attempts);
  return {
    state: 'queued',
    reason: 'not_reachable',
    details: {},
    opOver: true,
    // An outage is no fault of the message either: past its budget it keeps trying, every ten minutes.
    delayMs: outcome.afterMs ?? backOff ?? 600_000,
    attempts,
  };
}
