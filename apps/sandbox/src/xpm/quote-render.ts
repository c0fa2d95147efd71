import type { World } from '../world/world.ts';
import { amounts, renderCostLine } from './amount-render.ts';
import type { Quote } from './invoice-records.ts';
import {
  dayElement,
  element,
  listElement,
  optionalElement,
  refElement,
  textElement,
  yesNo,
} from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `<Quote>`; tasks, costs and options only when detailed. Source: xpm-contract §7.11. */
export function renderQuote(world: World, row: Quote, detailed: boolean): Xml {
  const { clients, contacts } = world.tables;
  const estimated = { amount: row.estimatedCost, amountTax: row.estimatedCostTax };
  return element(
    'Quote',
    textElement('ID', row.number) +
      textElement('Type', row.type) +
      textElement('State', row.state) +
      textElement('Name', row.name) +
      textElement('Description', row.description) +
      optionalElement('Budget', row.budget) +
      textElement('OptionExplanation', row.optionExplanation) +
      dayElement('Date', row.date) +
      dayElement('ValidDate', row.validDate) +
      amounts(estimated, 'EstimatedCost') +
      amounts(row) +
      refElement('Client', clients.get(row.clientUuid)) +
      refElement('Contact', row.contactUuid === null ? undefined : contacts.get(row.contactUuid)) +
      (detailed ? details(row) : ''),
  );
}

function details(row: Quote): Xml {
  const tasks = row.tasks.map((task) =>
    element(
      'Task',
      textElement('Name', task.name) +
        textElement('Description', task.description) +
        textElement('EstimatedMinutes', task.estimatedMinutes) +
        textElement('BillableRate', task.billableRate) +
        textElement('Billable', yesNo(task.billable)) +
        amounts(task),
    ),
  );
  return (
    listElement('Tasks', tasks) +
    listElement('Costs', row.costs.map(renderCostLine)) +
    listElement('Options', [])
  );
}
