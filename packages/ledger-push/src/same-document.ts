import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';

import type { LedgerInvoice } from './records/invoice.ts';

/** In what a found invoice can differ from the document we sent. */
export type DocumentDifference = 'url' | 'type' | 'number' | 'contact' | 'date' | 'amount';

/**
 * Whether an invoice found in Xero is the one this document made: same link back, type, number, contact, date
 * and amount. Says nothing of its status; a deleted or voided one still counts as ours.
 */
export function sameDocument(invoice: LedgerInvoice, document: SalesInvoiceDocument): boolean {
  return documentDifferences(invoice, document).length === 0;
}

/** In what the two differ, in a fixed order; empty when they are the same document. */
export function documentDifferences(
  invoice: LedgerInvoice,
  document: SalesInvoiceDocument,
): readonly DocumentDifference[] {
  const equal: readonly (readonly [DocumentDifference, boolean])[] = [
    ['url', invoice.url === document.Url],
    ['type', invoice.type === document.Type],
    ['number', invoice.invoiceNumber === document.InvoiceNumber],
    ['contact', invoice.contactId?.toLowerCase() === document.Contact.ContactID.toLowerCase()],
    ['date', invoice.date === document.Date],
    ['amount', amountOf(invoice, document) === lineTotalCents(document)],
  ];
  return equal.filter(([, same]) => !same).map(([difference]) => difference);
}

/** Lines that include tax add up to the total, all others to the subtotal. */
function amountOf(invoice: LedgerInvoice, document: SalesInvoiceDocument): bigint {
  return BigInt(document.LineAmountTypes === 'Inclusive' ? invoice.totalCents : invoice.subTotalCents);
}

function lineTotalCents(document: SalesInvoiceDocument): bigint {
  return document.LineItems.map(({ Quantity, UnitAmount }) => lineCents(Quantity, UnitAmount)).reduce(
    (sum, cents) => sum + cents,
    0n,
  );
}

/** Quantity times price to the cent, half a cent away from zero. */
function lineCents(quantity: number, unitAmount: number): bigint {
  const product = tenThousandths(quantity) * tenThousandths(unitAmount);
  const half = product < 0n ? -500_000n : 500_000n;
  return (product + half) / 1_000_000n;
}

function tenThousandths(value: number): bigint {
  return BigInt(Math.round(value * 10_000));
}
