import { usableKey } from '../documents/idempotency-key.ts';
import { toSdkManualJournal } from '../documents/manual-journal.ts';
import type { Ledger } from '../ledger.ts';
import { readManualJournal } from '../records/manual-journal.ts';
import type { Exchange } from '../transport/exchange.ts';
import { write } from '../writing.ts';

export const manualJournalsResource = (exchange: Exchange): Pick<Ledger, 'createManualJournal'> => ({
  async createManualJournal(document, idempotencyKey) {
    const key = usableKey(idempotencyKey);
    return write(exchange, {
      path: '/ManualJournals',
      run: ({ api, sdk, tenantId }) =>
        api.createManualJournals(
          tenantId,
          { manualJournals: [toSdkManualJournal(sdk, document)] },
          false,
          key,
        ),
      collection: 'ManualJournals',
      idKey: 'ManualJournalID',
      read: (element) => ({ manualJournal: readManualJournal(element) }),
    });
  },
});
