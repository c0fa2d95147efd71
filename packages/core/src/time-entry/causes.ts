import type { DeliveryState } from '../db/schema/outbox-messages.ts';

/** What a sentence about a cause is made of. */
export type CauseValues = {
  readonly staffName: string;
  readonly xpmJobNumber: string | null;
  readonly hasWorkItem: boolean;
  /** What XPM said when it refused, `''` when it gave no reason. */
  readonly refusal: string;
};

/** What a person may do about a cause; the first is the best. */
export const ways = [
  'choose_work',
  'choose_job',
  'link_staff',
  'move',
  'take_theirs',
  'send_ours',
  'remove_others',
  'accept',
  'send_again',
] as const;
export type Way = (typeof ways)[number];

export type Cause = {
  /** Codes of the outbox that come to the same for people. */
  readonly reasons: readonly string[];
  /** On the chip. */
  readonly word: string;
  readonly choices: readonly [Way, ...Way[]];
  readonly tell: (values: CauseValues) => string;
};

const jobOf = ({ xpmJobNumber }: CauseValues): string => xpmJobNumber ?? 'The job';

/** Everything for which an entry can wait for a person: twelve causes, each with its sentence and what to do. */
export const causes = {
  no_job: {
    reasons: ['no_work_item', 'not_linked'],
    word: 'No job yet',
    choices: ['choose_work', 'choose_job'],
    tell: ({ hasWorkItem }) =>
      hasWorkItem
        ? 'Its work has no XPM job yet. The time is kept here and goes by itself once the work is linked.'
        : 'Kept here. Choose the work it was for and it goes with its own times.',
  },
  no_xpm_person: {
    reasons: ['no_xpm_person', 'xpm_person_gone'],
    word: 'No XPM person',
    choices: ['link_staff'],
    tell: ({ staffName }) =>
      `${staffName} has no person in XPM to record time for. An admin can link one under Settings, Members; the time then goes by itself.`,
  },
  rolled_over: {
    reasons: ['rolled_over'],
    word: 'Rolled over',
    choices: ['choose_work'],
    tell: () =>
      'Its work came over into another year since. Choose the work it was for, then the change goes to XPM.',
  },
  job_closed: {
    reasons: ['job_closed'],
    word: 'Job completed',
    choices: ['move', 'choose_job'],
    tell: (values) =>
      `${jobOf(values)} is not open in XPM any more. Move the time, or have the job reopened; then it goes by itself.`,
  },
  job_gone: {
    reasons: ['job_gone'],
    word: 'Job gone',
    choices: ['move', 'choose_job'],
    tell: (values) => `${jobOf(values)} is no longer in XPM. Move the time to other work.`,
  },
  changed_in_xpm: {
    reasons: ['changed_in_xpm', 'differs'],
    word: 'Differs in XPM',
    choices: ['take_theirs', 'send_ours', 'accept'],
    tell: () => 'XPM keeps this entry differently than it stands here. Take theirs or send yours.',
  },
  removed_in_xpm: {
    reasons: ['removed_in_xpm'],
    word: 'Removed in XPM',
    choices: ['send_ours', 'accept'],
    tell: () => 'This entry was removed in XPM. It stays here; send it again only if that was a mistake.',
  },
  invoiced: {
    reasons: ['invoiced'],
    word: 'Invoiced in XPM',
    choices: ['take_theirs', 'accept'],
    tell: () => 'This time is invoiced in XPM, so it cannot change there. Your edit is kept here and marked.',
  },
  twice_in_xpm: {
    reasons: ['twice_in_xpm'],
    word: 'Twice in XPM?',
    choices: ['remove_others', 'accept'],
    tell: () =>
      'Two entries in XPM look like this one. One is ours; somebody may have copied it. Nothing is changed until someone looks.',
  },
  recognised: {
    reasons: ['recognised'],
    word: 'Ours in XPM?',
    choices: ['send_ours', 'accept'],
    tell: () =>
      'XPM holds an entry that looks like this one, but nothing proves that it is ours. Say so before it is changed there.',
  },
  keeps_failing: {
    reasons: ['keeps_failing'],
    word: 'Keeps failing',
    choices: ['send_again'],
    tell: () =>
      'XPM failed on this entry again and again, although it takes others. It is not there; look at it, then send it again.',
  },
  refused: {
    reasons: ['refused'],
    word: 'Refused',
    choices: ['send_again', 'move'],
    tell: ({ refusal }) =>
      `XPM refused: ${refusal === '' ? 'it gave no reason' : refusal.replace(/\.$/, '')}. Change the entry or its work, or send it again.`,
  },
} as const satisfies Record<string, Cause>;

export type CauseName = keyof typeof causes;
export const causeNames = [
  'no_job',
  'no_xpm_person',
  'rolled_over',
  'job_closed',
  'job_gone',
  'changed_in_xpm',
  'removed_in_xpm',
  'invoiced',
  'twice_in_xpm',
  'recognised',
  'keeps_failing',
  'refused',
] as const satisfies readonly CauseName[];
const named: Readonly<Record<CauseName, Cause>> = causes;

/** The cause for which a delivery waits for a person; null when it waits for nobody. */
export function causeOf(delivery: {
  readonly state: DeliveryState;
  readonly reason: string | null;
}): Cause | null {
  const { state, reason } = delivery;
  if (state === 'unlinked') return named.no_job;
  if (state === 'refused') return named.refused;
  if (state !== 'blocked') return null;
  return Object.values(named).find(({ reasons }) => reasons.includes(reason ?? '')) ?? named.keeps_failing;
}

/** Causes about which a person decides with both sides before them; sending again would decide unseen. */
const decided: readonly CauseName[] = ['changed_in_xpm', 'invoiced', 'twice_in_xpm', 'recognised'];

/** Whether sending again is safe and would do something. */
export function maySendAgain(delivery: {
  readonly state: DeliveryState;
  readonly reason: string | null;
}): boolean {
  const { state } = delivery;
  const cause = causeOf(delivery);
  if (cause === null || state === 'unlinked') return false;
  return !decided.some((name) => named[name] === cause);
}
