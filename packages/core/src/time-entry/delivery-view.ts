import { clockTimeOf } from '../clock/clock-time.ts';
import type { DeliveryState, outboxMessages } from '../db/schema/outbox-messages.ts';

export type DeliveryView = {
  readonly deliveryId: string | null;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly sentence: string;
  readonly xpmTimeUuid: string | null;
  /** When the state was entered; null before there was anything to deliver. */
  readonly at: string | null;
};

/** The part of a message that people are told of. */
export type ToldMessage = Pick<
  typeof outboxMessages.$inferSelect,
  'id' | 'state' | 'reason' | 'details' | 'remoteId' | 'stateAt'
>;

export type DeliveryValues = {
  readonly message: ToldMessage | null;
  readonly running: boolean;
  readonly hasWorkItem: boolean;
  readonly staffName: string;
  readonly xpmJobNumber: string | null;
  readonly taskName: string | null;
  readonly settleSeconds: number;
  readonly timeZone: string;
  readonly now: Date;
  readonly pausedUntil: Date | null;
  readonly pauseReason: string | null;
};

/** What became of an entry's time, in a state, a cause and one sentence for people. */
export function deliveryView(values: DeliveryValues): DeliveryView {
  const { message } = values;
  if (!message) {
    const linked = values.hasWorkItem && values.xpmJobNumber !== null;
    return {
      deliveryId: null,
      state: linked ? 'queued' : 'unlinked',
      reason: values.running ? 'running' : linked ? null : 'no_work_item',
      sentence: runningSentence(values, linked),
      xpmTimeUuid: null,
      at: null,
    };
  }
  return {
    deliveryId: message.id,
    state: message.state,
    reason: message.reason,
    sentence: sentenceFor(values, message),
    xpmTimeUuid: message.remoteId,
    at: message.stateAt.toISOString(),
  };
}

function runningSentence(values: DeliveryValues, linked: boolean): string {
  if (!linked) return noJobSentence(values);
  return `Starts on ${values.xpmJobNumber} · ${values.taskName ?? 'its task'}. Goes to XPM when you stop.`;
}

function noJobSentence({ hasWorkItem }: DeliveryValues): string {
  return hasWorkItem
    ? 'Its work has no XPM job yet. The time is kept here and goes by itself once the work is linked.'
    : 'Kept here. Choose the work it was for and it goes with its own times.';
}

function sentenceFor(values: DeliveryValues, message: ToldMessage): string {
  const at = clockTimeOf(message.stateAt, values.timeZone);
  switch (message.state) {
    case 'unlinked':
      return noJobSentence(values);
    case 'queued':
      return queuedSentence(values, message.reason);
    case 'sending':
      return `On its way since ${at}.`;
    case 'delivered':
      return deliveredSentence(message.reason, at);
    case 'uncertain':
      return 'XPM did not answer in time. We look whether it arrived before anything is sent again.';
    case 'refused':
      return refusedSentence(message.details);
    case 'blocked':
      return blockedSentence(values, message);
  }
}

function queuedSentence(values: DeliveryValues, reason: string | null): string {
  const { pausedUntil, now, timeZone } = values;
  if (reason === 'not_connected') {
    return 'Xero Practice Manager is not connected. The time is saved here and will send by itself.';
  }
  if (pausedUntil && pausedUntil > now) {
    const until = clockTimeOf(pausedUntil, timeZone);
    return values.pauseReason === 'outage'
      ? `XPM is not answering. The time is saved here and will send by itself; the next try is at ${until}.`
      : `XPM asked us to wait until ${until}. Nothing is needed from you.`;
  }
  if (reason === 'not_reachable')
    return 'XPM could not be reached. The time is saved here and will send by itself.';
  return `Rests ${values.settleSeconds} s after the last edit, then goes.`;
}

function deliveredSentence(reason: string | null, at: string): string {
  if (reason === 'rolled_over') return `In XPM since ${at}, on the job of its own year.`;
  if (reason === 'removed') return 'Removed before it left; XPM never had it.';
  if (reason === 'not_linked' || reason === 'no_work_item') {
    return `In XPM since ${at}. Its work has no job any more; the time stays where it is.`;
  }
  return `In XPM since ${at}, answered equal.`;
}

function refusedSentence(details: Readonly<Record<string, unknown>>): string {
  const { sentence } = details;
  const words = typeof sentence === 'string' && sentence !== '' ? sentence : 'it gave no reason';
  return `XPM refused: ${words}. Change the entry or its work, or send it again.`;
}

function blockedSentence(values: DeliveryValues, message: ToldMessage): string {
  const tell = message.reason === null ? undefined : blockedSentences[message.reason];
  return tell ? tell(values) : 'This entry needs a person before it can go.';
}

const blockedSentences: Readonly<Record<string, (values: DeliveryValues) => string>> = {
  no_xpm_person: ({ staffName }) =>
    `${staffName} has no XPM person yet. An admin can link one under Settings, Members; the time then goes by itself.`,
  xpm_person_gone: ({ staffName }) =>
    `${staffName}’s XPM person is no longer in XPM. An admin can link another under Settings, Members; the time then goes by itself.`,
  rolled_over: () =>
    'Its work came over into another year since. Choose the work it was for, then the change goes to XPM.',
  job_closed: (values) =>
    `${jobOf(values)} is not open in XPM any more. Move the time, or have the job reopened; then it goes by itself.`,
  job_gone: (values) => `${jobOf(values)} is no longer in XPM. Move the time to other work.`,
  removed_in_xpm: () =>
    'This entry was removed in XPM. It stays here; send it again only if that was a mistake.',
  twice_in_xpm: () =>
    'Two entries in XPM look like this one. One is ours; somebody may have copied it. Nothing is changed until someone looks.',
  differs: () => 'XPM keeps this entry differently than it was sent. Look at both, then edit or send again.',
};

function jobOf({ xpmJobNumber }: DeliveryValues): string {
  return xpmJobNumber ?? 'The job';
}
