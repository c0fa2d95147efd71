import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { fieldUses, valueElements } from './extra-records.ts';
import type { CustomFieldDefinition } from './extra-records.ts';
import { byName } from './look-up.ts';
import { flagOf, lengths, required, requiredVerbatim, rootOf, updated, within } from './read-request.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import { element, listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Definitions of custom fields. Source: xpm-contract §7.12. */
export const customFieldDefinitionRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'customfield.api/definition', method: 'Definition', area: 'job', handle: list },
  { verb: 'GET', path: 'customfield.api/get/:uuid', method: 'Get', area: 'job', handle: get },
  { verb: 'POST', path: 'customfield.api/add', method: 'Add', area: 'job', handle: add },
  { verb: 'PUT', path: 'customfield.api/update', method: 'Update', area: 'job', handle: update },
  { verb: 'POST', path: 'customfield.api/delete', method: 'Delete', area: 'job', handle: remove },
];

/** The definition of a UUID. Refuses an unknown one. */
export function fieldByUuid(world: World, uuid: string): CustomFieldDefinition {
  const found = world.tables.customFieldDefinitions.get(uuid);
  if (!found) throw new Refusal(say('invalidCustomField'));
  return found;
}

function list({ world }: PracticeCall): Xml {
  const rows = byName(world.tables.customFieldDefinitions.all());
  return listElement('CustomFieldDefinitions', rows.map(renderDefinition));
}

function get(call: PracticeCall): Xml {
  return renderDefinition(fieldByUuid(call.world, param(call, 'uuid')));
}

function add(call: PracticeCall): Xml {
  const fresh: CustomFieldDefinition = {
    uuid: call.world.ids.uuid(),
    name: '',
    type: '',
    linkUrl: '',
    options: '',
    uses: [],
    valueElement: 'Text',
  };
  return save(call, rootOf(call, 'CustomFieldDefinition'), fresh);
}

function update(call: PracticeCall): Xml {
  const root = rootOf(call, 'CustomFieldDefinition');
  return save(call, root, fieldByUuid(call.world, required(root, 'UUID')));
}

function save({ world }: PracticeCall, root: XmlElement, before: CustomFieldDefinition): Xml {
  const text = (name: string, present: string): string =>
    within(world, updated(world, present, textOf(root, name)), lengths.text);
  const definition: CustomFieldDefinition = {
    uuid: before.uuid,
    name: within(world, requiredVerbatim(root, 'Name'), lengths.name),
    type: required(root, 'Type'),
    linkUrl: text('LinkUrl', before.linkUrl),
    options: text('Options', before.options),
    uses: fieldUses.filter((use) => flagOf(root, use, before.uses.includes(use))),
    valueElement: valueElementOf(root),
  };
  return renderDefinition(world.tables.customFieldDefinitions.put(definition));
}

/** Where `ValueElement` is left out, the kind of the field decides. */
function valueElementOf(root: XmlElement): CustomFieldDefinition['valueElement'] {
  const given = textOf(root, 'ValueElement')?.trim() ?? '';
  const wanted = given === '' ? (byType.get(required(root, 'Type').toLowerCase()) ?? 'Text') : given;
  const known = valueElements.find((name) => name === wanted);
  if (!known) throw new Refusal(say('invalidValue', '/CustomFieldDefinition/ValueElement'));
  return known;
}

const byType = new Map([
  ['decimal', 'Decimal'],
  ['number', 'Number'],
  ['date', 'Date'],
  ['checkbox', 'Boolean'],
]);

function remove(call: PracticeCall): Xml {
  const { customFieldDefinitions, customFieldValues } = call.world.tables;
  const { uuid } = fieldByUuid(call.world, required(rootOf(call, 'CustomFieldDefinition'), 'UUID'));
  customFieldDefinitions.remove(uuid);
  for (const row of customFieldValues.all().filter(({ values }) => uuid in values)) {
    const { [uuid]: _gone, ...values } = row.values;
    customFieldValues.put({ ...row, values });
  }
  return '';
}

function renderDefinition(row: CustomFieldDefinition): Xml {
  return element(
    'CustomFieldDefinition',
    textElement('UUID', row.uuid) +
      textElement('Name', row.name) +
      textElement('Type', row.type) +
      textElement('LinkUrl', row.linkUrl) +
      textElement('Options', row.options) +
      fieldUses.map((use) => textElement(use, row.uses.includes(use))).join('') +
      textElement('ValueElement', row.valueElement),
  );
}
