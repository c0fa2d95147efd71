import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import { finalAnswers } from '@throughline/core/sync/resolve-bill';
import { differingField } from '@throughline/core/time-entry/desired-time';

import type { Reply } from '../remote/reply.ts';
import type { XeroInvoice } from '../remote/xero.ts';
import type { XpmRequest, XpmTime } from '../remote/xpm.ts';
import type { BillDocument } from '../world/subjects.ts';
import { hashBill } from '../world/subjects.ts';

/** What a reply proved, after the table of the protocol's rule CLASSIFY. */
export function timeOutcome(reply: Reply<XpmTime | null>, sent: XpmRequest): DeliveryOutcome {
  if (reply.kind === 'refused') return { kind: 'refused', reason: 'refused', sentence: reply.code };
  if (reply.kind !== 'ok') return unproven(reply);
  const { value } = reply;
  if (!value || !('time' in sent)) return { kind: 'delivered', remoteId: null, hash: null, concern: null };
  const field = differingField(sent.time, value.time);
  const concern = field === null ? null : ({ reason: 'differs', field } as const);
  return { kind: 'delivered', remoteId: value.uuid, hash: value.hash, concern };
}

const noAnswer = { kind: 'uncertain', why: 'no_answer' } as const;
const kept = { kind: 'uncertain', why: finalAnswers.kept } as const;

type SentBill = { readonly document: BillDocument; readonly isRepeat: boolean };

/** A repeat that was not carried out proves nothing about the first sending. */
export function billOutcome(reply: Reply<XeroInvoice>, { document, isRepeat }: SentBill): DeliveryOutcome {
  if (reply.kind === 'ok') return postedBill(reply.value, document);
  if (reply.kind === 'failed' && reply.isKept) return kept;
  if (reply.kind === 'refused') return isRepeat ? kept : refusedBill(reply.code);
  return isRepeat ? noAnswer : unproven(reply);
}

function postedBill({ id, cents }: XeroInvoice, document: BillDocument): DeliveryOutcome {
  const concern = cents === document.cents ? null : ({ reason: 'differs', field: 'total' } as const);
  return { kind: 'delivered', remoteId: id, hash: hashBill(document), concern };
}

function refusedBill(code: string): DeliveryOutcome {
  if (code === 'number_taken') return { kind: 'uncertain', why: finalAnswers.numberTaken };
  return { kind: 'refused', reason: code, sentence: code };
}

function unproven(reply: Exclude<Reply<unknown>, { kind: 'ok' | 'refused' }>): DeliveryOutcome {
  switch (reply.kind) {
    case 'limited':
      return { kind: 'retry', why: 'throttled', afterMs: reply.retryAfterMs };
    case 'unauthorised':
      return { kind: 'reconnect', sentence: 'The sign-in was not accepted.' };
    case 'unsent':
      return { kind: 'retry', why: 'unavailable', afterMs: null };
    case 'failed':
      return { kind: 'uncertain', why: `status ${reply.status}` };
    case 'unknown':
      return { kind: 'uncertain', why: reply.why };
  }
}
