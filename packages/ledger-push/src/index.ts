export { createLedger } from './create-ledger.ts';
export type { ChangeWindow, DateWindow, Ledger } from './ledger.ts';
export type { LedgerOptions } from './transport/exchange.ts';
export type { LedgerReplyMeta } from './transport/reply-meta.ts';

export { LedgerError, type LedgerErrorKind, type LimitProblem } from './errors.ts';
export type {
  Applied,
  NotApplied,
  NotAppliedKind,
  Unknown,
  UnknownWhy,
  WriteResult,
} from './write-result.ts';
export { type LedgerProblem, type LedgerProblemCode, problemFromMessage } from './catalogue/problem.ts';

export { contactName, sameContactName } from './contact-name.ts';
export { type DocumentDifference, documentDifferences, sameDocument } from './same-document.ts';
export type { CreditNoteDocument, NewCreditAllocation } from './documents/credit-note.ts';
export type { ManualJournalDocument, ManualJournalLine } from './documents/manual-journal.ts';

export type { LedgerAccount } from './records/account.ts';
export type { LedgerContact, LedgerContactMatch, NewLedgerContact } from './records/contact.ts';
export type { LedgerCreditAllocation, LedgerCreditNote } from './records/credit-note.ts';
export type { LedgerLine } from './records/document-line.ts';
export type { LedgerInvoice } from './records/invoice.ts';
export type { LedgerManualJournal } from './records/manual-journal.ts';
export type { LedgerAction, LedgerOrganisation } from './records/organisation.ts';
export type { LedgerPayment } from './records/payment.ts';
export type { LedgerTaxRate } from './records/tax-rate.ts';
export type { LedgerTrackingCategory, LedgerTrackingOption } from './records/tracking-category.ts';
