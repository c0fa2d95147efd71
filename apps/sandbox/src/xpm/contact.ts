import type { World } from '../world/world.ts';
import { renderClient, renderContact } from './client-render.ts';
import { readContact } from './contact-read.ts';
import { missing, Refusal } from './envelope.ts';
import { byName, clientByUuid, contactByUuid } from './look-up.ts';
import { renderPage } from './paging.ts';
import { required, rootOf } from './read-request.ts';
import type { Contact } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { childOf, textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** Contacts of clients. Source: xpm-contract §7.5; a delete echoes the contact (recorded). */
export const contactRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'client.api/contacts', method: 'Contacts', area: 'client', handle: list },
  { verb: 'GET', path: 'client.api/contact/:uuid', method: 'Contact', area: 'client', handle: get },
  { verb: 'POST', path: 'client.api/contact', method: 'Contact', area: 'client', handle: add },
  { verb: 'PUT', path: 'client.api/contact/:uuid', method: 'Contact', area: 'client', handle: update },
  {
    verb: 'POST',
    path: 'client.api/client/:uuid/contacts',
    method: 'Contacts',
    area: 'client',
    handle: addToClient,
  },
  { verb: 'DELETE', path: 'client.api/contact/:uuid', method: 'Contact', area: 'client', handle: remove },
];

function list(call: PracticeCall): Xml {
  const live = byName(call.world.tables.contacts.all().filter(({ isDeleted }) => !isDeleted));
  return renderPage(call, live, {
    path: 'client.api/contacts',
    container: 'Contacts',
    render: (contact) => renderContact(contact, null),
  });
}

function get(call: PracticeCall): Xml {
  const contact = contactByUuid(call.world, param(call, 'uuid'));
  return renderContact(contact, clientFor(call, contact));
}

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Contact');
  const clientUuid = clientOfBody(world, root);
  if (clientUuid === null) throw missing('/Contact/Client/UUID');
  const contact = atClient(readContact(world, root, null), clientUuid, root);
  return renderContact(store(world, contact, clientUuid), clientUuid);
}

function update(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Contact');
  const before = contactByUuid(world, param(call, 'uuid'));
  const clientUuid = clientOfBody(world, root);
  const changed = readContact(world, root, before);
  const contact = clientUuid === null ? changed : atClient(changed, clientUuid, root);
  return renderContact(store(world, contact, clientUuid), clientUuid ?? clientFor(call, contact));
}

function remove(call: PracticeCall): Xml {
  const contact = contactByUuid(call.world, param(call, 'uuid'));
  const clientUuid = clientFor(call, contact);
  return renderContact(call.world.tables.contacts.put({ ...contact, isDeleted: true }), clientUuid);
}

const contactsPerCall = 10;

/** Puts existing contacts on one more client. */
function addToClient(call: PracticeCall): Xml {
  const { world } = call;
  const client = clientByUuid(world, param(call, 'uuid'));
  const children = childOf(rootOf(call, 'Client'), 'Contacts')?.children ?? [];
  if (children.length === 0) throw missing('/Client/Contacts/Contact');
  if (children.length > contactsPerCall) throw new Refusal(say('tooManyContacts'));
  const contacts = children.map((child) =>
    atClient(contactByUuid(world, required(child, 'UUID')), client.uuid, child),
  );
  for (const contact of contacts) store(world, contact, client.uuid);
  return renderClient(world, client, { contacts: true, detailed: true });
}

function clientFor(call: PracticeCall, contact: Contact): string | null {
  return call.query.get('clientUuid')?.toLowerCase() ?? contact.clients[0]?.clientUuid ?? null;
}

function clientOfBody(world: World, root: XmlElement): string | null {
  const client = childOf(root, 'Client');
  return client ? clientByUuid(world, required(client, 'UUID')).uuid : null;
}

function atClient(contact: Contact, clientUuid: string, root: XmlElement): Contact {
  const before = contact.clients.find((row) => row.clientUuid === clientUuid);
  const place = {
    clientUuid,
    position: textOf(root, 'Position') ?? before?.position ?? '',
    isPrimary: (textOf(root, 'IsPrimary')?.toLowerCase() ?? (before?.isPrimary ? 'yes' : 'no')) === 'yes',
  };
  return { ...contact, clients: [...contact.clients.filter((row) => row !== before), place] };
}

function store(world: World, contact: Contact, clientUuid: string | null): Contact {
  const primary = contact.clients.some((row) => row.clientUuid === clientUuid && row.isPrimary);
  if (primary) {
    for (const other of world.tables.contacts.by('client', clientUuid ?? '')) {
      if (other.uuid === contact.uuid) continue;
      const clients = other.clients.map((row) =>
        row.clientUuid === clientUuid ? { ...row, isPrimary: false } : row,
      );
      world.tables.contacts.put({ ...other, clients });
    }
  }
  return world.tables.contacts.put(contact);
}
