import { clockTimeOf } from '../clock/clock-time.ts';
import type { DeliveryState, outboxMessages } from '../db/schema/outbox-messages.ts';
import { causeOf, causes, type CauseValues } from './causes.ts';

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
  'id' | 'state' | 'reason' | 'details' | 'remoteId' | 'opSeq' | 'stateAt' | 'createdAt' | 'availableAt'
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
  /** What was made before is looked for in XPM before it is sent; null when nothing has to be. */
  readonly lookFirstBefore: Date | null;
  /** Its timer ran when the database went back in time: its first operation is looked for instead of sent. */
  readonly lookFirst: boolean;
};

const tookUpMs = 5_000;

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
  if (!linked) return causes.no_job.tell(causeValues(values, {}));
  return `Starts on ${values.xpmJobNumber} · ${values.taskName ?? 'its task'}. Goes to XPM when you stop.`;
}

function sentenceFor(values: DeliveryValues, message: ToldMessage): string {
  const cause = causeOf(message);
  if (cause) return cause.tell(causeValues(values, message.details));
  const at = clockTimeOf(message.stateAt, values.timeZone);
  switch (message.state) {
    case 'queued':
      return queuedSentence(values, message);
    case 'sending':
      return isLookedFor(values, message)
        ? 'The database was restored: XPM is read before this is sent.'
        : `On its way since ${at}.`;
    case 'delivered':
      return deliveredSentence(message, at);
    case 'uncertain':
      return 'XPM did not answer in time. We look whether it arrived before anything is sent again.';
    case 'unlinked':
    case 'refused':
    case 'blocked':
      return 'This entry needs a person before it can go.';
  }
}

function isLookedFor({ lookFirst }: DeliveryValues, { opSeq }: ToldMessage): boolean {
  return lookFirst && opSeq === 1;
}

function causeValues(
  { staffName, xpmJobNumber, hasWorkItem }: DeliveryValues,
  { sentence }: Readonly<Record<string, unknown>>,
): CauseValues {
  return { staffName, xpmJobNumber, hasWorkItem, refusal: typeof sentence === 'string' ? sentence : '' };
}

function queuedSentence(values: DeliveryValues, { reason, createdAt, availableAt }: ToldMessage): string {
  const { pausedUntil, lookFirstBefore, now, timeZone } = values;
  if (reason === 'not_connected') {
    return 'Xero Practice Manager is not connected. The time is saved here and will send by itself.';
  }
  if (pausedUntil && pausedUntil > now) {
    const until = clockTimeOf(pausedUntil, timeZone);
    if (values.pauseReason === 'day')
      return `Today’s calls to XPM are used up. This goes by itself after ${until}, oldest first.`;
    return values.pauseReason === 'outage'
      ? `XPM is not answering. The time is saved here and will send by itself; the next try is at ${until}.`
      : `XPM asked us to wait until ${until}. Nothing is needed from you.`;
  }
  if (reason === 'not_reachable')
    return 'XPM could not be reached. The time is saved here and will send by itself.';
  if (lookFirstBefore && createdAt < lookFirstBefore)
    return 'The database was brought back to an earlier moment. XPM is read first; what is not there then goes by itself.';
  // What waits longer than a worker needs to take it up stands behind others.
  if (now.getTime() - availableAt.getTime() > tookUpMs)
    return 'In line for XPM, which takes 60 calls a minute. Nothing is needed from you.';
  return `Rests ${values.settleSeconds} s after the last edit, then goes.`;
}

function deliveredSentence({ reason, remoteId }: ToldMessage, at: string): string {
  if (reason === 'left_alone') {
    return remoteId === null
      ? `Not in XPM, and left so by a person at ${at}. Nothing is sent.`
      : `XPM keeps it as it was changed there; left so by a person at ${at}. Nothing is sent.`;
  }
  if (reason === 'rolled_over') return `In XPM since ${at}, on the job of its own year.`;
  if (reason === 'removed') return 'Removed before it left; XPM never had it.';
  if (reason === 'not_linked' || reason === 'no_work_item') {
    return `In XPM since ${at}. Its work has no job any more; the time stays where it is.`;
  }
  return `In XPM since ${at}, answered equal.`;
}
