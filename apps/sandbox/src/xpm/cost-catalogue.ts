import { BadRequest, missing, Refusal } from './envelope.ts';
import type { CatalogueCost } from './extra-records.ts';
import { decimalOf, lengths, required, requiredVerbatim, rootOf, updated, within } from './read-request.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { childOf, textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import { element, listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `cost.api`, the practice's cost catalogue. Source: xpm-contract §7.11. */
export const costCatalogueRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'cost.api/list', method: 'List', area: 'job', handle: list },
  { verb: 'GET', path: 'cost.api/get/:uuid', method: 'Get', area: 'job', handle: get },
  { verb: 'POST', path: 'cost.api/add', method: 'Add', area: 'job', handle: add },
  { verb: 'PUT', path: 'cost.api/update', method: 'Update', area: 'job', handle: update },
  { verb: 'POST', path: 'cost.api/delete', method: 'Delete', area: 'job', handle: remove },
  { verb: 'POST', path: 'cost.api/deleteall', method: 'DeleteAll', area: 'job', handle: removeAll },
];

const rowsPerPage = 1000;

function list(call: PracticeCall): Xml {
  const text = call.query.get('page') ?? '';
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (page < 1) throw new BadRequest(say('pageRequired'));
  const rows = call.world.tables.catalogueCosts.all().slice((page - 1) * rowsPerPage, page * rowsPerPage);
  return listElement('Costs', rows.map(renderCost)) + textElement('Records', rows.length);
}

function get(call: PracticeCall): Xml {
  return renderCost(costByUuid(call, param(call, 'uuid')));
}

function add(call: PracticeCall): Xml {
  const blank = { code: '', note: '', incomeAccount: '', costOfSaleAccount: '' };
  const amounts = { unitCost: '0.00', unitPrice: '0.00' };
  const fresh = { ...blank, ...amounts, uuid: call.world.ids.uuid(), description: '' };
  return save(call, rootOf(call, 'Cost'), fresh);
}

function update(call: PracticeCall): Xml {
  const root = rootOf(call, 'Cost');
  return save(call, root, costByUuid(call, required(root, 'UUID')));
}

function save({ world }: PracticeCall, root: XmlElement, before: CatalogueCost): Xml {
  const text = (name: string, present: string): string =>
    within(world, updated(world, present, textOf(root, name)), lengths.text);
  const amount = (name: string, present: string): string =>
    (textOf(root, name) ?? '') === '' ? present : decimalOf(root, name);
  const cost = {
    uuid: before.uuid,
    description: within(world, requiredVerbatim(root, 'Description'), lengths.text),
    code: text('Code', before.code),
    note: text('Note', before.note),
    unitCost: amount('UnitCost', before.unitCost),
    unitPrice: amount('UnitPrice', before.unitPrice),
    incomeAccount: text('IncomeAccount', before.incomeAccount),
    costOfSaleAccount: text('CostOfSaleAccount', before.costOfSaleAccount),
  };
  return renderCost(world.tables.catalogueCosts.put(cost));
}

function remove(call: PracticeCall): Xml {
  const cost = costByUuid(call, required(rootOf(call, 'Cost'), 'UUID'));
  call.world.tables.catalogueCosts.remove(cost.uuid);
  return '';
}

/** Wipes the catalogue; the body must hold `<DeleteAll />`, as the root or within it. */
function removeAll(call: PracticeCall): Xml {
  const root = call.body();
  if (root.name !== 'DeleteAll' && !childOf(root, 'DeleteAll')) throw missing('/DeleteAll');
  for (const { uuid } of call.world.tables.catalogueCosts.all())
    call.world.tables.catalogueCosts.remove(uuid);
  return '';
}

function costByUuid({ world }: PracticeCall, uuid: string): CatalogueCost {
  const found = world.tables.catalogueCosts.get(uuid);
  if (!found) throw new Refusal(say('invalidCost'));
  return found;
}

function renderCost(cost: CatalogueCost): Xml {
  return element(
    'Cost',
    textElement('UUID', cost.uuid) +
      textElement('Description', cost.description) +
      textElement('Code', cost.code) +
      textElement('Note', cost.note) +
      textElement('UnitCost', cost.unitCost) +
      textElement('UnitPrice', cost.unitPrice) +
      textElement('IncomeAccount', cost.incomeAccount) +
      textElement('CostOfSaleAccount', cost.costOfSaleAccount),
  );
}
