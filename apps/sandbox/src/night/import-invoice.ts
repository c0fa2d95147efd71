import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import type { Line, LedgerDocument } from '../xero/records.ts';
import type { CostLine, PracticeInvoice } from '../xpm/invoice-records.ts';
import { newJob, nextJobNumber } from '../xpm/new-records.ts';
import type { Client, Job } from '../xpm/records.ts';

type Imported = NonNullable<PracticeInvoice['imported']>;

interface Place {
  readonly invoice: LedgerDocument;
  readonly client: Client;
  /** Job it is put on; null puts it on the client as a miscellaneous invoice. */
  readonly job: Job | null;
  readonly imported: Imported;
}

/**
 * Puts XPM's own copy of a Xero invoice on a job, where it is a progress invoice and so a negative-WIP credit of its net
 * amount, or on a client. The lines become costs with the code PROGRESS-INVOICE, as captured. Source: xpm-contract §7.10.
 */
export function importInvoice(world: World, { invoice, client, job, imported }: Place): PracticeInvoice {
  const paid = new Decimal(invoice.amountPaid).plus(invoice.amountCredited);
  return world.tables.practiceInvoices.put({
    uuid: world.ids.uuid(),
    number: invoice.number,
    type: job ? 'Progress Invoice' : 'Miscellaneous',
    status: invoice.status === 'PAID' ? 'Paid' : 'Approved',
    jobUuid: job?.uuid ?? null,
    clientUuid: client.uuid,
    description: invoice.reference,
    date: invoice.date,
    dueDate: invoice.dueDate ?? invoice.date,
    lines: [],
    amountPaid: paid.toFixed(2),
    xeroInvoiceId: invoice.id,
    contactUuid: null,
    costs: invoice.lines.map((line) => costOf(line, invoice.lineAmountTypes === 'Inclusive')),
    payments: paymentsOf(world, invoice),
    imported,
  });
}

function costOf(line: Line, inclusive: boolean): CostLine {
  const net = inclusive ? new Decimal(line.lineAmount).minus(line.taxAmount) : new Decimal(line.lineAmount);
  return {
    description: line.description,
    note: '',
    code: 'PROGRESS-INVOICE',
    billable: true,
    quantity: new Decimal(line.quantity).toFixed(2),
    unitCost: '0.00',
    unitPrice: new Decimal(line.unitAmount).toFixed(2),
    amount: net.toFixed(2),
    amountTax: new Decimal(line.taxAmount).toFixed(2),
  };
}

function paymentsOf(world: World, invoice: LedgerDocument): PracticeInvoice['payments'] {
  return world.tables.payments
    .all()
    .filter((row) => row.invoiceId === invoice.id && row.status === 'AUTHORISED')
    .map(({ date, amount, reference }) => ({ date, amount, reference }));
}

/** Opens the ad hoc job that gathers an invoice no job of the client takes. */
export function openAdhocJob(world: World, client: Client, invoice: LedgerDocument): Job {
  return world.tables.jobs.put(
    newJob(world, {
      number: nextJobNumber(world),
      name: `Ad hoc: invoice ${invoice.number}`,
      clientUuid: client.uuid,
      startDate: invoice.date,
      dueDate: invoice.date,
    }),
  );
}
