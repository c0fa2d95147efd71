import { clockTimeOf } from '../clock/clock-time.ts';
import type { DeliveryState, outboxMessages } from '../db/schema/outbox-messages.ts';
import { formatCents } from '../money/format-cents.ts';

export type BillDeliveryView = {
  readonly deliveryId: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly sentence: string;
  /** Nothing was sent: after the database went back in time it is looked for in Xero first. */
  readonly looksFirst: boolean;
  /** Xero's sales invoice; null until one is known. */
  readonly xeroInvoiceId: string | null;
  /** When the state was entered. */
  readonly at: string;
};

export type BillDeliveryValues = {
  readonly message: typeof outboxMessages.$inferSelect;
  readonly number: string;
  readonly totalCents: number;
  readonly timeZone: string;
  readonly now: Date;
  readonly pausedUntil: Date | null;
  readonly pauseReason: string | null;
};

/** What became of a client bill on its way to Xero, in a state, a cause and one sentence for people. */
export function billDeliveryView(values: BillDeliveryValues): BillDeliveryView {
  const { message } = values;
  return {
    deliveryId: message.id,
    state: message.state,
    reason: message.reason,
    sentence: sentenceFor(values),
    looksFirst: looksFirst(message),
    xeroInvoiceId: message.remoteId,
    at: message.stateAt.toISOString(),
  };
}

/** What is sent has a key of its own. */
function looksFirst({ state, opKey }: BillDeliveryValues['message']): boolean {
  return state === 'sending' && opKey === null;
}

function sentenceFor(values: BillDeliveryValues): string {
  const { message, number, timeZone } = values;
  const at = clockTimeOf(message.stateAt, timeZone);
  switch (message.state) {
    case 'unlinked':
      return `${number} is a draft again. Nothing leaves until it is approved and posted.`;
    case 'queued':
      return queuedSentence(values);
    case 'sending':
      if (looksFirst(message))
        return `The database was restored: we look for ${number} in Xero before it is sent.`;
      return `Sent at ${at}, waiting for the answer.`;
    case 'uncertain':
      return `Xero did not answer. We look for ${number} before anything is sent again.`;
    case 'delivered':
      return `AUTHORISED in Xero at ${at}, equal to the cent.`;
    case 'refused':
      return `Xero refused: ${wordsOf(message.details)}`;
    case 'blocked':
      return message.reason === 'differs' ? differsSentence(values) : wordsOf(message.details);
  }
}

function queuedSentence({ message, number, pausedUntil, pauseReason, now, timeZone }: BillDeliveryValues) {
  if (message.reason === 'not_connected') return `Xero is disconnected. ${number} waits; nothing is lost.`;
  if (pausedUntil && pausedUntil > now) {
    const until = clockTimeOf(pausedUntil, timeZone);
    return pauseReason === 'outage'
      ? `Xero is not answering. ${number} waits and goes by itself; the next try is at ${until}.`
      : `Xero asked us to wait until ${until}. Nothing is needed from you.`;
  }
  if (message.reason === 'paused') return 'Xero asked us to wait a moment. Nothing is needed from you.';
  if (message.reason === 'not_reachable')
    return `Xero could not be reached. ${number} waits and goes by itself.`;
  return 'Goes next. You can leave this page; nothing is sent twice.';
}

function differsSentence({ message, number, totalCents }: BillDeliveryValues): string {
  const { field, xeroTotalCents } = message.details;
  if (field === 'total' && typeof xeroTotalCents === 'number') {
    return `Xero’s total is ${formatCents(xeroTotalCents)}, ours ${formatCents(totalCents)}. Look at ${number} in Xero.`;
  }
  if (field === 'status')
    return `${number} was voided or deleted in Xero after it arrived. Nothing changed here.`;
  if (field === 'copies')
    return `${number} is in Xero more than once. Void the copy there; nothing is sent again.`;
  return `${number} is in Xero, changed since it was sent: ${fieldWords(field)}. Nothing changed here.`;
}

const words: Readonly<Record<string, string>> = {
  type: 'the kind of document',
  number: 'the number',
  contact: 'the contact',
  date: 'the date',
  amount: 'the amount',
};

function fieldWords(field: unknown): string {
  return (typeof field === 'string' ? words[field] : undefined) ?? 'the document';
}

/** What was written down with the state: what is so and what to do about it. */
function wordsOf({ sentence, fix }: Readonly<Record<string, unknown>>): string {
  const said = typeof sentence === 'string' && sentence !== '' ? sentence : 'It gave no reason.';
  return typeof fix === 'string' && fix.endsWith('.') ? `${said} ${fix}` : said;
}
