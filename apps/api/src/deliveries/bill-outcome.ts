import type { DocumentTotals } from '@throughline/core/client-bill/tax';
import type { Answer } from '@throughline/core/outbox/receipt-lines';
import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import { finalAnswers, type FoundInvoice } from '@throughline/core/sync/resolve-bill';
import type { LedgerInvoice, WriteResult } from '@throughline/ledger-push';

type BillResult = WriteResult<{ readonly invoice: LedgerInvoice }>;

type Sent = {
  readonly totals: DocumentTotals;
  /** Of the document sent. */
  readonly hash: string | null;
  /** Sent before under the same key, and nobody saw what came of it. */
  readonly isRepeat: boolean;
};

/**
 * What Xero's reply to a sales invoice proved.
 *
 * A repeat that was not carried out proves nothing about the first sending, so only being there ends it. A number
 * that is taken may be ours from an earlier sending: that is looked up.
 */
export function billOutcome(result: BillResult, sent: Sent): DeliveryOutcome {
  switch (result.class) {
    case 'applied':
      return deliveredInvoice(result.invoice, sent);
    case 'unknown':
      return { kind: 'uncertain', why: result.cached ? finalAnswers.kept : result.why };
    case 'not_applied':
      return sent.isRepeat ? unprovenRepeat(result) : notApplied(result);
  }
}

/** A sales invoice that is in Xero, compared with the client bill to the cent. */
function deliveredInvoice(
  invoice: LedgerInvoice,
  { totals, hash }: Pick<Sent, 'totals' | 'hash'>,
): DeliveryOutcome {
  const concern = isEqual(invoice, totals)
    ? null
    : ({ reason: 'differs', field: 'total', xeroTotalCents: invoice.totalCents } as const);
  return { kind: 'delivered', remoteId: invoice.invoiceId, hash, concern };
}

/** How a sales invoice that was found differs from what was sent: the amounts first, then the first other field. */
export function foundDetails(
  invoice: LedgerInvoice,
  { totals, difference }: { readonly totals: DocumentTotals; readonly difference: string | null },
): Pick<FoundInvoice, 'difference' | 'details'> {
  if (!isEqual(invoice, totals))
    return { difference: 'total', details: { xeroTotalCents: invoice.totalCents } };
  return { difference: difference === 'amount' ? null : difference, details: {} };
}

function isEqual(invoice: LedgerInvoice, totals: DocumentTotals): boolean {
  return (
    invoice.subTotalCents === totals.subtotalCents &&
    invoice.totalTaxCents === totals.taxCents &&
    invoice.totalCents === totals.totalCents
  );
}

/** What is kept of an answer, for the receipt. */
export function billAnswer(result: BillResult): Omit<Answer, 'sentAgoMs'> {
  const remarks = result.class === 'applied' ? result.warnings : result.problems;
  const originals = remarks.flatMap(({ original }) => original ?? []).join('\n');
  const text = result.class === 'applied' ? originals : (result.raw ?? originals);
  return {
    httpStatus: result.status,
    correlationId: result.correlationId,
    text: text === '' ? null : text.slice(0, 2_000),
  };
}

type NotApplied = Extract<BillResult, { class: 'not_applied' }>;

/** Kept from going round in circles: what Xero refused once under this key it would refuse again. */
function unprovenRepeat({ kind }: NotApplied): DeliveryOutcome {
  return { kind: 'uncertain', why: kind === 'refused' ? finalAnswers.kept : 'no_answer' };
}

function notApplied({ kind, problems, retryAfterMs }: NotApplied): DeliveryOutcome {
  switch (kind) {
    case 'throttled':
      return { kind: 'retry', why: 'throttled', afterMs: retryAfterMs };
    case 'unavailable':
      return { kind: 'retry', why: 'unavailable', afterMs: null };
    case 'unauthorised':
    case 'forbidden':
      return { kind: 'reconnect', sentence: firstOf(problems).sentence };
    case 'refused':
      return refused(problems);
  }
}

function refused(problems: NotApplied['problems']): DeliveryOutcome {
  if (problems.some(({ code }) => code === 'number_taken')) {
    return { kind: 'uncertain', why: finalAnswers.numberTaken };
  }
  const { code, sentence, fix, original } = firstOf(problems);
  return { kind: 'refused', reason: code, sentence, details: { fix, original, problems } };
}

const silent = { code: 'refused', sentence: 'Xero did not take this.', fix: '', original: null } as const;

function firstOf([problem]: NotApplied['problems']) {
  return problem ?? silent;
}
