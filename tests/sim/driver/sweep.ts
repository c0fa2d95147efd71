import { hasMarker } from '@throughline/core/outbox/note-marker';
import type { Seen } from '@throughline/core/sync/inputs';

import type { XpmTime } from '../remote/xpm.ts';
import { type Entry, markerOf } from '../world/subjects.ts';
import type { Seat } from './seat.ts';
import { listTimes } from './time-seat.ts';
import { open, replaceToken } from './tokens.ts';

/** Compares everything XPM lists with what is known of it, and takes up what differs: false when it could not. Source: sync protocol, SWEEP. */
export async function sweep(seat: Seat): Promise<boolean> {
  const { store } = seat.world;
  if (!(await open(seat, []))) return false;
  const startedAt = await seat.transaction('clock', (now) => now);
  const made = await seat.calls.withCall('GET time.api/list', () => listTimes(seat, [], () => true));
  if (made.kind === 'made' && seat.isRejected) await replaceToken(seat);
  if (made.kind === 'wait' || made.value === null) return false;
  const listed = made.value;
  const ids = await seat.transaction('keep list', (now) => {
    const { firstSeen } = store.tables;
    for (const { uuid } of listed) if (!firstSeen.has(uuid)) firstSeen.set(uuid, now);
    return store.ofPractice(seat.practice).flatMap(({ id, kind }) => (kind === 'time' ? [id] : []));
  });
  for (const id of ids) {
    await seat.transaction('seen', (now) => {
      for (const seen of seenOf(seat, id, listed)) store.apply(id, { kind: 'seen', startedAt, seen }, now);
    });
  }
  return true;
}

function seenOf(seat: Seat, id: string, listed: readonly XpmTime[]): Seen[] {
  const { store, sim } = seat.world;
  if (!store.has(id)) return [];
  const entry = store.get(id);
  if (entry.kind !== 'time') return [];
  return [...ownOf(entry, listed), ...(sim.chaos.marker ? othersOf(seat, entry, listed) : [])];
}

function ownOf({ record: { remoteId } }: Entry, listed: readonly XpmTime[]): Seen[] {
  if (remoteId === null) return [];
  const time = listed.find(({ uuid }) => uuid === remoteId);
  if (!time) return [{ kind: 'gone', from: 'list' }];
  return [{ kind: 'there', remoteId, hash: time.hash, isInvoiced: time.isInvoiced }];
}

function othersOf(
  { world: { store }, practice }: Seat,
  { id, record }: Entry,
  listed: readonly XpmTime[],
): Seen[] {
  const linked = new Set(store.ofPractice(practice).flatMap((subject) => subject.record.remoteId ?? []));
  return listed
    .filter(
      ({ uuid, time }) => uuid !== record.remoteId && !linked.has(uuid) && hasMarker(time.note, markerOf(id)),
    )
    .map(({ uuid, hash }) => ({ kind: 'another', by: 'marker', remoteId: uuid, hash }));
}
