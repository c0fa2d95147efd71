import type { World } from '../world/world.ts';
import { alwaysThere, renderClient, whenSet } from './client-render.ts';
import { readContact } from './contact-read.ts';
import { echo } from './echo.ts';
import { Refusal } from './envelope.ts';
import { clientByUuid, staffByUuid } from './look-up.ts';
import { newClient } from './new-records.ts';
import { kept, lengths, required, rootOf, updated, within } from './read-request.ts';
import type { Client, Contact } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { childOf, textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** Creating, changing, archiving and deleting clients. Source: xpm-contract §7.5. */
export const clientWriteRoutes: readonly PracticeRoute[] = [
  { verb: 'POST', path: 'client.api/add', method: 'Add', area: 'client', handle: add },
  { verb: 'PUT', path: 'client.api/update', method: 'Update', area: 'client', handle: update },
  { verb: 'PUT', path: 'client.api/archive', method: 'Archive', area: 'client', handle: archive },
  { verb: 'POST', path: 'client.api/delete', method: 'Delete', area: 'client', handle: remove },
];

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Client');
  const client = readClient(world, root, newClient(world, ''));
  const contacts = readContacts(world, client, root);
  world.tables.clients.put(client);
  for (const contact of contacts) world.tables.contacts.put(contact);
  return full(world, client);
}

function update(call: PracticeCall): Xml {
  const root = rootOf(call, 'Client');
  const before = clientByUuid(call.world, required(root, 'UUID'));
  refuseTaxNumber(root);
  return full(call.world, call.world.tables.clients.put(readClient(call.world, root, before)));
}

/** Tax details are checked on update only, never on add (reported). */
function refuseTaxNumber(root: XmlElement): void {
  const given = textOf(root, 'TaxNumber')?.trim() ?? '';
  if (!/^[\d\s-]*$/.test(given)) throw new Refusal(say('invalidTaxNumber'));
}

function archive(call: PracticeCall): Xml {
  const { world } = call;
  const before = clientByUuid(world, required(rootOf(call, 'Client'), 'UUID'));
  return full(world, world.tables.clients.put({ ...before, isArchived: true, modifiedAt: nowText(world) }));
}

function remove(call: PracticeCall): Xml {
  const { world } = call;
  const before = clientByUuid(world, required(rootOf(call, 'Client'), 'UUID'));
  const deleted = world.tables.clients.put({ ...before, isDeleted: true, modifiedAt: nowText(world) });
  return echo(world, () => full(world, deleted));
}

function readClient(world: World, root: XmlElement, before: Client): Client {
  const name = (textOf(root, 'Name') ?? before.name).trim();
  if (name === '') throw new Refusal(say('clientNameRequired'));
  const email = updated(world, before.email ?? '', textOf(root, 'Email'));
  const person = (element: string, present: string | null): string | null =>
    reference(textOf(root, element), kept(world, present), (uuid) => staffByUuid(world, uuid));
  return {
    ...before,
    name: within(world, textOf(root, 'Name') ?? before.name, lengths.name),
    email: email === '' ? null : email,
    text: readText(world, root, before),
    accountManagerUuid: person('AccountManagerUUID', before.accountManagerUuid),
    jobManagerUuid: person('JobManagerUUID', before.jobManagerUuid),
    billingClientUuid: reference(
      textOf(root, 'BillingClientUUID'),
      kept(world, before.billingClientUuid),
      (uuid) => clientByUuid(world, uuid),
    ),
    modifiedAt: nowText(world),
  };
}

function reference(
  given: string | undefined,
  present: string | null,
  find: (uuid: string) => { readonly uuid: string },
): string | null {
  if (given === undefined) return present;
  return given.trim() === '' ? null : find(given.trim()).uuid;
}

function readText(world: World, root: XmlElement, before: Client): Client['text'] {
  const text = { ...before.text };
  const isNew = before.name === '';
  for (const name of [...alwaysThere, ...whenSet]) {
    if (name === 'ExportCode' && !isNew) continue;
    const given = textOf(root, name === 'Website' ? 'WebSite' : name);
    const value = within(world, updated(world, before.text[name] ?? '', given), lengths.text);
    if (value === '') delete text[name];
    else text[name] = value;
  }
  return text;
}

function readContacts(world: World, client: Client, root: XmlElement): Contact[] {
  const children = childOf(root, 'Contacts')?.children ?? [];
  const primary = children.findLastIndex((child) => textOf(child, 'IsPrimary')?.toLowerCase() === 'yes');
  return children.map((child, index) => ({
    ...readContact(world, child, null),
    clients: [
      { clientUuid: client.uuid, position: textOf(child, 'Position') ?? '', isPrimary: index === primary },
    ],
  }));
}

function full(world: World, client: Client): Xml {
  return renderClient(world, client, { contacts: true, detailed: true });
}

function nowText(world: World): string {
  return world.clock.now().toISOString();
}
