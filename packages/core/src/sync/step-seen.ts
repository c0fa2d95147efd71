import type { Seen, StepResult } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { isAsked } from './step-plan.ts';
import { done, dropped, type InputOf, receipt, type StepContext } from './step-result.ts';

/**
 * Takes up how a record of ours stands over there, as a look after a refusal or the sweep showed it. Only while
 * nothing is under way, and only from a read that began well after what we know: an older one shows what was before.
 *
 * Nothing a person did over there is undone: a record that is gone is not made again, one that was changed is not
 * overwritten, one on an invoice is left alone. Each becomes a named state with a choice.
 */
export function stepSeen(record: SyncRecord, input: InputOf<'seen'>, context: StepContext): StepResult {
  const { seen, startedAt } = input;
  if (record.op !== null || startedAt <= (record.syncedAt ?? -Infinity)) return dropped(record);
  if (seen.kind === 'another') return another(record, seen, context);
  // Which of two alike is ours is still asked: what became of one of them answers nothing, and hides the other.
  if (record.reason === 'twice_in_xpm' && isAsked(record)) return dropped(record);
  if (seen.kind === 'there') return there(record, seen, context);
  // A list may lag behind what was just sent.
  if (seen.from === 'list' && !isWellAfter(record, startedAt, context)) return dropped(record);
  return gone(record, context);
}

const again = { kind: 'replan', again: false } as const;

function isWellAfter({ syncedAt }: SyncRecord, startedAt: number, { timing }: StepContext): boolean {
  return startedAt > (syncedAt ?? 0) + timing.lateEffectMs;
}

function gone(record: SyncRecord, { now }: StepContext): StepResult {
  const { remoteId } = record;
  if (remoteId === null) return dropped(record);
  return done(
    {
      ...blocked(record, 'removed_in_xpm', now),
      remoteId: null,
      linkedBy: null,
      syncedHash: null,
      syncedAt: now,
    },
    receipt('read_back', record, { outcome: 'gone', remoteId }),
    again,
  );
}

function there(
  record: SyncRecord,
  { remoteId, hash, isInvoiced }: Extract<Seen, { kind: 'there' }>,
  { now }: StepContext,
): StepResult {
  if (remoteId !== record.remoteId) return dropped(record);
  const known = { ...record, syncedHash: hash, syncedAt: now };
  const note = receipt('read_back', record, { outcome: 'seen', remoteId, hash });
  if (record.state === 'refused' && isInvoiced) return done(blocked(known, 'invoiced', now), note);
  if (hash === record.syncedHash) return dropped(record);
  // Unless it now is what is wanted, what stands here is kept beside it and a person chooses.
  return done(blocked(known, 'changed_in_xpm', now), note, again);
}

function another(
  record: SyncRecord,
  { remoteId, hash, by }: Extract<Seen, { kind: 'another' }>,
  { now }: StepContext,
): StepResult {
  if (remoteId === record.remoteId || record.surplus.includes(remoteId)) return dropped(record);
  const note = receipt('read_back', record, { outcome: 'another', remoteId, hash });
  // One question at a time; a later look finds it again.
  if (isAsked(record) && record.reason !== 'twice_in_xpm') return dropped(record);
  // Where nothing is wanted it may be somebody's copy of what was removed, which nobody may remove unasked.
  if (record.remoteId === null && record.state === 'queued') {
    const adopted = { ...record, remoteId, linkedBy: by, syncedHash: hash, syncedAt: now };
    const took = { ...note, outcome: 'adopted' };
    return done({ ...adopted, state: 'delivered', stateAt: now, reason: null, details: {} }, took, again);
  }
  const { others } = record.details;
  const known: readonly unknown[] = Array.isArray(others) ? others : [];
  if (known.includes(remoteId)) return dropped(record);
  return done({ ...blocked(record, 'twice_in_xpm', now), details: { others: [...known, remoteId] } }, note);
}

function blocked(record: SyncRecord, reason: string, now: number): SyncRecord {
  return { ...record, state: 'blocked', reason, details: {}, stateAt: now };
}
