import type { DeliveryOp } from '../db/schema/outbox-messages.ts';
import { hasMarker } from '../outbox/note-marker.ts';
import { type DesiredTime, hashTime } from './desired-time.ts';

/** An entry as XPM listed it. */
export type RemoteTime = DesiredTime & { readonly xpmTimeUuid: string };

export type UnresolvedTime = {
  readonly op: DeliveryOp;
  readonly opHash: string | null;
  readonly remoteId: string | null;
  /** The entry's marker; null when the practice uses none. */
  readonly marker: string | null;
};

/** What XPM showed, and whether the read began after the operation's quiet time. */
export type Reading = {
  readonly times: readonly RemoteTime[];
  readonly isAfterQuiet: boolean;
  /** UUIDs that belong to other entries of ours. */
  readonly taken: ReadonlySet<string>;
};

export type Resolution =
  | { readonly kind: 'found'; readonly time: RemoteTime; readonly isTwice: boolean }
  /** Not there, and it will not come: send again what is wanted now. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'wait' };

/**
 * What a read says about an operation nobody saw the end of. Source: sync protocol, rule RESOLVE.
 *
 * Being there is believed at once; not being there only from a read that began after the quiet time. Two that match:
 * the lowest UUID is ours from now on, and a person looks at the other.
 */
export function resolveTime(unresolved: UnresolvedTime, reading: Reading): Resolution {
  switch (unresolved.op) {
    case 'add':
      return resolveAdd(unresolved, reading);
    case 'update':
      return resolveUpdate(unresolved, reading);
    case 'delete':
      // It names its entry, so it may be sent again at any time; XPM then refuses an entry that is gone.
      return { kind: 'absent' };
  }
}

function resolveAdd(unresolved: UnresolvedTime, { times, isAfterQuiet, taken }: Reading): Resolution {
  const matches = times
    .filter((time) => !taken.has(time.xpmTimeUuid) && isOurs(unresolved, time))
    .toSorted((a, b) => (a.xpmTimeUuid < b.xpmTimeUuid ? -1 : 1));
  const [lowest] = matches;
  if (lowest) return { kind: 'found', time: lowest, isTwice: matches.length > 1 };
  return isAfterQuiet ? { kind: 'absent' } : { kind: 'wait' };
}

function isOurs({ marker, opHash }: UnresolvedTime, time: RemoteTime): boolean {
  return marker === null ? hashTime(time) === opHash : hasMarker(time.note, marker);
}

function resolveUpdate({ remoteId, opHash }: UnresolvedTime, { times, isAfterQuiet }: Reading): Resolution {
  const time = times.find((candidate) => candidate.xpmTimeUuid === remoteId);
  if (time && hashTime(time) === opHash) return { kind: 'found', time, isTwice: false };
  return isAfterQuiet ? { kind: 'absent' } : { kind: 'wait' };
}
