import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { newClient } from '../xpm/new-records.ts';
import type { Client, Staff } from '../xpm/records.ts';
import { clientNames } from './client-names.ts';
import type { ClientName } from './client-names.ts';
import { clientNotes } from './client-notes.ts';
import type { ProfileSize } from './sizes.ts';

/** A seeded client with what the other seeds need to know of it. */
export interface SeededClient {
  readonly client: Client;
  readonly kind: ClientName['kind'];
}

interface ClientSeed {
  readonly size: ProfileSize;
  readonly staff: readonly Staff[];
  readonly random: Random;
}

const cities = ['Auckland', 'Wellington', 'Christchurch', 'Whangārei', 'Tauranga', 'Dunedin'];

/** Puts in clients with a primary contact each, and one client group. */
export function seedClients(world: World, { size, staff, random }: ClientSeed): SeededClient[] {
  const modifiedAt = new Date(world.clock.now().getTime() - 90 * 86_400_000).toISOString();
  const seeded = clientNames(size.clients, random).map(({ name, kind }, index): SeededClient => {
    const city = random.pick(cities);
    const client = world.tables.clients.put({
      ...newClient(world, name),
      email: index % 5 === 4 ? null : `office${index + 1}@client.test`,
      text: {
        City: city,
        Country: 'New Zealand',
        Phone: `09 555 ${String(1000 + index)}`,
        ExportCode: `CLI-${String(1001 + index)}`,
        BusinessStructure: structures[kind],
        TaxNumber: String(100_200_300 + index * 7),
        BalanceMonth: 'Mar',
      },
      accountManagerUuid: staff[0]?.uuid ?? null,
      jobManagerUuid: staff[index % staff.length]?.uuid ?? null,
      modifiedAt,
      notes: clientNotes(world, size.clientNotes, random),
    });
    seedContact(world, client, index);
    return { client, kind };
  });
  seedGroup(world, seeded);
  return seeded;
}

const structures = { company: 'Company', trust: 'Trust', individual: 'Individual' } as const;

function seedContact(world: World, client: Client, index: number): void {
  world.tables.contacts.put({
    uuid: world.ids.uuid(),
    name: `Contact of ${client.name}`,
    salutation: '',
    addressee: '',
    mobile: '',
    email: `contact${index + 1}@client.test`,
    phone: '',
    isDeleted: false,
    clients: [{ clientUuid: client.uuid, position: 'Director', isPrimary: true }],
  });
}

function seedGroup(world: World, seeded: readonly SeededClient[]): void {
  const family = seeded.filter(({ client }) => client.name.startsWith('Harbour Lane'));
  world.tables.clientGroups.put({
    uuid: world.ids.uuid(),
    name: 'Harbour Lane group',
    taxable: true,
    clientUuids: family.map(({ client }) => client.uuid),
  });
}
