import type { ConnectionKind } from '@throughline/core/db/schema/connections';
import { endCall } from '@throughline/core/outbox/end-call';
import { type GateWait, takeCall, type TakenCall } from '@throughline/core/outbox/gate';
import { refundCall } from '@throughline/core/outbox/refund-call';

import type { DeliveryDeps, Opened } from './deps.ts';

type CallFor = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly what: string;
};

export type Granted<T> =
  | { readonly kind: 'made'; readonly value: T }
  | { readonly kind: 'wait'; readonly ms: number };

/**
 * Takes one call from the gate for `work` and ends it with what the reply said. `work` that made no call gets it
 * refunded.
 */
export async function withCall<T>(
  deps: DeliveryDeps,
  { practiceId, kind, what }: CallFor,
  { opened, work }: { readonly opened: Pick<Opened<unknown>, 'lastReply'>; readonly work: () => Promise<T> },
): Promise<Granted<T>> {
  const leaseMs = deps.timing.sendFenceMs + deps.timing.httpTimeoutMs + 5_000;
  const taken = await takeCall(deps.db, { practiceId, kind, what, priority: 'delivery', leaseMs });
  if (!isTaken(taken)) return { kind: 'wait', ms: Math.max(50, taken.waitMs) };
  try {
    return { kind: 'made', value: await work() };
  } finally {
    const reply = opened.lastReply();
    const { callId } = taken;
    if (reply) await endCall(deps.db, { practiceId, kind, callId, ...reply });
    else await refundCall(deps.db, practiceId, callId);
  }
}

function isTaken(result: TakenCall | GateWait): result is TakenCall {
  return 'callId' in result;
}
