import { asSystem } from '@throughline/core/as-system';
import type { OutboxMessage } from '@throughline/core/outbox/claim-due';
import { release } from '@throughline/core/outbox/release';
import { type IntendedTime, intendTime } from '@throughline/core/time-entry/intend-time';
import { settleGone, settleTime } from '@throughline/core/time-entry/settle-time';
import { type PreparedRequest, timeUuid, type XpmClient, XpmError } from '@throughline/xpm-client';

import type { DeliveryDeps, Opened } from './deps.ts';
import { prepareTime, readRequest } from './prepare-time.ts';
import { timeOutcome } from './time-outcome.ts';
import { wasRejected } from './was-rejected.ts';
import { withCall } from './with-call.ts';

const verb = 'delivery.time_entry';

/**
 * Carries one claimed time entry to XPM: a call from the gate, the intent, one send, the settlement. Whatever kills
 * it in between is found by the next owner of the message.
 */
export async function deliverTimeEntry(deps: DeliveryDeps, message: OutboxMessage): Promise<void> {
  const opened = await deps.openXpm(message.practiceId);
  if (!opened) return release(deps.db, message, 1_000);
  const call = { practiceId: message.practiceId, kind: 'xpm', what: 'time.api' } as const;
  const sent = await withCall(deps, call, { opened, work: () => intendAndSend(deps, message, opened) });
  if (sent.kind === 'wait') return release(deps.db, message, sent.ms);
  const { value } = sent;
  if (value?.outcome === 'reconnect') {
    const status = opened.lastReply()?.status ?? null;
    await deps.renewToken(message.practiceId, 'xpm', { status, again: wasRejected(message) });
  }
  if (value?.outcome === 'refused' && value.intended.remoteId)
    await lookForGone(deps, value.intended, opened);
}

type Sent = { readonly outcome: string; readonly intended: IntendedTime };

async function intendAndSend(
  deps: DeliveryDeps,
  message: OutboxMessage,
  opened: Opened<XpmClient>,
): Promise<Sent | null> {
  // Measured from before the intent is written: a worker that slept in between must not send.
  const startedMs = performance.now();
  const intended = await inSystem(deps, message, (ctx) =>
    intendTime(ctx, message, {
      prepare: (operation) => JSON.stringify(prepareTime(operation)),
      timing: deps.timing,
    }),
  );
  if (!intended) return null;
  if (performance.now() - startedMs > deps.timing.sendFenceMs) return null;
  const reply = await opened.client.time.execute(requestOf(intended.message));
  const outcome = timeOutcome(reply, intended.desired);
  const answer = { httpStatus: reply.status, correlationId: reply.correlationId, text: reply.excerpt };
  await inSystem(deps, message, (ctx) =>
    settleTime(ctx, intended.message, { outcome, answer, timing: deps.timing }),
  );
  deps.logger.debug(
    { messageId: message.id, op: intended.op, outcome: outcome.kind, correlationId: reply.correlationId },
    'time entry carried to XPM',
  );
  return { outcome: outcome.kind, intended };
}

/** After a refusal of a known entry: is it still there? XPM's sentence is for people, so a read decides. */
async function lookForGone(
  deps: DeliveryDeps,
  intended: IntendedTime,
  opened: Opened<XpmClient>,
): Promise<void> {
  const { message, remoteId } = intended;
  if (remoteId === null) return;
  const call = { practiceId: message.practiceId, kind: 'xpm', what: 'GET time.api/get' } as const;
  await withCall(deps, call, {
    opened,
    work: async () => {
      if (await isThere(opened.client, remoteId)) return;
      await inSystem(deps, message, (ctx) => settleGone(ctx, message));
    },
  });
}

async function isThere(client: XpmClient, remoteId: string): Promise<boolean> {
  try {
    await client.time.get(timeUuid(remoteId));
    return true;
  } catch (error) {
    // Anything but XPM's own "no" proves nothing; the refusal then stands as it is.
    return !(error instanceof XpmError && error.kind === 'refused');
  }
}

function requestOf(message: OutboxMessage): PreparedRequest {
  if (message.opRequest === null) throw new RangeError('the intent holds no request');
  return readRequest(message.opRequest);
}

function inSystem<T>(
  deps: DeliveryDeps,
  message: OutboxMessage,
  work: Parameters<typeof asSystem<T>>[2],
): Promise<T> {
  const { db, settings, now } = deps;
  return asSystem(db, { practiceId: message.practiceId, verb, now: now(), settings }, work);
}
