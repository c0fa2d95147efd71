import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import { renderContact } from './contact-render.ts';
import { creditNoteKind, invoiceKind, isOfKind } from './document-kind.ts';
import { amountDueOf, rounded } from './money.ts';
import type { LedgerDocument, Line } from './records.ts';
import { dayFields, updatedFields } from './render-value.ts';

/** How much of a document is shown, and with how many places its unit amounts: 4 with `unitdp=4`, else 2. */
export interface Showing {
  readonly full: boolean;
  readonly unitPlaces: number;
}

/** What the query of a call says about unit amounts. */
export function unitPlacesOf(query: URLSearchParams): number {
  return query.get('unitdp') === '4' ? 4 : 2;
}

/** An invoice or credit note as Xero sends it; without lines unless `full`. Source: xero-contract §5, §6.5, §6.6. */
export function renderDocument(
  world: World,
  document: LedgerDocument,
  { full, unitPlaces }: Showing,
): object {
  const isInvoice = isOfKind(document, invoiceKind);
  const kind = isInvoice ? invoiceKind : creditNoteKind;
  const sales = document.type === kind.sales;
  return {
    Type: document.type,
    [kind.idField]: document.id,
    [kind.numberField]: document.number,
    ...(sales || document.reference !== '' ? { Reference: document.reference } : {}),
    ...(isInvoice ? invoiceAmounts(world, document) : creditAmounts(world, document)),
    CurrencyRate: 1,
    IsDiscounted: document.lines.some(({ discountRate }) => discountRate !== null),
    HasAttachments: false,
    HasErrors: false,
    Contact: contactOf(world, document, full),
    ...dayFields('Date', document.date),
    ...dayFields('DueDate', document.dueDate),
    Status: document.status,
    LineAmountTypes: document.lineAmountTypes,
    LineItems: full ? document.lines.map((line) => renderLine(line, unitPlaces)) : [],
    SubTotal: Number(document.subTotal),
    TotalTax: Number(document.totalTax),
    Total: Number(document.total),
    ...updatedFields(document.updatedAt),
    CurrencyCode: document.currencyCode,
    ...(document.url === null ? {} : { Url: document.url }),
    ...(isInvoice ? { SentToContact: document.sentToContact } : {}),
    ...fullyPaid(document),
  };
}

function invoiceAmounts(world: World, document: LedgerDocument): object {
  const payments = world.tables.payments
    .all()
    .filter(({ invoiceId, status }) => invoiceId === document.id && status === 'AUTHORISED');
  const credits = world.tables.allocations.all().filter(({ invoiceId }) => invoiceId === document.id);
  return {
    Payments: payments.map((row) => ({
      PaymentID: row.paymentId,
      ...dayFields('Date', row.date),
      Amount: Number(row.amount),
      Reference: row.reference,
    })),
    CreditNotes: credits.map((row) => ({
      CreditNoteID: row.creditNoteId,
      AppliedAmount: Number(row.amount),
      ...dayFields('Date', row.date),
    })),
    AmountDue: amountDueOf(document).toNumber(),
    AmountPaid: Number(document.amountPaid),
    AmountCredited: Number(document.amountCredited),
  };
}

function creditAmounts(world: World, document: LedgerDocument): object {
  const allocations = world.tables.allocations
    .all()
    .filter(({ creditNoteId }) => creditNoteId === document.id);
  return {
    RemainingCredit: amountDueOf(document).toNumber(),
    Allocations: allocations.map((row) => ({
      AllocationID: row.allocationId,
      Amount: Number(row.amount),
      ...dayFields('Date', row.date),
      Invoice: { InvoiceID: row.invoiceId },
    })),
  };
}

function contactOf(world: World, document: LedgerDocument, full: boolean): object {
  const contact = world.tables.xeroContacts.get(document.contactId);
  if (!contact) return { ContactID: document.contactId };
  return full ? renderContact(contact, false) : { ContactID: contact.contactId, Name: contact.name };
}

function renderLine(line: Line, unitPlaces: number): object {
  return {
    LineItemID: line.lineItemId,
    Description: line.description,
    Quantity: Number(line.quantity),
    UnitAmount: rounded(new Decimal(line.unitAmount), unitPlaces).toNumber(),
    ...(line.accountCode === null ? {} : { AccountCode: line.accountCode, AccountID: line.accountId }),
    ...(line.taxType === null ? {} : { TaxType: line.taxType }),
    TaxAmount: Number(line.taxAmount),
    LineAmount: Number(line.lineAmount),
    ...(line.discountRate === null ? {} : { DiscountRate: Number(line.discountRate) }),
    Tracking: line.tracking.map(({ name, option }) => ({ Name: name, Option: option })),
  };
}

function fullyPaid(document: LedgerDocument): Record<string, string> {
  const paidOn = dayFields('FullyPaidOnDate', document.fullyPaidOn)['FullyPaidOnDate'];
  return paidOn === undefined ? {} : { FullyPaidOnDate: paidOn };
}
