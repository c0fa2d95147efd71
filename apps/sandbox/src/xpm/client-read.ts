import { renderClient } from './client-render.ts';
import { BadRequest } from './envelope.ts';
import { byName, clientByUuid } from './look-up.ts';
import { renderPage } from './paging.ts';
import type { Client } from './records.ts';
import { isDetailed, param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { listElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Reading clients. Source: xpm-contract §7.5; `list` includes archived and deleted clients. */
export const clientReadRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'client.api/list', method: 'List', area: 'client', handle: list },
  { verb: 'GET', path: 'client.api/paged-list', method: 'PagedList', area: 'client', handle: pagedList },
  { verb: 'GET', path: 'client.api/search', method: 'Search', area: 'client', handle: search },
  { verb: 'GET', path: 'client.api/get/:uuid', method: 'Get', area: 'client', handle: get },
];

function list(call: PracticeCall): Xml {
  const since = modifiedSince(call);
  const clients = call.world.tables.clients
    .all()
    .filter((client) => since === null || Date.parse(client.modifiedAt) >= since);
  return renderClients(call, clients);
}

function pagedList(call: PracticeCall): Xml {
  const { world } = call;
  const live = byName(world.tables.clients.all().filter((row) => !row.isArchived && !row.isDeleted));
  return renderPage(call, live, {
    path: 'client.api/paged-list',
    container: 'Clients',
    render: (client) => renderClient(world, client, { contacts: false, detailed: false }),
  });
}

function search(call: PracticeCall): Xml {
  const query = call.query.get('query')?.trim().toLowerCase() ?? '';
  if (query === '') throw new BadRequest(say('queryRequired'));
  const hit = (client: Client): boolean =>
    client.name.toLowerCase().includes(query) || (client.email ?? '').toLowerCase().includes(query);
  const all = call.world.switches.is('U-33', 'yes');
  const searched = call.world.tables.clients.all().filter((row) => all || !(row.isArchived || row.isDeleted));
  return renderClients(call, searched.filter(hit));
}

function get(call: PracticeCall): Xml {
  const client = clientByUuid(call.world, param(call, 'uuid'));
  return renderClient(call.world, client, { contacts: true, detailed: true });
}

function renderClients(call: PracticeCall, clients: readonly Client[]): Xml {
  const parts = { contacts: true, detailed: isDetailed(call) };
  return listElement(
    'Clients',
    byName(clients).map((client) => renderClient(call.world, client, parts)),
  );
}

function modifiedSince(call: PracticeCall): number | null {
  const text = call.query.get('modifiedsince');
  if (text === null) return null;
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new BadRequest(say('modifiedSinceInvalid'));
  return at;
}
