import { toSdkAllocation, toSdkCreditNote } from '../documents/credit-note.ts';
import { usableKey } from '../documents/idempotency-key.ts';
import type { Ledger } from '../ledger.ts';
import { readCreditAllocation, readCreditNote } from '../records/credit-note.ts';
import type { Exchange } from '../transport/exchange.ts';
import { write } from '../writing.ts';

type CreditNotesResource = Pick<Ledger, 'createCreditNote' | 'allocateCreditNote'>;

export const creditNotesResource = (exchange: Exchange): CreditNotesResource => ({
  async createCreditNote(document, idempotencyKey) {
    const key = usableKey(idempotencyKey);
    return write(exchange, {
      path: '/CreditNotes',
      run: ({ api, sdk, tenantId }) =>
        api.createCreditNotes(tenantId, { creditNotes: [toSdkCreditNote(sdk, document)] }, false, 4, key),
      collection: 'CreditNotes',
      idKey: 'CreditNoteID',
      read: (element) => ({ creditNote: readCreditNote(element) }),
    });
  },

  async allocateCreditNote(allocation, idempotencyKey) {
    const key = usableKey(idempotencyKey);
    const allocations = [toSdkAllocation(allocation)];
    return write(exchange, {
      path: `/CreditNotes/${encodeURIComponent(allocation.creditNoteId)}/Allocations`,
      run: ({ api, tenantId }) =>
        api.createCreditNoteAllocation(tenantId, allocation.creditNoteId, { allocations }, false, key),
      collection: 'Allocations',
      idKey: null,
      read: (element) => ({ allocation: readCreditAllocation(element) }),
    });
  },
});
