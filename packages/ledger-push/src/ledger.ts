import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';

import type { CreditNoteDocument, NewCreditAllocation } from './documents/credit-note.ts';
import type { ManualJournalDocument } from './documents/manual-journal.ts';
import type { LedgerAccount } from './records/account.ts';
import type { LedgerContact, LedgerContactMatch, NewLedgerContact } from './records/contact.ts';
import type { LedgerCreditAllocation, LedgerCreditNote } from './records/credit-note.ts';
import type { LedgerInvoice } from './records/invoice.ts';
import type { LedgerManualJournal } from './records/manual-journal.ts';
import type { LedgerAction, LedgerOrganisation } from './records/organisation.ts';
import type { LedgerPayment } from './records/payment.ts';
import type { LedgerTaxRate } from './records/tax-rate.ts';
import type { LedgerTrackingCategory } from './records/tracking-category.ts';
import type { WriteResult } from './write-result.ts';

/**
 * One Xero organisation: the slice of its Accounting API we use.
 *
 * Reads throw {@link LedgerError}. Writes create only, once per call, never retry, and return a
 * {@link WriteResult}; they throw a RangeError for an argument that must not be sent, and both let what
 * `getAccessToken` throws pass, before anything was sent.
 */
export type Ledger = {
  /** The organisation, with its lock dates. @throws {LedgerError} */
  organisation(): Promise<LedgerOrganisation>;
  /** What the connected person may do there. @throws {LedgerError} */
  organisationActions(): Promise<readonly LedgerAction[]>;
  /** The whole chart, archived accounts included, in Xero's order. @throws {LedgerError} */
  accounts(): Promise<readonly LedgerAccount[]>;
  /** Every tax rate, inactive ones included. @throws {LedgerError} */
  taxRates(): Promise<readonly LedgerTaxRate[]>;
  /** @throws {LedgerError} */
  trackingCategories(): Promise<readonly LedgerTrackingCategory[]>;

  /**
   * Contacts Xero holds to be of that name, archived and merged ones included; exact ones first.
   * @throws {LedgerError}
   */
  findContactsByName(name: string): Promise<readonly LedgerContactMatch[]>;
  /**
   * By its id or by the number we gave it, archived or not. Null when Xero has no such contact.
   * @throws {LedgerError}
   */
  contact(idOrNumber: string): Promise<LedgerContact | null>;
  /** Creates a contact (PUT); a name or number in use is refused. */
  createContact(
    contact: NewLedgerContact,
    idempotencyKey: string,
  ): Promise<WriteResult<{ readonly contact: LedgerContact }>>;

  /**
   * Every invoice of these numbers with its lines, supplier bills and voided ones included.
   * @throws {LedgerError}
   */
  findInvoicesByNumber(invoiceNumbers: readonly string[]): Promise<readonly LedgerInvoice[]>;
  /** The invoices of these ids with their lines, whatever number and date they have by now. @throws {LedgerError} */
  findInvoicesById(invoiceIds: readonly string[]): Promise<readonly LedgerInvoice[]>;
  /** Sales invoices this app created and dated in the window that link back to `url`. @throws {LedgerError} */
  findInvoicesByUrl(url: string, window: DateWindow): Promise<readonly LedgerInvoice[]>;
  /** Sales invoices this app created, dated in the window. @throws {LedgerError} */
  invoicesCreatedHere(window: ChangeWindow): Promise<readonly LedgerInvoice[]>;
  /**
   * Creates one sales invoice (PUT). The same document and key make the same bytes, so that within four
   * minutes of the first sending an `unknown` one may be sent again, unless it says `cached`.
   */
  createInvoice(
    document: SalesInvoiceDocument,
    idempotencyKey: string,
  ): Promise<WriteResult<{ readonly invoice: LedgerInvoice }>>;

  /** Creates one sales credit note (PUT). It reduces nothing until it is allocated. */
  createCreditNote(
    document: CreditNoteDocument,
    idempotencyKey: string,
  ): Promise<WriteResult<{ readonly creditNote: LedgerCreditNote }>>;
  /** Takes credit off one sales invoice (PUT). Xero has no number for this, so look before repeating late. */
  allocateCreditNote(
    allocation: NewCreditAllocation,
    idempotencyKey: string,
  ): Promise<WriteResult<{ readonly allocation: LedgerCreditAllocation }>>;
  /** Creates one manual journal (PUT). Nothing about it is unique, so look before repeating late. */
  createManualJournal(
    document: ManualJournalDocument,
    idempotencyKey: string,
  ): Promise<WriteResult<{ readonly manualJournal: LedgerManualJournal }>>;

  /** Payments against one invoice, deleted ones included. @throws {LedgerError} */
  payments(invoiceId: string): Promise<readonly LedgerPayment[]>;
};

/** Calendar days, both included, `YYYY-MM-DD`. */
export type DateWindow = { readonly from: string; readonly to: string };

/** `modifiedSince` is an instant: only what changed after it. */
export type ChangeWindow = DateWindow & { readonly modifiedSince?: Date };
