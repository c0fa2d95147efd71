import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import type { SyncRecord } from '@throughline/core/sync/record';
import { type LookResult, resolve, settle } from '@throughline/core/sync/resolve';
import { askRead, type ReadRequest, readingsOf } from '@throughline/core/time-entry/load-unresolved';
import type { RemoteTime } from '@throughline/core/time-entry/match-times';
import { readWindow } from '@throughline/core/time-entry/read-window';
import { type XpmClient, XpmError } from '@throughline/xpm-client';

import { findTime } from '../remote/find-time.ts';
import type { DeliveryDeps, Opened, Opener } from './deps.ts';
import { sentDay } from './prepare-time.ts';
import { isRejection } from './reject-token.ts';
import { toRemoteTime } from './time-outcome.ts';
import { timePorts } from './time-ports.ts';
import type { ClaimedTime, TimeStore } from './time-store.ts';
import { wasRejected } from './was-rejected.ts';

/**
 * Finds out what became of entries whose send nobody saw the end of: one read of XPM serves all of them. A removal
 * names its entry: no read is needed to send it again.
 *
 * @param claimed of one practice, each holding an operation
 */
export async function resolveTimeEntries(
  deps: DeliveryDeps,
  claimed: readonly ClaimedTime[],
  { open, store }: { readonly open: Opener<XpmClient>; readonly store: TimeStore },
): Promise<void> {
  const [first] = claimed;
  if (!first) return;
  const { practiceId } = first.message;
  const opened = open();
  const ports = timePorts(deps, { practiceId, store, opened });
  const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
    asSystem(
      deps.db,
      { practiceId, verb: 'delivery.resolve', now: deps.now(), settings: deps.settings },
      work,
    );
  const resultsOf = (
    one: readonly ClaimedTime[],
    request: Omit<Request, 'timing'>,
  ): Promise<LookResult<ClaimedTime>[]> =>
    inSystem((ctx) => toResults(ctx, one, { ...request, timing: deps.timing }));
  const removals = claimed.filter(({ message }) => message.op === 'delete');
  const others = claimed.filter(({ message }) => message.op !== 'delete');
  if (removals.length > 0) await settle(ports, await resultsOf(removals, nothingRead));
  if (others.length === 0) return;
  const messages = others.map(({ message }) => message);
  const unlisted: ClaimedTime[] = [];
  await resolve(ports, others, {
    what: 'GET time.api/list',
    read: async () => {
      const request = withSentDays(await inSystem((ctx) => askRead(ctx, messages)), messages);
      const times = await readOrRenew({ deps, opened, message: first.message }, () =>
        readTimes(opened.client, request.workDates),
      );
      if (times === null) return null;
      unlisted.push(...others.filter(({ record }) => isUnlisted(record, times)));
      const listed = others.filter((one) => !unlisted.includes(one));
      return resultsOf(listed, { request, times });
    },
  });
  for (const one of unlisted) {
    await resolve(ports, [one], {
      what: 'GET time.api/get',
      read: async () => {
        const request = await inSystem((ctx) => askRead(ctx, [one.message]));
        const times = await readOrRenew({ deps, opened, message: one.message }, () =>
          readTarget(opened.client, one.record),
        );
        return times && resultsOf([one], { request, times });
      },
    });
  }
  deps.logger.debug({ messageIds: messages.map(({ id }) => id) }, 'looked what became of time entries');
}

/** An entry may have been moved to another day since it was sent: it is looked for where it was sent, too. */
function withSentDays(request: ReadRequest, messages: readonly OutboxMessage[]): ReadRequest {
  const sent = messages.flatMap(({ opRequest }) => (opRequest === null ? [] : (sentDay(opRequest) ?? [])));
  return { ...request, workDates: [...new Set([...request.workDates, ...sent])] };
}

type Request = Parameters<typeof readingsOf>[2];

const nothingRead: Omit<Request, 'timing'> = { request: { workDates: [], startedAt: 0 }, times: [] };

async function toResults(
  ctx: ServiceContext,
  claimed: readonly ClaimedTime[],
  request: Request,
): Promise<LookResult<ClaimedTime>[]> {
  const readings = await readingsOf(
    ctx,
    claimed.map(({ message }) => message),
    request,
  );
  return claimed.flatMap((one) => {
    const reading = readings.get(one.id);
    const { epoch, opSeq } = one.record;
    return reading ? [{ claimed: one, input: { kind: 'time_reading', epoch, opSeq, reading } }] : [];
  });
}

/** Somebody may have moved what we were changing to another day: it is asked for by its id. */
function isUnlisted({ op }: SyncRecord, times: readonly RemoteTime[]): boolean {
  return op?.kind === 'update' && !times.some(({ xpmTimeUuid }) => xpmTimeUuid === op.target);
}

type Reading = {
  readonly deps: DeliveryDeps;
  readonly opened: Opened<XpmClient>;
  readonly message: OutboxMessage;
};

/** Null when the read failed: nothing is known then, and nothing decided. Another token is had if that was why. */
async function readOrRenew<T>({ deps, opened, message }: Reading, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof XpmError)) throw error;
    const { status } = error;
    if (isRejection({ status })) {
      const rejection = { status, token: opened.token, again: wasRejected(message) };
      await deps.renewToken(message.practiceId, 'xpm', rejection);
    }
    return null;
  }
}

/** The record an operation names, wherever it stands; none when it is gone. @throws {XpmError} */
async function readTarget(client: XpmClient, { op }: SyncRecord): Promise<RemoteTime[]> {
  const time = await findTime(client, op?.target ?? '');
  return time ? [toRemoteTime(time)] : [];
}

/** @throws {XpmError} */
async function readTimes(client: XpmClient, workDates: readonly string[]): Promise<RemoteTime[]> {
  const times = await client.time.list(readWindow(workDates));
  return times.map(toRemoteTime);
}
