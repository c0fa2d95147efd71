import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import { endCall, type EndCall } from '@throughline/core/outbox/end-call';
import { takeCall } from '@throughline/core/outbox/gate';
import { refundCall } from '@throughline/core/outbox/refund-call';
import type { SyncGate } from '@throughline/core/sync/ports';
import { callLeaseMs } from '@throughline/core/sync/timing';

import type { DeliveryDeps, Opened } from './deps.ts';
import { elapsedClock } from './elapsed-clock.ts';

/** A call a claim was granted, and when it was asked for by this process's own clock. */
export type ClaimedCall = { readonly callId: number; readonly claimedMs: number };

/** The calls made for one claimed message, one after another, each counted by the gate. */
export type MessageCalls = SyncGate & {
  /** How the call under way ended, to be written with what was answered; null when nothing was answered. */
  ending(): EndCall | null;
  /** That was written. */
  ended(): void;
};

type CallsOf = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly opened: Pick<Opened<unknown>, 'lastReply'>;
  readonly grants?: Grants | undefined;
  /** The message had failed before. */
  readonly hadFailed?: boolean;
};

/** A granted call is not used after a pause: it counts as in flight no longer than a send takes. */
const grantGoodForMs = 2_000;

/**
 * Calls for one claimed message: the one its claim was granted first, others from the gate. Each is ended with what
 * the reply said; one that was not made is refunded.
 */
export function messageCalls(
  deps: DeliveryDeps,
  { practiceId, kind, opened, grants, hadFailed = false }: CallsOf,
): MessageCalls {
  let open: number | null = null;

  function ending(): EndCall | null {
    const reply = opened.lastReply();
    return open === null || !reply ? null : { practiceId, kind, callId: open, hadFailed, ...reply };
  }

  return {
    async withCall(what, work) {
      const granted = (await grants?.use()) ?? null;
      const leaseMs = callLeaseMs(deps.timing);
      const taken =
        granted ?? (await takeCall(deps.db, { practiceId, kind, what, priority: 'delivery', leaseMs }));
      if (!('callId' in taken)) return { kind: 'wait', ms: Math.max(50, taken.waitMs) };
      open = taken.callId;
      try {
        return { kind: 'made', value: await work() };
      } finally {
        const end = ending();
        if (end) await endCall(deps.db, end);
        else if (open !== null) await refundCall(deps.db, practiceId, open);
        open = null;
      }
    },
    ending,
    ended: () => (open = null),
  };
}

/** The call a message's claim was granted, until it is used. */
export type Grants = {
  /** Gives it out, once; null when there is none, or it was had for too long. */
  use(): Promise<{ readonly callId: number } | null>;
  /** Gives it back when nothing needed it. */
  close(): Promise<void>;
};

export function grantsOf(deps: DeliveryDeps, practiceId: string, granted: ClaimedCall | null): Grants {
  let left = granted;
  async function close(): Promise<void> {
    const unused = left;
    left = null;
    if (unused) await refundCall(deps.db, practiceId, unused.callId);
  }
  return {
    async use() {
      if (left && elapsedClock() - left.claimedMs > grantGoodForMs) await close();
      const used = left;
      left = null;
      return used;
    },
    close,
  };
}
