import { randomUUID } from 'node:crypto';

import type { Database } from '@throughline/core/db/client';
import { createPractice } from '@throughline/core/practice/create-practice';
import type pg from 'pg';

export type BarePractice = { readonly practiceId: string; readonly staffId: string };

/** A practice that counts as connected to XPM, and holds nothing a call could be made with. */
export async function barePractice(
  db: Database,
  owner: pg.Client,
  { tenantId = randomUUID(), now = new Date() }: { readonly tenantId?: string; readonly now?: Date } = {},
): Promise<BarePractice> {
  const admin = { userId: randomUUID(), name: 'A', email: `${randomUUID()}@test.test` };
  await owner.query(`insert into users (id, name, email, email_verified) values ($1, $2, $3, true)`, [
    admin.userId,
    admin.name,
    admin.email,
  ]);
  const made = await createPractice(db, { name: 'P', country: 'NZ', admin, now });
  await owner.query(
    `insert into connections (practice_id, kind, tenant_id, tenant_name, xero_connection_id, status, connected_by, connected_at)
     values ($1, 'xpm', $2, 'T', gen_random_uuid(), 'connected', $3, now())`,
    [made.practiceId, tenantId, made.staffId],
  );
  return made;
}
