import { and, asc, eq, isNull } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { asUser } from '../db/in-practice.ts';
import { practices } from '../db/schema/practices.ts';
import { type Role, staff } from '../db/schema/staff.ts';

export type Membership = {
  readonly practiceId: string;
  readonly name: string;
  readonly country: string;
  readonly staffId: string;
  readonly roles: readonly Role[];
};

/** The practices a signed-in person belongs to now, by name. */
export async function listMemberships(db: Database, userId: string): Promise<Membership[]> {
  return asUser(db, userId, (tx) =>
    tx
      .select({
        practiceId: practices.id,
        name: practices.name,
        country: practices.country,
        staffId: staff.id,
        roles: staff.roles,
      })
      .from(staff)
      .innerJoin(practices, eq(practices.id, staff.practiceId))
      .where(and(eq(staff.userId, userId), isNull(staff.removedAt)))
      .orderBy(asc(practices.name), asc(practices.id)),
  );
}
