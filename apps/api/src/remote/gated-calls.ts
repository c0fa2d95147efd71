import { setTimeout as sleep } from 'node:timers/promises';

import type { Database } from '@throughline/core/db/client';
import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import { endCall } from '@throughline/core/outbox/end-call';
import { takeCall } from '@throughline/core/outbox/gate';
import type { CallPriority } from '@throughline/core/outbox/gate-state';
import type { LimitProblem } from '@throughline/core/outbox/pause-after';

import { gateClosed } from './gate-closed.ts';

/** One finished call, as both clients report it. */
export type CallReport = {
  readonly status: number | null;
  readonly correlationId: string | null;
  readonly minuteRemaining: number | null;
  readonly dayRemaining: number | null;
  readonly retryAfterMs: number | null;
  readonly limitProblem: LimitProblem | null;
};

export type WarnLogger = { warn(fields: object, message: string): void };

export type GatedUse = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly what: string;
  readonly priority: CallPriority;
  readonly leaseMs: number;
  /** The longest anybody waits for the gate, for all calls of one use together. */
  readonly patienceMs: number;
};

export type GatedCalls = {
  /** Takes one call, waiting for the gate. @throws {AppError} `precondition_failed` when that would take too long */
  pass(): Promise<void>;
  /** Ends the call that has been open longest; of calls made at once it does not matter which is which. */
  ended(report: CallReport): void;
  /** Settles when every end is written down. */
  idle(): Promise<void>;
};

/** Counts the calls of one use against the gate of its connection. */
export function gatedCalls(
  deps: { readonly db: Database; readonly logger: WarnLogger },
  use: GatedUse,
): GatedCalls {
  const { practiceId, kind } = use;
  const open: number[] = [];
  let ends: Promise<void> = Promise.resolve();
  let patienceMs = use.patienceMs;
  return {
    async pass() {
      for (;;) {
        await ends;
        const taken = await takeCall(deps.db, use);
        if ('callId' in taken) {
          open.push(taken.callId);
          return;
        }
        const waitMs = Math.max(taken.waitMs, 20);
        if (waitMs > patienceMs) throw gateClosed(kind, taken);
        patienceMs -= waitMs;
        await sleep(waitMs);
      }
    },
    ended(report) {
      const callId = open.shift();
      if (callId === undefined) return;
      ends = ends
        .then(() => endCall(deps.db, { practiceId, kind, callId, ...report }))
        // Its lease ends the call when the database does not take the end.
        .catch((error: unknown) =>
          deps.logger.warn({ err: error, callId }, 'the end of a call was not written'),
        );
    },
    idle: () => ends,
  };
}
