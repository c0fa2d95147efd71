import { hasMarker } from '../outbox/note-marker.ts';
import type { Operation } from '../sync/record.ts';
import type { TimeMatch, TimeReading } from '../sync/resolve-time.ts';
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
  /** Records that belong to other entries of ours. */
  readonly taken: ReadonlySet<string>;
  /** Hashes of additions under way that are not among the unresolved: what is like them may be theirs. */
  readonly elsewhere: ReadonlySet<string>;
  /** When a record of nobody was first seen in an earlier read; one from before a send is not what it made. */
  readonly firstSeenAt: ReadonlyMap<string, number>;
};

/**
 * What one listing says about each unresolved operation. Source: sync protocol, matching.
 *
 * With a marker: what carries it, whatever else was changed on it. Without: what is equal in everything, was not
 * there before the send and belongs to nobody; entries that are equal among themselves take one each, as they are
 * interchangeable, and what is left over is shown to a person with the last of them. While one that is alike is under
 * way elsewhere, a read cannot tell whose a record is, nor that one is missing.
 *
 * @returns by id; none for an operation this listing decides nothing about
 */
export function matchTimes(
  unresolved: readonly UnresolvedTime[],
  listing: Listing,
): ReadonlyMap<string, TimeReading> {
  const taken = new Set(listing.taken);
  const inOrder = unresolved
    .filter((one) => !isElsewhere(one, listing))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const left = new Map<string, number>();
  for (const { op, marker } of inOrder) {
    if (marker === null && op.kind === 'add') left.set(op.hash ?? '', (left.get(op.hash ?? '') ?? 0) + 1);
  }
  return new Map(
    inOrder.map((one) => {
      const matches = one.op.kind === 'add' ? matchesOf(one, listing, taken) : [];
      const mine = one.marker === null ? share(one.op, matches, left) : matches;
      for (const { remoteId } of mine) taken.add(remoteId);
      return [one.id, readingOf(one, mine, listing)];
    }),
  );
}

function isElsewhere({ op, marker }: UnresolvedTime, { elsewhere }: Listing): boolean {
  return marker === null && op.kind === 'add' && elsewhere.has(op.hash ?? '');
}

function matchesOf(
  { op, marker }: UnresolvedTime,
  { times, firstSeenAt }: Listing,
  taken: ReadonlySet<string>,
): TimeMatch[] {
  return times
    .filter((time) => !taken.has(time.xpmTimeUuid))
    .filter((time) =>
      marker === null
        ? hashTime(time) === op.hash && !((firstSeenAt.get(time.xpmTimeUuid) ?? Infinity) <= op.sentAt)
        : hasMarker(time.note, marker),
    )
    .map((time) => ({ remoteId: time.xpmTimeUuid, hash: hashTime(time) }));
}

/** One for each of the entries that are alike; all that are left for the last of them. */
function share({ hash }: Operation, matches: readonly TimeMatch[], left: Map<string, number>): TimeMatch[] {
  const still = left.get(hash ?? '') ?? 1;
  left.set(hash ?? '', still - 1);
  const sorted = matches.toSorted((a, b) => (a.remoteId < b.remoteId ? -1 : 1));
  return still > 1 ? sorted.slice(0, 1) : sorted;
}

function readingOf(
  { op, marker }: UnresolvedTime,
  matches: readonly TimeMatch[],
  { startedAt, times }: Listing,
): TimeReading {
  const target = times.find((time) => time.xpmTimeUuid === op.target);
  return {
    startedAt,
    matches,
    matchedBy: marker === null ? 'likeness' : 'marker',
    targetHash: target ? hashTime(target) : null,
  };
}
