import Decimal from 'decimal.js';

import { addDays } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { netOf, taxOf } from '../xpm/financials.ts';
import type { PracticeInvoice } from '../xpm/invoice-records.ts';
import { practiceToday } from '../xpm/look-up.ts';
import type { Client, Practice } from '../xpm/records.ts';
import { ActProblem } from './act.ts';
import type { Act, Given } from './act.ts';

/** What people do to XPM's invoices, and to the settings that decide where Xero's invoices land. */
export const invoiceActs: Readonly<Record<string, Act>> = {
  'delete-xpm-invoice': (world, given) => {
    const invoice = invoiceOf(world, given);
    const released = release(world, invoice);
    world.tables.practiceInvoices.remove(invoice.uuid);
    return `Deleted invoice ${invoice.number} in XPM${released}. Xero is untouched.`;
  },
  'cancel-xpm-invoice': cancel,
  'cancel-invoice': cancel,
  'pay-xpm-invoice': (world, given) => {
    const invoice = invoiceOf(world, given);
    const total = netOf(invoice).plus(taxOf(invoice));
    const amount = new Decimal(given.optionalText('amount') ?? total.minus(invoice.amountPaid));
    const paid = amount.plus(invoice.amountPaid);
    const payment = { date: practiceToday(world), amount: amount.toFixed(2), reference: '' };
    world.tables.practiceInvoices.put({
      ...invoice,
      status: paid.gte(total) ? 'Paid' : invoice.status,
      amountPaid: paid.toFixed(2),
      payments: [...invoice.payments, payment],
    });
    return `Paid ${amount.toFixed(2)} of XPM invoice ${invoice.number}.`;
  },
  'set-import': (world, given) => {
    const before = theOnly(world.tables.practice);
    const practice: Practice = {
      ...before,
      invoiceImport: given.optionalFlag('on', 'invoiceImport') ?? before.invoiceImport,
      adhocJobs: given.optionalFlag('adhocJobs', 'adhoc') ?? before.adhocJobs,
    };
    world.tables.practice.put(practice);
    const strays = practice.adhocJobs ? 'go onto ad hoc jobs' : 'go to no ad hoc job';
    return `The import of Xero invoices is ${practice.invoiceImport ? 'on' : 'off'}; invoices that match no job ${strays}.`;
  },
  'divert-client': (world, given) => {
    const client = clientOf(world, given.text('clientUuid', 'xpmClientUuid', 'uuid'));
    const to = given.isNull('billingClientUuid') ? null : clientOf(world, given.text('billingClientUuid'));
    if (to?.uuid === client.uuid) throw new ActProblem('A client cannot be billed through itself.');
    changeClient(world, client, { billingClientUuid: to?.uuid ?? null });
    return to ? `${client.name} is now billed through ${to.name}.` : `${client.name} is billed itself again.`;
  },
  'link-client': (world, given) => {
    const client = clientOf(world, given.text('clientUuid', 'xpmClientUuid', 'uuid'));
    if (given.isNull('contactId')) {
      changeClient(world, client, { xeroContactId: null });
      return `${client.name} is linked to no Xero contact.`;
    }
    const id = given.text('contactId', 'xeroContactId');
    const contact = world.tables.xeroContacts.get(id);
    if (!contact) throw new ActProblem(`There is no contact ${id}.`);
    for (const other of world.tables.clients.by('contact', contact.contactId)) {
      changeClient(world, other, { xeroContactId: null });
    }
    changeClient(world, clientOf(world, client.uuid), { xeroContactId: contact.contactId });
    return `${client.name} is now linked to the Xero contact ${contact.name}.`;
  },
  'age-invoice': (world, given) => {
    const id = given.text('invoiceId', 'xeroInvoiceId', 'invoiceNumber', 'number');
    const invoice = world.tables.documents.get(id) ?? world.tables.documents.by('number', id).at(-1);
    if (!invoice) throw new ActProblem(`There is no invoice ${id}.`);
    const days = given.optionalNumber('days') ?? 30;
    const earlier = (instant: string): string => addDays(instant.slice(0, 10), -days) + instant.slice(10);
    const aged = { createdAt: earlier(invoice.createdAt), updatedAt: earlier(invoice.updatedAt) };
    world.tables.documents.put({ ...invoice, ...aged });
    return `Invoice ${invoice.number} now counts as ${days} days older.`;
  },
};

function cancel(world: World, given: Given): string {
  const invoice = invoiceOf(world, given);
  const twin = invoice.xeroInvoiceId === null ? undefined : world.tables.documents.get(invoice.xeroInvoiceId);
  if (twin?.status === 'PAID' || Number(twin?.amountPaid ?? 0) !== 0) {
    throw new ActProblem(`Invoice ${invoice.number} has a payment in Xero, so it cannot be cancelled.`);
  }
  world.tables.practiceInvoices.put({ ...invoice, status: 'Cancelled' });
  const released = release(world, invoice);
  if (!twin) return `Cancelled invoice ${invoice.number}${released}.`;
  const updatedAt = world.clock.now().toISOString();
  world.tables.documents.put({ ...twin, status: 'VOIDED', updatedAt });
  return `Cancelled invoice ${invoice.number}${released}, which voids it in Xero too.`;
}

/** Frees the time entries that an invoice bills. */
function release(world: World, invoice: PracticeInvoice): string {
  const lines = new Set(invoice.lines.map(({ uuid }) => uuid));
  const billed = world.tables.times.all().filter((time) => lines.has(time.invoiceTaskUuid ?? ''));
  for (const time of billed) world.tables.times.put({ ...time, invoiceTaskUuid: null });
  return billed.length === 0 ? '' : ` and released its time entries`;
}

function invoiceOf(world: World, given: Given): PracticeInvoice {
  const number = given.text('invoiceNumber', 'number', 'xpmInvoiceUuid');
  const { practiceInvoices } = world.tables;
  const invoice = practiceInvoices.by('number', number).at(-1) ?? practiceInvoices.get(number);
  if (!invoice) throw new ActProblem(`There is no XPM invoice ${number}.`);
  return invoice;
}

function clientOf(world: World, uuid: string): Client {
  const client = world.tables.clients.get(uuid);
  if (!client) throw new ActProblem(`There is no client ${uuid}.`);
  return client;
}

function changeClient(world: World, client: Client, change: Partial<Client>): void {
  world.tables.clients.put({ ...client, ...change, modifiedAt: world.clock.now().toISOString() });
}
