import type { Connected, Reply } from './connected.ts';

/** A line for the New Zealand chart: 100.10 plus 15.02. */
export const feeLine = {
  Description: 'Fees',
  Quantity: 1,
  UnitAmount: 100.1,
  AccountCode: '200',
  TaxType: 'OUTPUT2',
};

/** An approved sales invoice for the first contact, with changes. */
export function salesInvoice({ running }: Connected, change: object = {}): object {
  return {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID: running.sandbox.control.state().xero.contacts[0]?.contactId ?? '' },
    Date: '2026-11-20',
    DueDate: '2026-12-20',
    InvoiceNumber: 'TL-1',
    LineAmountTypes: 'Exclusive',
    LineItems: [feeLine],
    ...change,
  };
}

/** Puts one sales invoice, errors kept with it. */
export function putInvoice(
  at: Connected,
  change: object = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const target = 'PUT Invoices?summarizeErrors=false&unitdp=4';
  return at.xero(target, { Invoices: [salesInvoice(at, change)] }, headers);
}

/** Messages of the first element of an answer; empty when it has none. */
export function messagesOf(reply: Reply, collection = 'Invoices'): string[] {
  const given = reply.json().at(collection, 0, 'ValidationErrors');
  return Array.isArray(given) ? given.map((error: { Message: string }) => error.Message) : [];
}
