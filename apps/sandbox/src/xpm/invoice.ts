import Decimal from 'decimal.js';

import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { jobByNumber } from './look-up.ts';
import { readWindow } from './read-request.ts';
import type { PracticeInvoice, Quote } from './records.ts';
import { isDetailed, param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { dayElement, element, listElement, refElement, textElement, yesNo } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `invoice.api` and `quote.api`, read-only. Source: xpm-contract §7.10 and §7.11; lists never show drafts. */
export const invoiceRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'invoice.api/current', method: 'Current', area: 'job', handle: current },
  { verb: 'GET', path: 'invoice.api/draft', method: 'Draft', area: 'job', handle: draft },
  { verb: 'GET', path: 'invoice.api/list', method: 'List', area: 'job', handle: list },
  { verb: 'GET', path: 'invoice.api/job/:number', method: 'Job', area: 'job', handle: ofJob },
  { verb: 'GET', path: 'invoice.api/get/:number', method: 'Get', area: 'job', handle: get },
  { verb: 'GET', path: 'invoice.api/payments/:number', method: 'Payments', area: 'job', handle: payments },
  { verb: 'GET', path: 'quote.api/current', method: 'Current', area: 'job', handle: quotes },
  {
    verb: 'GET',
    path: 'quote.api/draft',
    method: 'Draft',
    area: 'job',
    handle: () => listElement('Quotes', []),
  },
  { verb: 'GET', path: 'quote.api/list', method: 'List', area: 'job', handle: quoteList },
  { verb: 'GET', path: 'quote.api/get/:number', method: 'Get', area: 'job', handle: quote },
];

function current(call: PracticeCall): Xml {
  return renderInvoices(
    call,
    invoices(call).filter(({ status }) => status === 'Approved'),
  );
}

function draft(call: PracticeCall): Xml {
  return renderInvoices(
    call,
    invoices(call).filter(({ status }) => status === 'Draft'),
  );
}

function list(call: PracticeCall): Xml {
  const { from, to } = readWindow(call);
  const shown = invoices(call).filter(({ status, date }) => status !== 'Draft' && date >= from && date <= to);
  return renderInvoices(call, shown);
}

function ofJob(call: PracticeCall): Xml {
  const job = jobByNumber(call.world, param(call, 'number'));
  return renderInvoices(
    call,
    invoices(call).filter(({ jobUuid }) => jobUuid === job.uuid),
  );
}

function get(call: PracticeCall): Xml {
  return renderInvoice(call.world, byNumber(call), true);
}

function payments(call: PracticeCall): Xml {
  const invoice = byNumber(call);
  if (new Decimal(invoice.amountPaid).isZero()) return listElement('Payments', []);
  const paid = dayElement('Date', invoice.dueDate) + textElement('Amount', invoice.amountPaid);
  return listElement('Payments', [element('Payment', paid + textElement('Reference', ''))]);
}

function invoices({ world }: PracticeCall): PracticeInvoice[] {
  return world.tables.practiceInvoices.all().sort((left, right) => left.date.localeCompare(right.date));
}

function byNumber(call: PracticeCall): PracticeInvoice {
  const number = param(call, 'number');
  const invoice = invoices(call).find((row) => row.number === number);
  if (!invoice) throw new Refusal('Invalid invoice identifier');
  return invoice;
}

function renderInvoices(call: PracticeCall, rows: readonly PracticeInvoice[]): Xml {
  return listElement(
    'Invoices',
    rows.map((row) => renderInvoice(call.world, row, isDetailed(call))),
  );
}

function renderInvoice(world: World, invoice: PracticeInvoice, detailed: boolean): Xml {
  const net = sum(invoice, 'amount');
  const tax = sum(invoice, 'amountTax');
  const gross = net.plus(tax);
  const job = invoice.jobUuid === null ? undefined : world.tables.jobs.get(invoice.jobUuid);
  return element(
    'Invoice',
    textElement('ID', invoice.number) +
      textElement('UUID', invoice.uuid) +
      textElement('InternalUUID', invoice.uuid) +
      textElement('Type', invoice.type) +
      textElement('Status', invoice.status) +
      textElement('JobText', job?.number ?? '') +
      textElement('Description', invoice.description) +
      dayElement('Date', invoice.date) +
      dayElement('DueDate', invoice.dueDate) +
      textElement('Amount', net.toFixed(2)) +
      textElement('AmountTax', tax.toFixed(2)) +
      textElement('AmountIncludingTax', gross.toFixed(2)) +
      textElement('AmountPaid', invoice.amountPaid) +
      textElement('AmountOutstanding', gross.minus(invoice.amountPaid).toFixed(2)) +
      refElement('Client', world.tables.clients.get(invoice.clientUuid)) +
      (detailed ? invoiceDetails(world, invoice) : ''),
  );
}

function sum(invoice: PracticeInvoice, field: 'amount' | 'amountTax'): Decimal {
  return invoice.lines.reduce((total, line) => total.plus(line[field]), new Decimal(0));
}

function invoiceDetails(world: World, invoice: PracticeInvoice): Xml {
  const tasks = invoice.lines.map((line) =>
    element(
      'Task',
      textElement('UUID', line.uuid) +
        textElement('Name', line.name) +
        textElement('Description', line.description) +
        textElement('Minutes', line.minutes) +
        textElement('BillableRate', line.billableRate) +
        textElement('Billable', yesNo(true)) +
        textElement('Amount', line.amount) +
        textElement('AmountTax', line.amountTax) +
        textElement('AmountIncludingTax', new Decimal(line.amount).plus(line.amountTax).toFixed(2)),
    ),
  );
  const content = listElement('Tasks', tasks) + listElement('Costs', []);
  const job = invoice.jobUuid === null ? undefined : world.tables.jobs.get(invoice.jobUuid);
  if (!job) return content;
  const head = textElement('ID', job.number) + textElement('Name', job.name);
  const rest =
    textElement('Description', job.description) + textElement('ClientOrderNumber', job.clientOrderNumber);
  return element('Jobs', element('Job', head + rest + content));
}

function quotes({ world }: PracticeCall): Xml {
  return listElement(
    'Quotes',
    world.tables.quotes.all().map((row) => renderQuote(world, row)),
  );
}

function quoteList(call: PracticeCall): Xml {
  const { from, to } = readWindow(call);
  const rows = call.world.tables.quotes.all().filter(({ date }) => date >= from && date <= to);
  return listElement(
    'Quotes',
    rows.map((row) => renderQuote(call.world, row)),
  );
}

function quote(call: PracticeCall): Xml {
  const found = call.world.tables.quotes.get(param(call, 'number'));
  if (!found) throw new Refusal('Invalid quote identifier');
  return renderQuote(call.world, found);
}

function renderQuote(world: World, row: Quote): Xml {
  return element(
    'Quote',
    textElement('ID', row.number) +
      textElement('Type', row.type) +
      textElement('State', row.state) +
      textElement('Name', row.name) +
      textElement('Description', row.description) +
      dayElement('Date', row.date) +
      dayElement('ValidDate', row.validDate) +
      textElement('Amount', row.amount) +
      textElement('AmountTax', row.amountTax) +
      textElement('AmountIncludingTax', new Decimal(row.amount).plus(row.amountTax).toFixed(2)) +
      refElement('Client', world.tables.clients.get(row.clientUuid)),
  );
}
