import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import { type DesiredTime, differingField, hashTime } from '@throughline/core/time-entry/desired-time';
import type { RemoteTime } from '@throughline/core/time-entry/match-times';
import type { WriteReply, XpmTime } from '@throughline/xpm-client';

/** An entry as XPM holds it, in our words. */
export function toRemoteTime(time: XpmTime): RemoteTime {
  return {
    xpmTimeUuid: time.uuid,
    xpmJobNumber: time.job,
    xpmJobTaskUuid: time.task,
    xpmStaffUuid: time.staff,
    workDate: time.date,
    minutes: time.minutes,
    note: time.note,
  };
}

/**
 * What XPM's reply to a write proved about the entry.
 *
 * @param sent what was sent; null for a removal
 */
export function timeOutcome(reply: WriteReply, sent: DesiredTime | null): DeliveryOutcome {
  switch (reply.class) {
    case 'applied':
      return applied(reply.time, sent);
    case 'unknown':
      return { kind: 'uncertain', why: reply.why };
    case 'not_applied':
      return notApplied(reply);
  }
}

function applied(time: XpmTime | null, sent: DesiredTime | null): DeliveryOutcome {
  if (!time || !sent) return { kind: 'delivered', remoteId: null, hash: null, concern: null };
  const kept = toRemoteTime(time);
  const field = differingField(sent, kept);
  return {
    kind: 'delivered',
    remoteId: kept.xpmTimeUuid,
    hash: hashTime(kept),
    concern: field === null ? null : { reason: 'differs', field },
  };
}

function notApplied(reply: Extract<WriteReply, { class: 'not_applied' }>): DeliveryOutcome {
  switch (reply.kind) {
    case 'throttled':
      return { kind: 'retry', why: 'throttled', afterMs: reply.retryAfterMs };
    case 'unavailable':
      return { kind: 'retry', why: 'unavailable', afterMs: null };
    case 'unauthorised':
      return { kind: 'reconnect', sentence: reply.sentence ?? 'XPM did not accept our sign-in.' };
    case 'refused':
      return { kind: 'refused', reason: 'refused', sentence: reply.sentence ?? '' };
  }
}
