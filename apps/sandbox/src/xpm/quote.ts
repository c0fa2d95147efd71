import Decimal from 'decimal.js';

import { addDays } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { ratePerHour, taxShare, worthOf } from './financials.ts';
import type { Quote } from './invoice-records.ts';
import { jobByNumber, practiceToday } from './look-up.ts';
import { renderQuote } from './quote-render.ts';
import { readWindow } from './read-request.ts';
import type { Job } from './records.ts';
import { isDetailed, param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `quote.api`, read-only, and the two calls that make a quote of a job. Source: xpm-contract §7.6 and §7.11. */
export const quoteRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'quote.api/current', method: 'Current', area: 'job', handle: current },
  { verb: 'GET', path: 'quote.api/draft', method: 'Draft', area: 'job', handle: draft },
  { verb: 'GET', path: 'quote.api/list', method: 'List', area: 'job', handle: list },
  { verb: 'GET', path: 'quote.api/get/:number', method: 'Get', area: 'job', handle: get },
  {
    verb: 'POST',
    path: 'job.api/createquote/:number',
    method: 'CreateQuote',
    area: 'job',
    handle: (call) => create(call, 'Quote'),
  },
  {
    verb: 'POST',
    path: 'job.api/createestimate/:number',
    method: 'CreateEstimate',
    area: 'job',
    handle: (call) => create(call, 'Estimate'),
  },
];

function current(call: PracticeCall): Xml {
  return renderQuotes(call, (row) => row.state !== 'Draft');
}

function draft(call: PracticeCall): Xml {
  return renderQuotes(call, (row) => row.state === 'Draft');
}

function list(call: PracticeCall): Xml {
  const { from, to } = readWindow(call);
  return renderQuotes(call, (row) => row.state !== 'Draft' && row.date >= from && row.date <= to);
}

function get(call: PracticeCall): Xml {
  const found = call.world.tables.quotes.get(param(call, 'number'));
  if (!found) throw new Refusal(say('invalidQuote'));
  return renderQuote(call.world, found, true);
}

/** Makes a draft over the job's tasks and costs; answers with its number. */
function create(call: PracticeCall, type: Quote['type']): Xml {
  const { world } = call;
  const job = jobByNumber(world, param(call, 'number'));
  if (job.tasks.length === 0) throw new Refusal(say('jobHasNoTask'));
  const quote = world.tables.quotes.put(quoteOf(world, job, type));
  return textElement('ID', quote.number);
}

function quoteOf(world: World, job: Job, type: Quote['type']): Quote {
  const tasks = job.tasks.map((task) => ({
    name: world.tables.taskDefinitions.get(task.taskDefUuid)?.name ?? '',
    description: task.description,
    estimatedMinutes: task.estimatedMinutes,
    billableRate: ratePerHour.toFixed(2),
    billable: task.billable,
    ...taxed(task.billable ? worthOf(task.estimatedMinutes) : new Decimal(0)),
  }));
  const costs = job.costs.map(({ uuid: _uuid, date: _date, ...cost }) => ({
    ...cost,
    ...taxed(cost.billable ? new Decimal(cost.quantity).times(cost.unitPrice) : new Decimal(0)),
  }));
  const spent = job.costs.reduce(
    (sum, cost) => sum.plus(new Decimal(cost.quantity).times(cost.unitCost)),
    new Decimal(0),
  );
  const total = (field: 'amount' | 'amountTax'): string =>
    [...tasks, ...costs].reduce((sum, line) => sum.plus(line[field]), new Decimal(0)).toFixed(2);
  const date = practiceToday(world);
  return {
    number: nextNumber(world),
    type,
    state: 'Draft',
    name: job.name,
    description: job.description,
    clientUuid: job.clientUuid,
    date,
    validDate: addDays(date, 30),
    amount: total('amount'),
    amountTax: total('amountTax'),
    budget: job.budget,
    optionExplanation: '',
    estimatedCost: taxed(spent).amount,
    estimatedCostTax: taxed(spent).amountTax,
    contactUuid: job.contactUuid,
    jobUuid: job.uuid,
    tasks,
    costs,
  };
}

function taxed(net: Decimal): { amount: string; amountTax: string } {
  return { amount: net.toFixed(2), amountTax: net.times(taxShare).toFixed(2) };
}

function nextNumber(world: World): string {
  return `Q${String(world.tables.quotes.size + 1).padStart(6, '0')}`;
}

function renderQuotes(call: PracticeCall, wanted: (row: Quote) => boolean): Xml {
  const rows = call.world.tables.quotes.all().filter(wanted);
  return listElement(
    'Quotes',
    rows.map((row) => renderQuote(call.world, row, isDetailed(call))),
  );
}
