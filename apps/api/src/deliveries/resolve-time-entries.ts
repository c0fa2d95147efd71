import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import { abandonOp, keepWaiting } from '@throughline/core/outbox/abandon-op';
import type { OutboxMessage } from '@throughline/core/outbox/claim-due';
import { noteMarker } from '@throughline/core/outbox/note-marker';
import { release } from '@throughline/core/outbox/release';
import { hashTime } from '@throughline/core/time-entry/desired-time';
import { loadUnresolved } from '@throughline/core/time-entry/load-unresolved';
import { readWindow } from '@throughline/core/time-entry/read-window';
import { type Reading, type Resolution, resolveTime } from '@throughline/core/sync/resolve-time';
import { settleTime } from '@throughline/core/time-entry/settle-time';
import { XpmError } from '@throughline/xpm-client';

import type { DeliveryDeps } from './deps.ts';
import { toRemoteTime } from './time-outcome.ts';
import { withCall } from './with-call.ts';

type InSystem = <T>(work: (ctx: ServiceContext) => Promise<T>) => Promise<T>;

/**
 * Finds out what became of entries whose send nobody saw the end of: one read of XPM serves all of them.
 *
 * @param messages claimed ones of one practice, each holding an operation
 */
export async function resolveTimeEntries(
  deps: DeliveryDeps,
  messages: readonly OutboxMessage[],
): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const { practiceId } = first;
  const inSystem: InSystem = (work) =>
    asSystem(
      deps.db,
      { practiceId, verb: 'delivery.resolve', now: deps.now(), settings: deps.settings },
      work,
    );
  // A removal names its entry: no read is needed to send it again.
  if (messages.every((message) => message.op === 'delete')) {
    return resolveAll(
      deps,
      { messages, inSystem },
      { times: [], isAfterQuiet: () => false, taken: new Set() },
    );
  }
  const opened = await deps.openXpm(practiceId);
  if (!opened) return releaseAll(deps, messages, 1_000);
  const { workDates, readStartedAt, taken } = await inSystem((ctx) => loadUnresolved(ctx, messages));
  const made = await withCall(
    deps,
    { practiceId, kind: 'xpm', what: 'GET time.api/list' },
    { opened, work: () => readTimes(() => opened.client.time.list(readWindow(workDates))) },
  );
  if (made.kind === 'wait') return releaseAll(deps, messages, made.ms);
  if (made.value === null) return releaseAll(deps, messages, 10_000);
  const times = made.value.map(toRemoteTime);
  const isAfterQuiet = (message: OutboxMessage) =>
    message.quietAt !== null && readStartedAt > message.quietAt;
  return resolveAll(deps, { messages, inSystem }, { times, taken, isAfterQuiet });
}

type ReadingOf = Omit<Reading, 'isAfterQuiet'> & {
  readonly isAfterQuiet: (message: OutboxMessage) => boolean;
};

async function resolveAll(
  deps: DeliveryDeps,
  { messages, inSystem }: { readonly messages: readonly OutboxMessage[]; readonly inSystem: InSystem },
  reading: ReadingOf,
): Promise<void> {
  const taken = new Set(reading.taken);
  for (const message of messages) {
    const { op } = message;
    if (op === null) continue;
    const resolution = await inSystem(async (ctx) => {
      const marker = ctx.practice.noteMarker ? noteMarker(ctx.practice.id, message.subjectId) : null;
      const found = resolveTime(
        { ...message, op, marker },
        { times: reading.times, taken, isAfterQuiet: reading.isAfterQuiet(message) },
      );
      await carryOut(deps, ctx, { message, resolution: found });
      return found;
    });
    // Two alike of ours: each adopts one of its own.
    if (resolution.kind === 'found') taken.add(resolution.time.xpmTimeUuid);
    deps.logger.debug(
      { messageId: message.id, op, resolution: resolution.kind },
      'looked what became of a time entry',
    );
  }
}

async function carryOut(
  deps: DeliveryDeps,
  ctx: ServiceContext,
  { message, resolution }: { readonly message: OutboxMessage; readonly resolution: Resolution },
): Promise<void> {
  ctx.announce('delivery');
  ctx.announce('timeEntry');
  switch (resolution.kind) {
    case 'absent':
      return abandonOp(ctx.tx, message);
    case 'wait':
      return keepWaiting(ctx.tx, message);
    case 'found': {
      const outcome = {
        kind: 'delivered',
        remoteId: resolution.time.xpmTimeUuid,
        hash: hashTime(resolution.time),
        concern: resolution.isTwice ? ({ reason: 'twice_in_xpm' } as const) : null,
      } as const;
      const answer = { httpStatus: null, correlationId: null, text: null };
      return settleTime(ctx, message, { outcome, answer, timing: deps.timing });
    }
  }
}

/** Null when the read failed: nothing is known then, and nothing decided. */
async function readTimes<T>(read: () => Promise<T[]>): Promise<T[] | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof XpmError) return null;
    throw error;
  }
}

async function releaseAll(
  deps: DeliveryDeps,
  messages: readonly OutboxMessage[],
  delayMs: number,
): Promise<void> {
  for (const message of messages) await release(deps.db, message, delayMs);
}
