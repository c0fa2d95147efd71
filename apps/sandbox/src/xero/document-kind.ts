import type { LedgerDocument } from './records.ts';

/** What tells invoices and credit notes apart on the wire. */
export interface DocumentKind {
  readonly collection: 'Invoices' | 'CreditNotes';
  readonly idField: 'InvoiceID' | 'CreditNoteID';
  readonly numberField: 'InvoiceNumber' | 'CreditNoteNumber';
  readonly sales: 'ACCREC' | 'ACCRECCREDIT';
  readonly purchases: 'ACCPAY' | 'ACCPAYCREDIT';
  readonly numberPrefix: string;
  readonly missingType: 'invoice-type-missing' | 'credit-type-missing';
  readonly numberTaken: 'invoice-number-taken' | 'credit-number-taken';
}

export const invoiceKind: DocumentKind = {
  collection: 'Invoices',
  idField: 'InvoiceID',
  numberField: 'InvoiceNumber',
  sales: 'ACCREC',
  purchases: 'ACCPAY',
  numberPrefix: 'INV-',
  missingType: 'invoice-type-missing',
  numberTaken: 'invoice-number-taken',
};

export const creditNoteKind: DocumentKind = {
  collection: 'CreditNotes',
  idField: 'CreditNoteID',
  numberField: 'CreditNoteNumber',
  sales: 'ACCRECCREDIT',
  purchases: 'ACCPAYCREDIT',
  numberPrefix: 'CN-',
  missingType: 'credit-type-missing',
  numberTaken: 'credit-number-taken',
};

/** Whether a document is of a kind. */
export function isOfKind(document: LedgerDocument, kind: DocumentKind): boolean {
  return document.type === kind.sales || document.type === kind.purchases;
}

/** Whether a document is no longer in force. */
export function isGone(document: LedgerDocument): boolean {
  return document.status === 'DELETED' || document.status === 'VOIDED';
}
