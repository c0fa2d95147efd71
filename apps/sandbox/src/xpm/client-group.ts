import { Refusal } from './envelope.ts';
import { byName, clientByUuid } from './look-up.ts';
import { flagOf, lengths, required, requiredVerbatim, rootOf, within } from './read-request.ts';
import type { ClientGroup } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { element, listElement, refElement, textElement, yesNo } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `clientgroup.api`; only `get` shows members. Source: xpm-contract §7.11. */
export const clientGroupRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'clientgroup.api/list', method: 'List', area: 'client', handle: list },
  { verb: 'GET', path: 'clientgroup.api/get/:uuid', method: 'Get', area: 'client', handle: get },
  { verb: 'POST', path: 'clientgroup.api/add', method: 'Add', area: 'client', handle: add },
  { verb: 'PUT', path: 'clientgroup.api/members', method: 'Members', area: 'client', handle: members },
  { verb: 'POST', path: 'clientgroup.api/delete', method: 'Delete', area: 'client', handle: remove },
];

function list({ world }: PracticeCall): Xml {
  return listElement(
    'Groups',
    byName(world.tables.clientGroups.all()).map((row) => renderGroup(row, '')),
  );
}

function get(call: PracticeCall): Xml {
  return full(call, groupByUuid(call, param(call, 'uuid')));
}

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Group');
  const group = {
    uuid: world.ids.uuid(),
    name: within(world, requiredVerbatim(root, 'Name'), lengths.name),
    taxable: flagOf(root, 'Taxable', false),
    clientUuids: [clientByUuid(world, required(root, 'ClientUUID')).uuid],
  };
  return full(call, world.tables.clientGroups.put(group));
}

function members(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Group');
  const group = groupByUuid(call, required(root, 'UUID'));
  const uuids = new Set(group.clientUuids);
  for (const order of root.children) {
    const uuid = order.attributes['uuid'] ?? '';
    if (order.name === 'add') uuids.add(clientByUuid(world, uuid).uuid);
    if (order.name === 'remove') uuids.delete(uuid.toLowerCase());
  }
  return full(call, world.tables.clientGroups.put({ ...group, clientUuids: [...uuids] }));
}

function remove(call: PracticeCall): Xml {
  const group = groupByUuid(call, required(rootOf(call, 'Group'), 'UUID'));
  call.world.tables.clientGroups.remove(group.uuid);
  return '';
}

function groupByUuid({ world }: PracticeCall, uuid: string): ClientGroup {
  const found = world.tables.clientGroups.get(uuid);
  if (!found) throw new Refusal(say('invalidGroup'));
  return found;
}

function full({ world }: PracticeCall, group: ClientGroup): Xml {
  const refs = group.clientUuids.map((uuid) => refElement('Client', world.tables.clients.get(uuid)));
  return renderGroup(group, listElement('Clients', refs));
}

function renderGroup(row: ClientGroup, clients: Xml): Xml {
  return element(
    'Group',
    textElement('UUID', row.uuid) +
      textElement('Name', row.name) +
      textElement('Taxable', yesNo(row.taxable)) +
      clients,
  );
}
