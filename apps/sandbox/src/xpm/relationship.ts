import { isDay } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { echo } from './echo.ts';
import { Refusal } from './envelope.ts';
import { clientByUuid } from './look-up.ts';
import { decimalOf, required, rootOf } from './read-request.ts';
import type { Client, Relationship } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { childOf, textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import { element, optionalElement, refElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Relationships between clients. Source: xpm-contract §7.5; the verb of an update is PUT or POST, both are taken. */
export const relationshipRoutes: readonly PracticeRoute[] = [
  {
    verb: 'POST',
    path: 'client.api/addrelationship',
    method: 'AddRelationship',
    area: 'client',
    handle: add,
  },
  ...(['PUT', 'POST'] as const).map((verb) => ({
    verb,
    path: 'client.api/updaterelationship',
    method: 'UpdateRelationship',
    area: 'client' as const,
    handle: update,
  })),
  {
    verb: 'POST',
    path: 'client.api/deleterelationship',
    method: 'DeleteRelationship',
    area: 'client',
    handle: remove,
  },
];

const types = [
  'Director',
  'Shareholder',
  'Trustee',
  'Beneficiary',
  'Partner',
  'Settlor',
  'Associate',
  'Secretary',
  'Public Officer',
  'Husband',
  'Wife',
  'Spouse',
  'Parent Of',
  'Child Of',
  'Appointer',
  'Member',
  'Auditor',
  'Owner',
];

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Relationship');
  const client = clientByUuid(world, clientIn(root, 'Client'));
  const related = clientByUuid(world, clientIn(root, 'RelatedClient'));
  const relationship = readRelationship(root, { uuid: world.ids.uuid(), relatedClientUuid: related.uuid });
  store(world, client, [...client.relationships, relationship]);
  return echo(world, () => renderRelationship(world, relationship));
}

function update(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Relationship');
  const { client, row } = relationshipOf(world, required(root, 'UUID'));
  const changed = readRelationship(root, row);
  store(
    world,
    client,
    client.relationships.map((other) => (other === row ? changed : other)),
  );
  return echo(world, () => renderRelationship(world, changed));
}

function remove(call: PracticeCall): Xml {
  const { world } = call;
  const { client, row } = relationshipOf(world, required(rootOf(call, 'Relationship'), 'UUID'));
  store(
    world,
    client,
    client.relationships.filter((other) => other !== row),
  );
  return echo(world, () => renderRelationship(world, row));
}

function store(world: World, client: Client, relationships: Client['relationships']): void {
  world.tables.clients.put({ ...client, relationships, modifiedAt: world.clock.now().toISOString() });
}

function relationshipOf(world: World, uuid: string): { client: Client; row: Relationship } {
  for (const client of world.tables.clients.all()) {
    const row = client.relationships.find((one) => one.uuid === uuid.toLowerCase());
    if (row) return { client, row };
  }
  throw new Refusal(say('invalidRelationship'));
}

function clientIn(root: XmlElement, name: string): string {
  const holder = childOf(root, name);
  return holder && holder.children.length > 0 ? required(holder, 'UUID') : required(root, `${name}UUID`);
}

function readRelationship(
  root: XmlElement,
  of: Pick<Relationship, 'uuid' | 'relatedClientUuid'> & Partial<Relationship>,
): Relationship {
  const type = textOf(root, 'Type') === undefined && of.type !== undefined ? of.type : required(root, 'Type');
  if (!types.includes(type)) throw new Refusal(say('invalidValue', '/Relationship/Type'));
  const hasShares = type === 'Shareholder' || type === 'Owner';
  return {
    uuid: of.uuid,
    relatedClientUuid: of.relatedClientUuid,
    type,
    numberOfShares: hasShares ? amountIn(root, 'NumberOfShares', of.numberOfShares) : null,
    percentage: type === 'Partner' ? amountIn(root, 'Percentage', of.percentage) : null,
    startDate: dayIn(root, 'StartDate', of.startDate),
    endDate: dayIn(root, 'EndDate', of.endDate),
  };
}

function amountIn(root: XmlElement, name: string, present: string | null | undefined): string | null {
  const given = textOf(root, name)?.trim();
  if (given === undefined) return present ?? null;
  return given === '' ? null : decimalOf(root, name);
}

/** Relationship days are written `YYYY-MM-DD`, unlike all others (documented). */
function dayIn(root: XmlElement, name: string, present: string | null | undefined): string | null {
  const given = textOf(root, name)?.trim();
  if (given === undefined) return present ?? null;
  if (given === '') return null;
  if (!isDay(given)) throw new Refusal(say('invalidDate', `/Relationship/${name}`));
  return given;
}

/** `<Relationship>` of a client. */
export function renderRelationship(world: World, row: Relationship): Xml {
  return element(
    'Relationship',
    textElement('UUID', row.uuid) +
      textElement('Type', row.type) +
      refElement('RelatedClient', world.tables.clients.get(row.relatedClientUuid)) +
      optionalElement('NumberOfShares', row.numberOfShares) +
      optionalElement('Percentage', row.percentage) +
      optionalElement('StartDate', row.startDate) +
      optionalElement('EndDate', row.endDate),
  );
}
