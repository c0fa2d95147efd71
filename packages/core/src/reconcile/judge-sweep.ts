import { hasMarker } from '../outbox/note-marker.ts';
import type { Seen } from '../sync/inputs.ts';
import type { SweptTime } from './swept-time.ts';

/** One entry of ours as the outbox knows it, for comparison with what XPM listed. */
export type KnownTime = {
  readonly messageId: string;
  readonly remoteId: string | null;
  readonly syncedHash: string | null;
  /** An operation is under way; its end is judged by the delivery itself. */
  readonly isUnderWay: boolean;
  /** When a read last showed its record, in milliseconds; null when none did. */
  readonly seenAt: number | null;
  /** The day it stands on here, `YYYY-MM-DD`. */
  readonly workDate: string;
  /** Null when the practice uses no markers. */
  readonly marker: string | null;
  /** What it would be sent as, when it has to be looked for before it is sent; null otherwise. */
  readonly wantedHash: string | null;
};

export type SweepJudgement = {
  /** What a message has to be told; only those about which something is new. */
  readonly seen: readonly { readonly messageId: string; readonly seen: Seen }[];
  /**
   * Ours that were not listed although their day was: asked for by their id before they count as gone. Those longest
   * unseen come first, so that a sweep that asks for some of them goes on where the one before it ended.
   */
  readonly missing: readonly { readonly messageId: string; readonly remoteId: string }[];
};

export type Listed = {
  readonly times: readonly SweptTime[];
  readonly from: string;
  readonly to: string;
};

/**
 * What a listing of some days says about our entries: changed by somebody, missing, or there twice. Source: sync
 * protocol, SWEEP. Records that are nobody's and carry no mark of ours are left to whoever made them.
 */
export function judgeSweep(known: readonly KnownTime[], listed: Listed): SweepJudgement {
  const byId = new Map(listed.times.map((time) => [time.xpmTimeUuid, time]));
  const settled = known.filter(({ isUnderWay }) => !isUnderWay);
  const changed = settled.flatMap(({ messageId, remoteId, syncedHash }) => {
    const time = remoteId === null ? undefined : byId.get(remoteId);
    if (!time || time.hash === syncedHash) return [];
    const { xpmTimeUuid, hash, isInvoiced } = time;
    return [{ messageId, seen: { kind: 'there', remoteId: xpmTimeUuid, hash, isInvoiced } as const }];
  });
  const longestUnseen = settled.toSorted((a, b) => (a.seenAt ?? 0) - (b.seenAt ?? 0));
  const missing = longestUnseen.flatMap(({ messageId, remoteId, workDate }) => {
    const isCovered = workDate >= listed.from && workDate <= listed.to;
    return remoteId !== null && isCovered && !byId.has(remoteId) ? [{ messageId, remoteId }] : [];
  });
  const found = [...changed, ...doubles(known, listed.times), ...alike(settled, listed.times)];
  return { seen: found, missing };
}

/** Records that carry the mark of an entry and are not the one it is known by, the lowest first. */
function doubles(known: readonly KnownTime[], times: readonly SweptTime[]): SweepJudgement['seen'] {
  const linked = new Set(known.flatMap(({ remoteId }) => remoteId ?? []));
  const marked = times
    .filter(({ xpmTimeUuid, note }) => !linked.has(xpmTimeUuid) && looksMarked.test(note.trimEnd()))
    .toSorted((a, b) => (a.xpmTimeUuid < b.xpmTimeUuid ? -1 : 1));
  return marked.flatMap(({ xpmTimeUuid, hash, note }) => {
    const owner = known.find(
      ({ marker, isUnderWay }) => !isUnderWay && marker !== null && hasMarker(note, marker),
    );
    if (!owner) return [];
    const seen = { kind: 'another', remoteId: xpmTimeUuid, hash, by: 'marker' } as const;
    return [{ messageId: owner.messageId, seen }];
  });
}

/** Without marks: what is equal in everything, each for one of ours that has to be looked for. */
function alike(known: readonly KnownTime[], times: readonly SweptTime[]): SweepJudgement['seen'] {
  const taken = new Set(known.flatMap(({ remoteId }) => remoteId ?? []));
  return known.flatMap(({ messageId, remoteId, marker, wantedHash }) => {
    if (remoteId !== null || marker !== null || wantedHash === null) return [];
    const time = times.find(({ hash, xpmTimeUuid }) => hash === wantedHash && !taken.has(xpmTimeUuid));
    if (!time) return [];
    taken.add(time.xpmTimeUuid);
    const { xpmTimeUuid, hash } = time;
    return [{ messageId, seen: { kind: 'another', remoteId: xpmTimeUuid, hash, by: 'likeness' } as const }];
  });
}

const looksMarked = /#[0-9a-z]{9}$/i;
