import { linkedWork } from '../../support/linked-work.ts';
import { connect, newPractice, type Person } from '../../support/people.ts';
import type { Product } from '../../support/product.ts';

/** A practice with work its time can be written on. */
export type Tenant = Person & { readonly workItemId: string };

/** So many practices, all connected to the sandbox's one practice of XPM. */
export async function openTenants(product: Product, count: number): Promise<Tenant[]> {
  const [person] = product.sandbox.sandbox.control.state().xpm.staff;
  if (!person) throw new Error('the sandbox has no staff');
  const tenants: Tenant[] = [];
  for (let number = 1; number <= count; number += 1) {
    const admin = await newPractice(product, `Practice ${number}`);
    await connect(product, admin);
    await admin.api.mirror.refresh.mutate({});
    await admin.api.staff.link.mutate({ staffId: admin.staffId, xpmStaffUuid: person.uuid });
    const { workItemId } = await linkedWork(admin, admin.staffId);
    tenants.push({ ...admin, workItemId });
  }
  return tenants;
}
