import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import type { PracticeInvoice } from './invoice-records.ts';
import type { Job } from './records.ts';

/** What everybody's hour is worth; XPM's API shows no rates. */
export const ratePerHour = new Decimal(180);

/** Tax on what is invoiced inside XPM, as a share of the net amount. */
export const taxShare = new Decimal('0.15');

/** A job's Financial tab. Amounts are decimal text with two places, without tax. */
export interface Financials {
  /** Worth of the billable time. */
  readonly time: string;
  /** Worth of the billable costs. */
  readonly costs: string;
  /** Invoices on the job, each a negative-WIP credit of its net amount. */
  readonly allocations: readonly Allocation[];
  /** Work in progress: time and costs less what is invoiced. Negative when more is invoiced than worked. */
  readonly wip: string;
}

interface Allocation {
  readonly invoiceNumber: string;
  readonly xeroInvoiceId: string | null;
  readonly date: string;
  readonly amount: string;
}

/** What a job's Financial tab shows now. */
export function financialsOf(world: World, job: Job): Financials {
  const time = world.tables.times
    .by('job', job.uuid)
    .filter(({ billable }) => billable)
    .reduce((sum, { minutes }) => sum.plus(worthOf(minutes)), new Decimal(0));
  const costs = job.costs
    .filter(({ billable }) => billable)
    .reduce((sum, cost) => sum.plus(new Decimal(cost.quantity).times(cost.unitPrice)), new Decimal(0));
  const allocations = world.tables.practiceInvoices
    .by('job', job.uuid)
    .filter(({ status }) => status === 'Approved' || status === 'Paid')
    .map((invoice) => ({
      invoiceNumber: invoice.number,
      xeroInvoiceId: invoice.xeroInvoiceId,
      date: invoice.date,
      amount: netOf(invoice).negated().toFixed(2),
    }));
  const wip = allocations.reduce((sum, { amount }) => sum.plus(amount), time.plus(costs));
  return { time: time.toFixed(2), costs: costs.toFixed(2), allocations, wip: wip.toFixed(2) };
}

/** Worth of minutes at the one rate, to cents. */
export function worthOf(minutes: number): Decimal {
  return ratePerHour.times(minutes).div(60).toDecimalPlaces(2);
}

/** Amount of an invoice without tax. */
export function netOf(invoice: Pick<PracticeInvoice, 'lines' | 'costs'>): Decimal {
  return sumOf(invoice, 'amount');
}

/** Tax of an invoice. */
export function taxOf(invoice: Pick<PracticeInvoice, 'lines' | 'costs'>): Decimal {
  return sumOf(invoice, 'amountTax');
}

function sumOf(invoice: Pick<PracticeInvoice, 'lines' | 'costs'>, field: 'amount' | 'amountTax'): Decimal {
  return [...invoice.lines, ...invoice.costs].reduce((sum, line) => sum.plus(line[field]), new Decimal(0));
}
