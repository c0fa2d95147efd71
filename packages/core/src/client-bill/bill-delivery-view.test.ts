import { describe, expect, it } from 'vitest';

import { type BillDeliveryValues, billDeliveryView } from './bill-delivery-view.ts';

const at = new Date('2026-11-22T21:41:07Z');
const message: BillDeliveryValues['message'] = {
  practiceId: 'p',
  id: 'd',
  kind: 'client_bill.push',
  subjectId: 'b',
  gate: 'ledger',
  state: 'queued',
  reason: null,
  details: {},
  remoteId: null,
  linkedBy: null,
  syncedHash: null,
  syncedAt: null,
  surplus: [],
  op: null,
  opTarget: null,
  opSeq: 0,
  opHash: null,
  opRequest: null,
  opKey: null,
  opSentAt: null,
  quietAt: null,
  leaseOwner: null,
  leaseEpoch: 0,
  leaseUntil: null,
  attempts: 0,
  availableAt: at,
  receiptLines: 0,
  receiptHead: null,
  createdAt: at,
  stateAt: at,
};
const values: BillDeliveryValues = {
  message,
  number: 'HL-0412',
  totalCents: 431_250,
  timeZone: 'Pacific/Auckland',
  now: at,
  pausedUntil: null,
  pauseReason: null,
};
const sentence = (change: Partial<typeof message>, rest: Partial<BillDeliveryValues> = {}) =>
  billDeliveryView({ ...values, ...rest, message: { ...message, ...change } }).sentence;

describe('billDeliveryView', () => {
  it.each([
    { change: { state: 'delivered' }, says: 'AUTHORISED in Xero at 10:41, equal to the cent.' },
    { change: { state: 'sending', opKey: 'k' }, says: 'Sent at 10:41, waiting for the answer.' },
    {
      change: { state: 'sending', opKey: null },
      says: 'The database was restored: we look for HL-0412 in Xero before it is sent.',
    },
    {
      change: { state: 'uncertain' },
      says: 'Xero did not answer. We look for HL-0412 before anything is sent again.',
    },
    {
      change: { state: 'queued', reason: 'not_connected' },
      says: 'Xero is disconnected. HL-0412 waits; nothing is lost.',
    },
    {
      change: { state: 'refused', details: { sentence: 'The contact is archived.', fix: 'Restore it.' } },
      says: 'Xero refused: The contact is archived. Restore it.',
    },
    {
      change: { state: 'blocked', details: { sentence: 'No code in Xero.', fix: 'Check again' } },
      says: 'No code in Xero.',
    },
    {
      change: { state: 'blocked', reason: 'differs', details: { field: 'total', xeroTotalCents: 431_251 } },
      says: 'Xero’s total is 4,312.51, ours 4,312.50. Look at HL-0412 in Xero.',
    },
    {
      change: { state: 'blocked', reason: 'differs', details: { field: 'status' } },
      says: 'HL-0412 was voided or deleted in Xero after it arrived. Nothing changed here.',
    },
  ] as const)('says of $change.state: $says', ({ change, says }) => {
    expect(sentence(change)).toBe(says);
  });

  it('says until when Xero has us wait', () => {
    const pausedUntil = new Date('2026-11-22T21:44:00Z');
    expect(sentence({}, { pausedUntil, pauseReason: 'minute' })).toBe(
      'Xero asked us to wait until 10:44. Nothing is needed from you.',
    );
    expect(sentence({}, { pausedUntil, pauseReason: 'outage' })).toMatch(
      /not answering.*next try is at 10:44/,
    );
  });
});
