import { deliver } from '@throughline/core/sync/deliver';
import type { Claimed, SyncPorts } from '@throughline/core/sync/ports';
import type { SyncRecord } from '@throughline/core/sync/record';
import { type Look, type LookResult, resolve, settle } from '@throughline/core/sync/resolve';
import {
  type Elsewhere,
  matchTimes,
  type RemoteTime,
  standingOf,
  takenSince,
} from '@throughline/core/time-entry/match-times';

import { type XpmRequest, type XpmTime } from '../remote/xpm.ts';
import type { StoredLine } from '../world/rows.ts';
import { days, markerOf } from '../world/subjects.ts';
import { timeOutcome } from './outcomes.ts';
import type { Seat } from './seat.ts';
import { entryOf, readRequest } from './time-request.ts';
import type { TimeStore } from './time-store.ts';
import { open, renewToken } from './tokens.ts';

function timePorts(seat: Seat, times: TimeStore): SyncPorts {
  const { watch, sim } = seat.world;
  const { xpm } = seat.remote;
  return seat.ports({
    ...times,
    send: async (claimed, operation) => {
      const { id } = claimed;
      watch.sending(id, operation, seat);
      const request = readRequest(operation.request);
      const reply = await seat.call<XpmTime | null>({
        target: `time ${request.op}`,
        execute: () => {
          watch.touch(id);
          const kept =
            'time' in request && sim.strikes('kept otherwise', sim.profile.keepsOtherwise, 'time')
              ? otherwise(request)
              : request;
          return xpm.execute(kept, id);
        },
        over: () => {
          watch.outstanding.end(id, operation);
        },
      });
      // Before the record can be taken again with the same token.
      if (reply.kind === 'unauthorised') await renewToken(seat, claimed);
      return timeOutcome(reply, request);
    },
  });
}

function otherwise<R extends Exclude<XpmRequest, { op: 'delete' | 'look' }>>(request: R): R {
  return { ...request, time: { ...request.time, minutes: request.time.minutes + 1 } };
}

/** Carries one claimed entry out, renews a rejected token, and looks closer at what was refused. */
export async function deliverTime(seat: Seat, claimed: Claimed, times: TimeStore): Promise<void> {
  if (!(await open(seat, [claimed]))) return;
  const ports = timePorts(seat, times);
  const delivered = await deliver(ports, claimed, 'time.api');
  if (delivered.kind !== 'answered') return;
  if (delivered.outcome.kind === 'refused') await lookAtRefused(seat, ports, claimed);
}

/** What rule 2 forbids: its finder sends an operation again. Only for showing that the rule is needed. */
export async function sendFound(seat: Seat, claimed: Claimed, times: TimeStore): Promise<void> {
  const { op, epoch, opSeq } = claimed.record;
  if (!op || !(await open(seat, [claimed]))) return;
  const ports = timePorts(seat, times);
  const made = await seat.calls.withCall('time.api', () => ports.send(claimed, op));
  if (made.kind === 'wait') return;
  await ports.store.apply(claimed, { kind: 'answer', epoch, opSeq, outcome: made.value });
}

async function lookAtRefused(seat: Seat, ports: SyncPorts, claimed: Claimed): Promise<void> {
  const { remoteId } = claimed.record;
  if (remoteId === null) return;
  const { xpm } = seat.remote;
  const startedAt = await seat.transaction('clock', (now) => now);
  const made = await ports.gate.withCall('GET time.api/get', () =>
    seat.call({
      target: 'time get',
      execute: () => ({ kind: 'ok', value: xpm.times.get(remoteId) ?? null }),
    }),
  );
  if (made.kind === 'wait' || made.value.kind !== 'ok') return;
  const { value } = made.value;
  await ports.store.apply(claimed, {
    kind: 'seen',
    startedAt,
    seen: value
      ? { kind: 'there', remoteId, hash: value.hash, isInvoiced: value.isInvoiced }
      : { kind: 'gone', from: 'record' },
  });
}

/** Finds out what became of entries whose send nobody saw the end of; a removal needs no read. */
export async function resolveTimes(seat: Seat, claimed: readonly Claimed[], times: TimeStore): Promise<void> {
  if (!(await open(seat, claimed))) return;
  const ports = timePorts(seat, times);
  const removals = claimed.filter(({ record }) => record.op?.kind === 'delete');
  const others = claimed.filter(({ record }) => record.op?.kind !== 'delete');
  if (removals.length > 0) await settle(ports, readings(seat, removals, { startedAt: 0, times: [], now: 0 }));
  if (others.length === 0) return;
  const unlisted: Claimed[] = [];
  await resolve(ports, others, {
    what: 'GET time.api/list',
    read: async () => {
      const { startedAt, listed } = await seat.transaction('clock', (now) => ({
        startedAt: now,
        listed: daysOf(seat, others),
      }));
      const times = await listTimes(seat, others, (workDate) => listed.has(workDate));
      if (times === null) return null;
      unlisted.push(...others.filter(({ record }) => isUnlisted(record, times)));
      const known = others.filter((one) => !unlisted.includes(one));
      return seat.transaction('match', (now) => readings(seat, known, { startedAt, times, now }));
    },
  });
  for (const one of unlisted) await resolve(ports, [one], lookByTarget(seat, one));
}

function isUnlisted({ op }: SyncRecord, times: readonly XpmTime[]): boolean {
  return op?.kind === 'update' && !times.some(({ uuid }) => uuid === op.target);
}

/** Somebody may have moved what was being changed to another day: it is asked for by its id. */
function lookByTarget(seat: Seat, one: Claimed): Look {
  const { xpm } = seat.remote;
  return {
    what: 'GET time.api/get',
    read: async () => {
      const startedAt = await seat.transaction('clock', (now) => now);
      const reply = await seat.call({
        target: 'time get',
        execute: () => ({ kind: 'ok', value: xpm.times.get(one.record.op?.target ?? '') ?? null }),
      });
      if (reply.kind === 'unauthorised') await renewToken(seat, one);
      if (reply.kind !== 'ok') return null;
      const times = reply.value ? [reply.value] : [];
      return seat.transaction('match', (now) => readings(seat, [one], { startedAt, times, now }));
    },
  };
}

/** Two days around where each entry stands and where its operation put it; all of them after a restore. */
function daysOf(seat: Seat, claimed: readonly Claimed[]): ReadonlySet<string> {
  const at = claimed.flatMap(({ id, record }) => {
    const request = record.op && readRequest(record.op.request);
    if (request?.op === 'look') return days.map((_, day) => day);
    const sentDay = request && 'time' in request ? [days.indexOf(request.time.workDate)] : [];
    return [entryOf(seat.world.store, id).values.day, ...sentDay];
  });
  return new Set(days.filter((_, day) => at.some((one) => Math.abs(one - day) <= 2)));
}

/** What XPM has on some days; null when it did not say, and the token was renewed if that was why. */
export async function listTimes(
  seat: Seat,
  [first]: readonly Claimed[],
  isListed: (workDate: string) => boolean,
): Promise<readonly XpmTime[] | null> {
  const { sim } = seat.world;
  const { xpm } = seat.remote;
  const reply = await seat.call({
    target: 'time list',
    execute: () => ({
      kind: 'ok',
      value: sim.random.shuffled([...xpm.times.values()].filter(({ time }) => isListed(time.workDate))),
    }),
  });
  if (reply.kind === 'unauthorised' && first) await renewToken(seat, first);
  return reply.kind === 'ok' ? reply.value : null;
}

/** Additions under way in other hands. */
function addedElsewhere(
  { world, practice }: Seat,
  ids: ReadonlySet<string>,
  now: number,
): readonly Elsewhere[] {
  return world.store.ofPractice(practice).flatMap(({ id, record }) => {
    const { op } = record;
    if (ids.has(id) || op?.kind !== 'add') return [];
    return [{ id, op, standing: standingOf(record, now, world.timing) }];
  });
}

type Taken = { readonly remoteId: string; readonly at: number };

function meantToRemove({ event, op, remoteId, at }: StoredLine): readonly Taken[] {
  return event === 'intent' && op === 'delete' && remoteId !== null ? [{ remoteId, at }] : [];
}

function knownAs({ remoteId, syncedAt }: SyncRecord): readonly Taken[] {
  return remoteId === null ? [] : [{ remoteId, at: syncedAt ?? 0 }];
}

type Listed = { readonly startedAt: number; readonly times: readonly XpmTime[]; readonly now: number };

function readings(seat: Seat, claimed: readonly Claimed[], { startedAt, times, now }: Listed): LookResult[] {
  const { sim, store } = seat.world;
  const { marker } = sim.chaos;
  const ids = new Set(claimed.map(({ id }) => id));
  const ours = store.ofPractice(seat.practice);
  const linked = ours.flatMap(({ id, record }) => (ids.has(id) ? [] : knownAs(record)));
  const removed = ours.flatMap(({ id }) => (store.tables.receipts.get(id) ?? []).flatMap(meantToRemove));
  const taken = takenSince([...linked, ...removed]);
  const unresolved = claimed.flatMap(({ id, record: { op } }) =>
    op ? [{ id, op, marker: marker ? markerOf(id) : null }] : [],
  );
  const found = matchTimes(unresolved, {
    startedAt,
    taken,
    elsewhere: marker ? [] : addedElsewhere(seat, ids, now),
    times: times.map(({ uuid, time }): RemoteTime => ({ ...time, xpmTimeUuid: uuid })),
    firstSeenAt: marker ? new Map() : store.tables.firstSeen,
  });
  return claimed.flatMap((one) => {
    const reading = found.get(one.id);
    const { epoch, opSeq } = one.record;
    return reading ? [{ claimed: one, input: { kind: 'time_reading', epoch, opSeq, reading } }] : [];
  });
}
