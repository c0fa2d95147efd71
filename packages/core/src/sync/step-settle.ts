import type { StepResult } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { done, dropped, type InputOf, receipt, type StepContext } from './step-result.ts';

/** Takes up what a person decided about a record that waits for one. */
export function stepSettle(
  record: SyncRecord,
  { choice }: InputOf<'settle'>,
  { now }: StepContext,
): StepResult {
  if (record.op !== null || (record.state !== 'blocked' && record.state !== 'refused'))
    return dropped(record);
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
  }
}

function leftAlone(record: SyncRecord, wantedHash: string | null, now: number): SyncRecord {
  const left = { state: 'delivered', stateAt: now, reason: 'left_alone' } as const;
  return { ...record, ...left, triedHash: wantedHash, surplus: [] };
}

/** Only what the person was asked about is removed, and never the record that is ours. */
function withSurplus(record: SyncRecord, chosen: readonly string[]): readonly string[] {
  const others: unknown = record.reason === 'twice_in_xpm' ? record.details['others'] : [];
  const shown: readonly unknown[] = Array.isArray(others) ? others : [];
  const allowed = chosen.filter((id) => shown.includes(id) && id !== record.remoteId);
  return [...new Set([...record.surplus, ...allowed])];
}
