import type { LineAmountTypes } from '@throughline/core/client-bill/sales-invoice-document';
import type { ManualJournal } from 'xero-node';

import type { XeroSdk } from '../transport/xero.ts';
import { exactAmount } from './amounts.ts';
import { exactDay } from './day.ts';
import { toLineAmountTypes } from './document-lines.ts';

/** A manual journal as it goes over the wire, in Xero's own keys. Source: "ManualJournals" (PUT). */
export type ManualJournalDocument = {
  readonly Narration: string;
  readonly Status: 'DRAFT' | 'POSTED';
  /** `YYYY-MM-DD` */
  readonly Date: string;
  readonly LineAmountTypes: LineAmountTypes;
  /** Two or more, summing to zero. Xero refuses bank accounts and system accounts. */
  readonly JournalLines: readonly ManualJournalLine[];
  readonly Url?: string;
};

export type ManualJournalLine = {
  /** Currency units; positive is a debit, negative a credit. */
  readonly LineAmount: number;
  readonly AccountCode: string;
  readonly TaxType: string;
  readonly Description?: string;
};

export function toSdkManualJournal(sdk: XeroSdk, document: ManualJournalDocument): ManualJournal {
  return {
    narration: document.Narration,
    status: sdk.ManualJournal.StatusEnum[document.Status],
    date: exactDay(document.Date),
    lineAmountTypes: toLineAmountTypes(sdk, document.LineAmountTypes),
    journalLines: document.JournalLines.map((line) => ({
      lineAmount: exactAmount(line.LineAmount, 'amount'),
      accountCode: line.AccountCode,
      taxType: line.TaxType,
      ...(line.Description === undefined ? {} : { description: line.Description }),
    })),
    ...(document.Url === undefined ? {} : { url: document.Url }),
  };
}
