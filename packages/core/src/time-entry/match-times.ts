import { hasMarker } from '../outbox/note-marker.ts';
import type { Operation, SyncRecord } from '../sync/record.ts';
import type { TimeMatch, TimeReading } from '../sync/resolve-time.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type DesiredTime, hashTime } from './desired-time.ts';

/** An entry as XPM listed it. */
export type RemoteTime = DesiredTime & { readonly xpmTimeUuid: string };

export type UnresolvedTime = {
  readonly id: string;
  readonly op: Operation;
  /** The entry's marker; null when the practice uses none. */
  readonly marker: string | null;
};

/** What XPM showed, and what of it cannot be new. */
export type Listing = {
  /** By the store's clock, just before the read began. */
  readonly startedAt: number;
  readonly times: readonly RemoteTime[];
  /** Since when records belong to other entries of ours, by what was last seen, or were meant to be removed. */
  readonly taken: ReadonlyMap<string, number>;
  /** Additions under way that are not among the unresolved: what is like them may be theirs. */
  readonly elsewhere: readonly Elsewhere[];
  /** When a record of nobody was first seen in an earlier read; one from before a send is not what it made. */
  readonly firstSeenAt: ReadonlyMap<string, number>;
};

/** An addition in other hands, or in none. */
export type Elsewhere = {
  readonly id: string;
  readonly op: Operation;
  /** Its answer may still come, somebody is looking for it now, or it waits to be looked for. */
  readonly standing: 'answering' | 'looked_for' | 'waiting';
};

/** What was taken at these moments, each since its latest. */
export function takenSince(
  taken: readonly { readonly remoteId: string; readonly at: number }[],
): ReadonlyMap<string, number> {
  const inOrder = taken.toSorted((one, other) => one.at - other.at);
  return new Map(inOrder.map(({ remoteId, at }) => [remoteId, at]));
}

/** How an addition that is not among the unresolved stands. */
export function standingOf(
  record: SyncRecord,
  now: number,
  { leaseMs }: DeliveryTiming,
): Elsewhere['standing'] {
  const { state, leaseUntil, op } = record;
  // Until it is claimed anew, whoever wrote the intent may write its answer, even after the lease.
  if (state === 'sending' && leaseUntil !== null && op && leaseUntil - leaseMs <= op.sentAt)
    return 'answering';
  return leaseUntil !== null && leaseUntil > now ? 'looked_for' : 'waiting';
}

/**
 * What one listing says about each unresolved operation. Source: sync protocol, matching.
 *
 * With a marker: what carries it, whatever else was changed on it. Without: what is equal in everything, was not
 * there before the send and belongs to nobody. Entries that are equal among themselves are interchangeable and take
 * one each in the order of their ids, wherever they are looked for; what is left over is shown to a person with the
 * last of them.
 *
 * @returns by id; none for an operation this listing decides nothing about
 */
export function matchTimes(
  unresolved: readonly UnresolvedTime[],
  listed: Listing,
): ReadonlyMap<string, TimeReading> {
  const { startedAt, times } = listed;
  // What one of the unresolved changes is its own already, however like another it has become.
  const targets = unresolved.flatMap(({ op }) => op.target ?? []);
  const theirs = targets.map((target) => [target, -Infinity] as const);
  const listing = { ...listed, taken: new Map([...listed.taken, ...theirs]) };
  const shares = new Map<string, ReadonlyMap<string, readonly TimeMatch[]>>();
  const readings = new Map<string, TimeReading>();
  for (const one of unresolved) {
    const { id, op, marker } = one;
    const matches =
      marker === null && op.kind === 'add'
        ? shareOf(one, { unresolved, listing, shares })
        : marked(one, listing);
    if (matches === null) continue;
    const target = times.find((time) => time.xpmTimeUuid === op.target);
    readings.set(id, {
      startedAt,
      matches,
      matchedBy: marker === null ? 'likeness' : 'marker',
      targetHash: target ? hashTime(target) : null,
    });
  }
  return readings;
}

function marked({ op, marker }: UnresolvedTime, { times, taken }: Listing): readonly TimeMatch[] {
  if (op.kind !== 'add' || marker === null) return [];
  return times
    .filter((time) => !taken.has(time.xpmTimeUuid) && hasMarker(time.note, marker))
    .map((time) => ({ remoteId: time.xpmTimeUuid, hash: hashTime(time) }));
}

type Sharing = {
  readonly unresolved: readonly UnresolvedTime[];
  readonly listing: Listing;
  /** Those made already, by hash. */
  readonly shares: Map<string, ReadonlyMap<string, readonly TimeMatch[]>>;
};

/** Null while one that is alike may turn out to be what is listed, or what is missing. */
function shareOf(one: UnresolvedTime, { unresolved, listing, shares }: Sharing): readonly TimeMatch[] | null {
  const { id, op } = one;
  const elsewhere = listing.elsewhere.filter((other) => other.op.hash === op.hash);
  // Of two that are looked for at once the first goes first, or both would wait for ever.
  const isHeldUp = elsewhere.some(
    ({ standing, id: other }) => standing === 'answering' || (standing === 'looked_for' && other < id),
  );
  if (isHeldUp || wasTakenMeanwhile(op, listing)) return null;
  const mine = unresolved.filter(
    (other) => other.marker === null && other.op.kind === 'add' && other.op.hash === op.hash,
  );
  const alike = [...mine, ...elsewhere];
  const shared = shares.get(op.hash ?? '') ?? share(alike, listing);
  shares.set(op.hash ?? '', shared);
  const matches = shared.get(id) ?? [];
  // What another was given may be this one's, and the other's own may still come.
  const mayStillCome = alike.some(
    (other) =>
      other.id !== id && (shared.get(other.id)?.length ?? 0) > 0 && listing.startedAt <= other.op.quietAt,
  );
  return matches.length === 0 && mayStillCome ? null : matches;
}

/**
 * Another that is alike may have taken what this one made, by likeness, and this list is too old to show what the other
 * made itself: a list from after that shows it.
 */
function wasTakenMeanwhile({ hash }: Operation, { startedAt, times, taken }: Listing): boolean {
  return times.some(
    (time) => (taken.get(time.xpmTimeUuid) ?? -Infinity) >= startedAt && hashTime(time) === hash,
  );
}

/**
 * One for each, in the order of their ids; all that are left for the last. What was seen earliest goes first: it fits
 * the fewest, and somebody who could take another must not leave a later one without any.
 */
function share(
  alike: readonly Pick<Elsewhere, 'id' | 'op'>[],
  { times, taken, firstSeenAt }: Listing,
): ReadonlyMap<string, readonly TimeMatch[]> {
  const seenAt = ({ remoteId }: TimeMatch) => firstSeenAt.get(remoteId) ?? Number.MAX_VALUE;
  const inOrder = alike.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let left: readonly TimeMatch[] = times
    .filter((time) => !taken.has(time.xpmTimeUuid) && hashTime(time) === inOrder[0]?.op.hash)
    .map((time) => ({ remoteId: time.xpmTimeUuid, hash: hashTime(time) }))
    .toSorted((a, b) => seenAt(a) - seenAt(b) || (a.remoteId < b.remoteId ? -1 : 1));
  return new Map(
    inOrder.map(({ id, op }, index) => {
      const fits = left.filter((match) => seenAt(match) > op.sentAt);
      const given = index === inOrder.length - 1 ? fits : fits.slice(0, 1);
      left = left.filter((match) => !given.includes(match));
      return [id, given];
    }),
  );
}
