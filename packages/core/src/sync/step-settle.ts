import type { StepResult } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { done, dropped, type InputOf, receipt, type StepContext } from './step-result.ts';

/** Takes up what a person decided about a record that waits for one, or was left as it is by one. */
export function stepSettle(
  record: SyncRecord,
  { choice }: InputOf<'settle'>,
  { now }: StepContext,
): StepResult {
  if (record.op !== null || !waitsForPerson(record)) return dropped(record);
  const { remoteId, syncedHash } = record;
  const note = receipt('decision', record, { outcome: choice.kind, remoteId, hash: syncedHash });
  const again = { kind: 'replan', again: true } as const;
  switch (choice.kind) {
    case 'send_ours':
      // A person says that the record over there is ours: from now on it may be changed.
      return done({ ...record, linkedBy: remoteId === null ? null : 'answer' }, note, again);
    case 'remove_others':
      return done({ ...record, surplus: withSurplus(record, choice.remoteIds) }, note, again);
    case 'leave':
      return done(leftAlone(record, choice.wantedHash, now), note);
    case 'ask_again':
      return record.reason === 'left_alone' ? done(askedAgain(record, now), note) : dropped(record);
  }
}

function waitsForPerson({ state, reason }: SyncRecord): boolean {
  return state === 'blocked' || state === 'refused' || reason === 'left_alone';
}

function leftAlone(record: SyncRecord, wantedHash: string | null, now: number): SyncRecord {
  const { reason, details } = record;
  const was = reason === 'left_alone' ? details : { ...details, leftReason: reason };
  return {
    ...record,
    state: 'delivered',
    stateAt: now,
    reason: 'left_alone',
    details: was,
    triedHash: wantedHash,
    surplus: [],
  };
}

/** As it was before a person left it; nothing is sent before they decide. */
export function askedAgain(record: SyncRecord, now: number): SyncRecord {
  const { leftReason, ...details } = record.details;
  const otherwise = record.remoteId === null ? 'removed_in_xpm' : 'changed_in_xpm';
  return {
    ...record,
    state: 'blocked',
    stateAt: now,
    reason: typeof leftReason === 'string' ? leftReason : otherwise,
    details,
  };
}

/** Only what the person was asked about is removed, and never the record that is ours. */
function withSurplus(record: SyncRecord, chosen: readonly string[]): readonly string[] {
  const others: unknown = record.reason === 'twice_in_xpm' ? record.details['others'] : [];
  const shown: readonly unknown[] = Array.isArray(others) ? others : [];
  const allowed = chosen.filter((id) => shown.includes(id) && id !== record.remoteId);
  return [...new Set([...record.surplus, ...allowed])];
}
