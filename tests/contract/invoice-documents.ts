import type {
  SalesInvoiceDocument,
  SalesInvoiceLine,
} from '@throughline/core/client-bill/sales-invoice-document';
import type { SandboxState } from '@throughline/sandbox';

import { daysAfter, today } from './practice-entries.ts';
import { first } from './support.ts';

export type StateInvoice = SandboxState['xero']['invoices'][number];

/** An amount of the state as whole cents. */
export const cents = (amount: string): number => Number(amount.replace('.', ''));

export const activeContact = ({ xero }: SandboxState) =>
  first(xero.contacts, ({ status }) => status === 'ACTIVE');

/** A line of 100.00 to ordinary fees. */
export function lineOf(changes: Partial<SalesInvoiceLine> = {}): SalesInvoiceLine {
  return {
    Description: 'Annual accounts 2026 – “final” & filed',
    Quantity: 1,
    UnitAmount: 100,
    AccountCode: '200',
    TaxType: 'OUTPUT2',
    ...changes,
  };
}

/** A sales invoice Xero takes. */
export function documentOf(
  state: SandboxState,
  changes: Partial<SalesInvoiceDocument> = {},
): SalesInvoiceDocument {
  return {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID: activeContact(state).contactId },
    Date: today(state),
    DueDate: daysAfter(today(state), 20),
    InvoiceNumber: 'CB-0001',
    Reference: 'ENG-2026-17 / Tāmaki',
    LineAmountTypes: 'Exclusive',
    LineItems: [lineOf()],
    Url: 'https://throughline.example/client-bills/0001',
    ...changes,
  };
}
