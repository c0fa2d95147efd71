import { type LedgerInvoice, problemFromMessage } from '@throughline/ledger-push';
import { describe, expect, it } from 'vitest';

import { billOutcome } from './bill-outcome.ts';

const totals = { subtotalCents: 375_000, taxCents: 56_250, totalCents: 431_250 };
const sent = { totals, hash: 'h', isRepeat: false };
const invoice: LedgerInvoice = {
  invoiceId: 'inv-1',
  type: 'ACCREC',
  status: 'AUTHORISED',
  invoiceNumber: 'HL-0412',
  reference: null,
  url: null,
  contactId: null,
  contactName: null,
  date: '2026-11-18',
  dueDate: null,
  currencyCode: 'NZD',
  subTotalCents: 375_000,
  totalTaxCents: 56_250,
  totalCents: 431_250,
  amountDueCents: null,
  amountPaidCents: null,
  amountCreditedCents: null,
  updatedAt: null,
  lines: [],
};
const facts = { status: 200, correlationId: null, retryAfterMs: null, raw: null };
const applied = { class: 'applied', invoice, warnings: [], ...facts } as const;
const unknown = { class: 'unknown', why: 'no_answer', cached: false, problems: [], ...facts } as const;
const archived = problemFromMessage(
  'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
);
const taken = problemFromMessage('Invoice # must be unique.');
const refused = { class: 'not_applied', kind: 'refused', problems: [archived], ...facts } as const;

describe('billOutcome', () => {
  it('is delivered when Xero’s totals equal ours', () => {
    expect(billOutcome(applied, sent)).toEqual({
      kind: 'delivered',
      remoteId: 'inv-1',
      hash: 'h',
      concern: null,
    });
  });

  it.each([{ totalCents: 431_251 }, { totalTaxCents: 56_251 }, { subTotalCents: 374_999 }])(
    'shows a person one cent of difference: %o',
    (difference) => {
      const result = { ...applied, invoice: { ...invoice, ...difference } };
      expect(billOutcome(result, sent)).toMatchObject({
        kind: 'delivered',
        concern: {
          reason: 'differs',
          field: 'total',
          xeroTotalCents: difference.totalCents ?? 431_250,
        },
      });
    },
  );

  it('keeps what Xero said with a refusal, and never tries that again by itself', () => {
    expect(billOutcome(refused, sent)).toMatchObject({
      kind: 'refused',
      reason: 'contact_archived',
      sentence: archived.sentence,
      details: { fix: archived.fix, original: archived.original },
    });
  });

  it.each([
    { kind: 'throttled', retryAfterMs: 7_000, outcome: { kind: 'retry', why: 'throttled', afterMs: 7_000 } },
    { kind: 'unavailable', retryAfterMs: null, outcome: { kind: 'retry', why: 'unavailable' } },
    { kind: 'unauthorised', retryAfterMs: null, outcome: { kind: 'reconnect' } },
    { kind: 'forbidden', retryAfterMs: null, outcome: { kind: 'reconnect' } },
  ] as const)('knows that nothing happened when $kind', ({ kind, retryAfterMs, outcome }) => {
    expect(billOutcome({ ...refused, kind, retryAfterMs }, sent)).toMatchObject(outcome);
  });

  it('looks first when the number is taken, as it may be ours', () => {
    expect(billOutcome({ ...refused, problems: [taken] }, sent)).toEqual({
      kind: 'uncertain',
      why: 'number_taken',
    });
  });

  it('does not know after silence, and knows that repeating is useless after a kept answer', () => {
    expect(billOutcome(unknown, sent)).toEqual({ kind: 'uncertain', why: 'no_answer' });
    expect(billOutcome({ ...unknown, why: 'server_trouble', cached: true }, sent)).toEqual({
      kind: 'uncertain',
      why: 'answer_kept',
    });
  });

  it.each(['refused', 'throttled', 'unauthorised', 'forbidden', 'unavailable'] as const)(
    'learns nothing about the first sending from a repeat that was %s',
    (kind) => {
      expect(billOutcome({ ...refused, kind }, { ...sent, isRepeat: true }).kind).toBe('uncertain');
    },
  );

  it('is delivered by a repeat that Xero answers', () => {
    expect(billOutcome(applied, { ...sent, isRepeat: true }).kind).toBe('delivered');
  });
});
