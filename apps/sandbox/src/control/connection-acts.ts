import { removeConnection, revokeAll } from '../identity/connections.ts';
import { ownTenants } from '../identity/own-tenants.ts';
import type { Tenant } from '../identity/records.ts';
import type { World } from '../world/world.ts';
import { ActProblem } from './act.ts';
import type { Act, Given } from './act.ts';

const tenantTypes = new Map<string, Tenant['tenantType']>([
  ['xpm', 'PRACTICEMANAGER'],
  ['ledger', 'ORGANISATION'],
]);

/** What people do to the app's connections, and to the tenants they may choose. */
export const connectionActs: Readonly<Record<string, Act>> = {
  'remove-connection': (world, given) => {
    const ids = new Set(tenantsGiven(world, given).map(({ tenantId }) => tenantId));
    const live = world.tables.connections
      .all()
      .filter((row) => row.removedAt === null && ids.has(row.tenantId));
    for (const connection of live) removeConnection(world, connection);
    return `Removed ${live.length} ${live.length === 1 ? 'connection' : 'connections'}.`;
  },
  'revoke-consent': (world) => {
    const consents = world.tables.consents.all();
    for (const consent of consents) revokeAll(world, consent);
    return `Revoked ${consents.length} consents.`;
  },
  'add-tenant': (world, given) => {
    const tenantType = typeOf(given.text('kind'));
    const tenant = { tenantId: world.ids.uuid(), tenantType, name: given.text('name'), offline: true };
    world.tables.tenants.put(tenant);
    return `${tenant.name} can be chosen on the consent page under ${tenant.tenantId}.`;
  },
  'take-offline': (world, given) => setOffline(world, given, true),
  'bring-online': (world, given) => setOffline(world, given, false),
};

function setOffline(world: World, given: Given, offline: boolean): string {
  const tenants = tenantsGiven(world, given);
  const own: readonly string[] = Object.values(ownTenants);
  if (!offline && tenants.some(({ tenantId }) => !own.includes(tenantId))) {
    throw new ActProblem('A tenant that was added holds nothing and stays offline; name another.');
  }
  for (const tenant of tenants) world.tables.tenants.put({ ...tenant, offline });
  return `${tenants.map(({ name }) => name).join(', ')}: ${offline ? 'offline' : 'online'} now.`;
}

/** The tenants an act is about: one by `tenantId`, those of a `kind` (xpm or ledger), or all. */
function tenantsGiven(world: World, given: Given): Tenant[] {
  const tenantId = given.optionalText('tenantId')?.toLowerCase();
  const kind = given.optionalText('kind');
  const type = kind === undefined ? undefined : typeOf(kind);
  const tenants = world.tables.tenants
    .all()
    .filter((row) => tenantId === undefined || row.tenantId === tenantId)
    .filter((row) => type === undefined || row.tenantType === type);
  if (tenants.length === 0) throw new ActProblem('There is no such tenant.');
  return tenants;
}

function typeOf(kind: string): Tenant['tenantType'] {
  const type = tenantTypes.get(kind);
  if (type === undefined) throw new ActProblem(`kind is xpm or ledger, not ${kind}.`);
  return type;
}
