import { ownTenants } from '../identity/own-tenants.ts';
import { uuidOf } from '../world/ids.ts';
import type { World } from '../world/world.ts';

/** The person who consents, and the two tenants: always the same ids, whatever profile and seed. */
export function seedIdentity(world: World): void {
  world.tables.users.put({ userId: uuidOf('user'), name: 'Tom Ashby', email: 'admin@demo.test' });
  world.tables.tenants.put({
    tenantId: ownTenants.practice,
    tenantType: 'PRACTICEMANAGER',
    name: 'Ashby & Tanaka Chartered Accountants',
    offline: false,
  });
  world.tables.tenants.put({
    tenantId: ownTenants.organisation,
    tenantType: 'ORGANISATION',
    name: 'Ashby & Tanaka Limited',
    offline: false,
  });
}
