import { causes } from './causes.ts';
import type { TimeEntryView } from './view.ts';

export type TraceStepName =
  | 'timer'
  | 'work_item'
  | 'link'
  | 'staff'
  | 'job'
  | 'connection'
  | 'period'
  | 'quota'
  | 'sent'
  | 'confirmed';

export type TraceStep = {
  readonly name: TraceStepName;
  /** `failed`: here it waits for somebody. `waiting`: by itself. `open`: not reached yet. */
  readonly state: 'done' | 'failed' | 'waiting' | 'open';
  readonly sentence: string;
  /** The one thing to do about it; null when nothing is to do. */
  readonly fix:
    | 'choose_work'
    | 'choose_job'
    | 'link_staff'
    | 'move'
    | 'reconnect'
    | 'send_again'
    | 'turn_on_auto_link'
    | 'reconcile'
    | null;
};

type Around = {
  readonly isConnected: boolean;
  readonly autoLink: boolean;
  /** XPM rests, for its limits or because it does not answer. */
  readonly isPaused: boolean;
};
type Judged = Omit<TraceStep, 'name'>;

/** The stations of an entry on its way to XPM, in order. Everything after the first that is not done is open. */
export function traceSteps(entry: TimeEntryView, around: Around): TraceStep[] {
  let reached = true;
  return stations.map(([name, judge]) => {
    const judged = judge(entry, around);
    const step = reached ? judged : { state: 'open' as const, sentence: '', fix: null };
    reached &&= judged.state === 'done';
    return { name, ...step };
  });
}

const stations: readonly (readonly [TraceStepName, (entry: TimeEntryView, around: Around) => Judged])[] = [
  ['timer', judgeTimer],
  ['work_item', judgeWorkItem],
  ['link', judgeLink],
  ['staff', judgeStaff],
  ['job', judgeJob],
  ['connection', judgeConnection],
  ['period', judgePeriod],
  ['quota', judgeQuota],
  ['sent', judgeSent],
  ['confirmed', judgeConfirmed],
];

const done = (sentence: string): Judged => ({ state: 'done', sentence, fix: null });
const failed = (sentence: string, fix: TraceStep['fix']): Judged => ({ state: 'failed', sentence, fix });
const waiting = (sentence: string): Judged => ({ state: 'waiting', sentence, fix: null });

function judgeTimer(entry: TimeEntryView): Judged {
  if (entry.minutes === null) return waiting('The timer is running. It goes when you stop.');
  return done(
    entry.startedAt === null
      ? `${entry.minutes} minutes, written down.`
      : `${entry.minutes} minutes charged.`,
  );
}

function judgeWorkItem(entry: TimeEntryView): Judged {
  if (entry.delivery.reason === 'rolled_over' && entry.delivery.state === 'blocked')
    return failed(entry.delivery.sentence, 'choose_work');
  if (entry.workItemId !== null) return done(`${entry.workTitle ?? ''} · ${entry.clientName ?? ''}`);
  return failed(
    'This timer was started without work. Choose what it was for and it goes with its own times.',
    'choose_work',
  );
}

function judgeLink(entry: TimeEntryView, { autoLink }: Around): Judged {
  if (entry.xpmJobNumber !== null) return done(`${entry.xpmJobNumber} · ${entry.taskName ?? 'its task'}`);
  return autoLink
    ? failed('The work has no XPM job yet. Choose one, or map its process.', 'choose_job')
    : failed('Auto-link is off, and nobody has linked this work yet.', 'turn_on_auto_link');
}

function judgeStaff(entry: TimeEntryView): Judged {
  const { reason } = entry.delivery;
  if (reason !== 'no_xpm_person' && reason !== 'xpm_person_gone') return done(entry.staffName);
  return failed(entry.delivery.sentence, 'link_staff');
}

function judgeJob(entry: TimeEntryView): Judged {
  const { reason, sentence } = entry.delivery;
  if (reason !== 'job_closed' && reason !== 'job_gone') return done('The job takes time.');
  return failed(sentence, 'move');
}

function judgeConnection(entry: TimeEntryView, { isConnected }: Around): Judged {
  if (isConnected || entry.delivery.state === 'delivered') return done('XPM is connected.');
  return failed(
    'Xero Practice Manager is not connected. An admin can reconnect; then it goes by itself.',
    'reconnect',
  );
}

/** XPM tells its lock date to nobody; only its refusal does. */
function judgePeriod({ delivery: { state, sentence } }: TimeEntryView): Judged {
  if (state === 'refused' && /lock|period|submitted/i.test(sentence)) return failed(sentence, 'send_again');
  return done(state === 'delivered' ? 'XPM took the day.' : 'XPM looks at the day when it arrives.');
}

function judgeQuota({ delivery: { state, sentence } }: TimeEntryView, { isPaused }: Around): Judged {
  if (state === 'queued' && isPaused) return waiting(sentence);
  return done('Calls to XPM are left.');
}

/** It was there once: what stands in the way is found when it is read back. */
const foundThere: readonly (string | null)[] = [
  ...causes.changed_in_xpm.reasons,
  ...causes.removed_in_xpm.reasons,
  ...causes.invoiced.reasons,
  ...causes.twice_in_xpm.reasons,
  ...causes.recognised.reasons,
];

function judgeSent(entry: TimeEntryView): Judged {
  const { state, reason, sentence } = entry.delivery;
  if (state === 'delivered' || state === 'uncertain' || foundThere.includes(reason)) return done('Sent.');
  if (state === 'refused' || state === 'blocked') return failed(sentence, 'send_again');
  return waiting(sentence);
}

function judgeConfirmed(entry: TimeEntryView): Judged {
  const { state, sentence } = entry.delivery;
  if (state === 'blocked') return failed(sentence, 'reconcile');
  return state === 'delivered' ? done(sentence) : waiting(sentence);
}
