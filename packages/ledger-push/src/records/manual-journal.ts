import { dayOrNull } from './dates.ts';
import { centsOf, type Fields, listOf, textOf, textOrNull } from './fields.ts';

/** A manual journal as Xero holds it. Source: "ManualJournals". */
export type LedgerManualJournal = {
  readonly manualJournalId: string;
  readonly narration: string;
  /** `DRAFT`, `POSTED`, `VOIDED` or `DELETED` */
  readonly status: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly url: string | null;
  /** Positive is a debit. */
  readonly lines: readonly { readonly accountCode: string | null; readonly amountCents: number }[];
};

export function readManualJournal(fields: Fields): LedgerManualJournal {
  return {
    manualJournalId: textOf(fields, 'ManualJournalID'),
    narration: textOf(fields, 'Narration'),
    status: textOrNull(fields, 'Status'),
    date: dayOrNull(fields, 'Date'),
    url: textOrNull(fields, 'Url'),
    lines: listOf(fields, 'JournalLines').map((line) => ({
      accountCode: textOrNull(line, 'AccountCode'),
      amountCents: centsOf(line, 'LineAmount'),
    })),
  };
}
