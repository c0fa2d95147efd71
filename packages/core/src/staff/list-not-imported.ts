import { sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';

/** A partner or manager of clients who does not exist here, so that what belongs to them belongs to nobody. */
export type NotImported = { readonly name: string; readonly reason: 'no_user' };

/** Names of clients' partners and managers without a member, by name. */
export async function listNotImported(ctx: ServiceContext): Promise<readonly NotImported[]> {
  const { rows } = await ctx.tx.execute<{ name: string }>(sql`
    select distinct named.name
    from (
      select partner_xpm_staff_uuid as uuid, partner_name as name from clients
      where practice_id = ${ctx.practice.id} and gone_at is null and not is_deleted
      union
      select manager_xpm_staff_uuid, manager_name from clients
      where practice_id = ${ctx.practice.id} and gone_at is null and not is_deleted
    ) named
    where named.uuid is not null and named.name is not null and not exists (
      select from staff s
      where s.practice_id = ${ctx.practice.id} and s.xpm_staff_uuid = named.uuid and s.removed_at is null)
    order by named.name`);
  return rows.map(({ name }) => ({ name, reason: 'no_user' }));
}
