import type { World } from '../world/world.ts';
import { amounts, renderCostLine } from './amount-render.ts';
import { Refusal } from './envelope.ts';
import { netOf, taxOf } from './financials.ts';
import type { PracticeInvoice } from './invoice-records.ts';
import { jobByNumber } from './look-up.ts';
import { readWindow } from './read-request.ts';
import { isDetailed, param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { dayElement, element, listElement, refElement, textElement, yesNo } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `invoice.api`, read-only. Source: xpm-contract §7.10; lists never show drafts. */
export const invoiceRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'invoice.api/current', method: 'Current', area: 'job', handle: current },
  { verb: 'GET', path: 'invoice.api/draft', method: 'Draft', area: 'job', handle: draft },
  { verb: 'GET', path: 'invoice.api/list', method: 'List', area: 'job', handle: list },
  { verb: 'GET', path: 'invoice.api/job/:number', method: 'Job', area: 'job', handle: ofJob },
  { verb: 'GET', path: 'invoice.api/get/:number', method: 'Get', area: 'job', handle: get },
  { verb: 'GET', path: 'invoice.api/payments/:number', method: 'Payments', area: 'job', handle: payments },
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
  return renderInvoices(call, byDate(call.world.tables.practiceInvoices.by('job', job.uuid)));
}

function get(call: PracticeCall): Xml {
  return renderInvoice(call.world, byNumber(call), true);
}

function payments(call: PracticeCall): Xml {
  return listElement(
    'Payments',
    byNumber(call).payments.map(({ date, amount, reference }) =>
      element(
        'Payment',
        dayElement('Date', date) + textElement('Amount', amount) + textElement('Reference', reference),
      ),
    ),
  );
}

function invoices({ world }: PracticeCall): PracticeInvoice[] {
  return byDate(world.tables.practiceInvoices.all());
}

function byDate(rows: PracticeInvoice[]): PracticeInvoice[] {
  return rows.sort((left, right) => left.date.localeCompare(right.date));
}

function byNumber(call: PracticeCall): PracticeInvoice {
  const number = param(call, 'number');
  const invoice = call.world.tables.practiceInvoices.by('number', number).at(-1);
  if (!invoice) throw new Refusal(say('invalidInvoice'));
  return invoice;
}

function renderInvoices(call: PracticeCall, rows: readonly PracticeInvoice[]): Xml {
  return listElement(
    'Invoices',
    rows.map((row) => renderInvoice(call.world, row, isDetailed(call))),
  );
}

function renderInvoice(world: World, invoice: PracticeInvoice, detailed: boolean): Xml {
  const net = netOf(invoice);
  const tax = taxOf(invoice);
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
      refElement(
        'Contact',
        invoice.contactUuid === null ? undefined : world.tables.contacts.get(invoice.contactUuid),
      ) +
      (detailed ? invoiceDetails(world, invoice) : ''),
  );
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
        amounts(line),
    ),
  );
  const content = listElement('Tasks', tasks) + listElement('Costs', invoice.costs.map(renderCostLine));
  const job = invoice.jobUuid === null ? undefined : world.tables.jobs.get(invoice.jobUuid);
  if (!job) return content;
  const head = textElement('ID', job.number) + textElement('Name', job.name);
  const rest =
    textElement('Description', job.description) + textElement('ClientOrderNumber', job.clientOrderNumber);
  return element('Jobs', element('Job', head + rest + content));
}
