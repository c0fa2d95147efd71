import { readCompactDay } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { fieldByUuid } from './custom-field-definition.ts';
import { Refusal } from './envelope.ts';
import type { CustomFieldDefinition, FieldUse } from './extra-records.ts';
import { clientByUuid, contactByUuid, jobByNumber, jobOfTask } from './look-up.ts';
import { lengths, required, rootOf, within } from './read-request.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import { dayElement, element, listElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

interface Holder {
  readonly use: FieldUse;
  readonly area: PracticeRoute['area'];
  /** Paths without `/customfield`; the identifier is `:id`. */
  readonly read: string;
  readonly write: string;
  /** UUID of the thing; refuses an unknown one. */
  readonly find: (world: World, id: string) => string;
}

const holders: readonly Holder[] = [
  {
    use: 'UseClient',
    area: 'client',
    read: 'client.api/get/:id',
    write: 'client.api/update/:id',
    find: (world, id) => clientByUuid(world, id).uuid,
  },
  {
    use: 'UseContact',
    area: 'client',
    read: 'client.api/contact/:id',
    write: 'client.api/contact/:id',
    find: (world, id) => contactByUuid(world, id).uuid,
  },
  {
    use: 'UseJob',
    area: 'job',
    read: 'job.api/get/:id',
    write: 'job.api/update/:id',
    find: (world, id) => jobByNumber(world, id).uuid,
  },
  {
    use: 'UseJobTask',
    area: 'job',
    read: 'job.api/task/:id',
    write: 'job.api/task/:id',
    find: (world, id) => jobOfTask(world, id).task.uuid,
  },
  {
    use: 'UseJobCost',
    area: 'job',
    read: 'job.api/cost/:id',
    write: 'job.api/cost/:id',
    find: costUuid,
  },
  {
    use: 'UseJobTime',
    area: 'time',
    read: 'time.api/get/:id',
    write: 'time.api/update/:id',
    find: timeUuid,
  },
];

/** Values of custom fields. Source: xpm-contract §7.12. */
export const customFieldValueRoutes: readonly PracticeRoute[] = holders.flatMap((holder): PracticeRoute[] => [
  {
    verb: 'GET',
    path: `${holder.read}/customfield`,
    method: 'CustomField',
    area: holder.area,
    handle: (call) => read(call, holder),
  },
  {
    verb: 'PUT',
    path: `${holder.write}/customfield`,
    method: 'CustomField',
    area: holder.area,
    handle: (call) => write(call, holder),
  },
]);

function costUuid(world: World, id: string): string {
  const uuid = id.toLowerCase();
  const known = world.tables.jobs.all().some(({ costs }) => costs.some((cost) => cost.uuid === uuid));
  if (!known) throw new Refusal(say('invalidCost'));
  return uuid;
}

function timeUuid(world: World, id: string): string {
  const time = world.tables.times.get(id);
  if (!time) throw new Refusal(say('invalidTime'));
  return time.uuid;
}

function read(call: PracticeCall, holder: Holder): Xml {
  const { world } = call;
  const values = valuesOf(world, holder.find(world, param(call, 'id')));
  const rows = world.tables.customFieldDefinitions.all().flatMap((definition) => {
    const value = values[definition.uuid];
    return value === undefined ? [] : [renderValue(definition, value)];
  });
  return listElement('CustomFields', rows);
}

/** Sets the values given and leaves the others; an empty value element clears. Nothing changes when one is refused. */
function write(call: PracticeCall, holder: Holder): Xml {
  const { world } = call;
  const ownerUuid = holder.find(world, param(call, 'id'));
  const values = { ...valuesOf(world, ownerUuid) };
  for (const field of rootOf(call, 'CustomFields').children) {
    const definition = fieldByUuid(world, required(field, 'UUID'));
    if (!definition.uses.includes(holder.use)) throw new Refusal(say('invalidCustomField'));
    const value = readValue(world, field, definition);
    if (value === '') delete values[definition.uuid];
    else values[definition.uuid] = value;
  }
  world.tables.customFieldValues.put({ ownerUuid, values });
  return '';
}

function valuesOf(world: World, ownerUuid: string): Readonly<Record<string, string>> {
  return world.tables.customFieldValues.get(ownerUuid)?.values ?? {};
}

function readValue(world: World, field: XmlElement, { valueElement }: CustomFieldDefinition): string {
  const given = textOf(field, valueElement);
  if (given === undefined)
    throw new Refusal(say('missingElement', `/CustomFields/CustomField/${valueElement}`));
  if (valueElement === 'Text') return within(world, given, lengths.text);
  const text = given.trim();
  if (text === '') return '';
  const value = readers[valueElement](text);
  if (value === null) throw new Refusal(say('invalidValue', `/CustomFields/CustomField/${valueElement}`));
  return value;
}

const readers = {
  Decimal: (text: string) => (/^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? text : null),
  Number: (text: string) => (/^-?\d{1,12}$/.test(text) ? text : null),
  Boolean: (text: string) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : null),
  Date: readCompactDay,
};

function renderValue(definition: CustomFieldDefinition, value: string): Xml {
  const name = definition.valueElement;
  return element(
    'CustomField',
    textElement('UUID', definition.uuid) +
      textElement('Name', definition.name) +
      (name === 'Date' ? dayElement(name, value) : textElement(name, value)),
  );
}
