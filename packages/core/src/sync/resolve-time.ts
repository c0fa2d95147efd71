import type { Operation } from './record.ts';
import type { ProtocolRules } from './rules.ts';

/** A record over there that may be what an addition made. */
export type TimeMatch = {
  readonly remoteId: string;
  readonly hash: string;
};

/** What one read of XPM says about an operation on one entry. */
export type TimeReading = {
  /** By the store's clock, just before the read began. */
  readonly startedAt: number;
  /** For an addition: what matches it, in any order; records of other entries and of before it are left out. */
  readonly matches: readonly TimeMatch[];
  readonly matchedBy: 'marker' | 'likeness';
  /** For an update: the hash of the record it names; null when it was not listed. */
  readonly targetHash: string | null;
};

export type TimeResolution =
  | {
      readonly kind: 'found';
      readonly remoteId: string;
      readonly hash: string;
      /** Others that match too. One may be somebody's copy: nothing is done about them without a person. */
      readonly others: readonly string[];
    }
  /** It is dead, and what it names is neither as it was nor as it was sent: somebody changed it meanwhile. */
  | { readonly kind: 'changed'; readonly hash: string }
  /** Not there, and it will not come: what is wanted now may be sent. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'wait' };

type Around = {
  readonly now: number;
  readonly rules: ProtocolRules;
  /** Hash of what was known to be there before. */
  readonly syncedHash: string | null;
};

/**
 * What a read says about an operation nobody saw the end of. Source: sync protocol, rule RESOLVE.
 *
 * A mark that is there is believed at once; likeness, not being there, and what became of an update, only from a read
 * that began after the quiet time. A removal names its record, so it may be sent again at any time.
 */
export function resolveTime(
  op: Operation,
  reading: TimeReading,
  { now, rules, syncedHash }: Around,
): TimeResolution {
  const readAt = rules.readStartedAfterQuiet(reading, now);
  switch (op.kind) {
    case 'add':
      return resolveAdd(reading, { rules, isBelievable: rules.quietBeforeAbsence(op, readAt) });
    case 'update':
      return resolveUpdate(op, reading, { isQuiet: rules.quietBeforePut(op, readAt), syncedHash });
    case 'delete':
      return { kind: 'absent' };
  }
}

function resolveAdd(
  { matches, matchedBy }: TimeReading,
  { rules, isBelievable }: { readonly rules: ProtocolRules; readonly isBelievable: boolean },
): TimeResolution {
  // Likeness proves nothing while what we sent may still arrive beside what somebody typed: then both are looked at.
  if (matchedBy === 'likeness' && !isBelievable) return { kind: 'wait' };
  const adopted = rules.adoptLowest(matches);
  if (!adopted) return isBelievable ? { kind: 'absent' } : { kind: 'wait' };
  const others = matches.flatMap(({ remoteId }) => (remoteId === adopted.remoteId ? [] : [remoteId]));
  return { kind: 'found', remoteId: adopted.remoteId, hash: adopted.hash, others };
}

function resolveUpdate(
  op: Operation,
  { targetHash }: TimeReading,
  { isQuiet, syncedHash }: { readonly isQuiet: boolean; readonly syncedHash: string | null },
): TimeResolution {
  // What stands as it was sent may have stood so before, and what was sent may still land after the next change.
  if (!isQuiet) return { kind: 'wait' };
  if (op.target !== null && targetHash !== null && targetHash === op.hash) {
    return { kind: 'found', remoteId: op.target, hash: targetHash, others: [] };
  }
  return targetHash === null || targetHash === syncedHash
    ? { kind: 'absent' }
    : { kind: 'changed', hash: targetHash };
}
