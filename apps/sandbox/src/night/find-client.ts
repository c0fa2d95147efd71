import type { World } from '../world/world.ts';
import type { Client } from '../xpm/records.ts';
import { isSameText } from './same-text.ts';

/** The client an invoice belongs to, and the one it is billed through when the two differ. */
export interface FoundClient {
  readonly client: Client;
  /** Client with the billing details; null unless billing is diverted. */
  readonly billedThrough: Client | null;
}

/** Finds the XPM client of a Xero contact: by link or by its exact name (N-10, N-11). Null when there is none. */
export function findClient(
  world: World,
  contact: { readonly contactId: string; readonly name: string },
): FoundClient | null {
  const client = clientOfContact(world, contact);
  if (!client) return null;
  const through = client.billingClientUuid === null ? undefined : liveClient(world, client.billingClientUuid);
  return { client, billedThrough: through && through.uuid !== client.uuid ? through : null };
}

function clientOfContact(
  world: World,
  contact: { readonly contactId: string; readonly name: string },
): Client | undefined {
  const named = clientsNamed(world, contact.name);
  const linked = world.tables.clients.by('contact', contact.contactId).find(({ isDeleted }) => !isDeleted);
  if (linked && (named.includes(linked) || named.length === 0 || world.switches.is('N-11', 'link-wins'))) {
    return linked;
  }
  return world.switches.is('N-10', 'first-created') ? named[0] : named.at(-1);
}

function clientsNamed(world: World, name: string): Client[] {
  const exact = world.switches.is('N-07', 'exact');
  const rows = exact
    ? world.tables.clients.by('name', name)
    : world.tables.clients.all().filter((row) => isSameText(world, row.name, name));
  return rows.filter(({ isDeleted }) => !isDeleted);
}

function liveClient(world: World, uuid: string): Client | undefined {
  const client = world.tables.clients.get(uuid);
  return client?.isDeleted === false ? client : undefined;
}
