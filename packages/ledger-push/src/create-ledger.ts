import type { Ledger } from './ledger.ts';
import { contactsResource } from './resources/contacts.ts';
import { creditNotesResource } from './resources/credit-notes.ts';
import { invoicesResource } from './resources/invoices.ts';
import { manualJournalsResource } from './resources/manual-journals.ts';
import { organisationResource } from './resources/organisation.ts';
import { paymentsResource } from './resources/payments.ts';
import { createExchange, type LedgerOptions } from './transport/exchange.ts';

/**
 * Opens one Xero organisation. Costs nothing until the first call, which loads xero-node.
 * Holds no token, retries nothing, logs nothing. Use one a connection; calls may overlap.
 */
export function createLedger(options: LedgerOptions): Ledger {
  const exchange = createExchange(options);
  return {
    ...organisationResource(exchange),
    ...contactsResource(exchange),
    ...invoicesResource(exchange),
    ...creditNotesResource(exchange),
    ...manualJournalsResource(exchange),
    ...paymentsResource(exchange),
  };
}
