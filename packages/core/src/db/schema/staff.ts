import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';
import { users } from './users.ts';

export const roles = ['staff', 'admin', 'accounts'] as const;
export type Role = (typeof roles)[number];

/** A person as member of one practice: the one who does the work, and what they may do. */
export const staff = pgTable(
  'staff',
  {
    ...practiceKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    email: text().notNull(),
    roles: text({ enum: roles }).array().notNull(),
    /** The XPM person this member's time is recorded under; null while not linked. */
    xpmStaffUuid: uuid(),
    createdAt: createdAt(),
    removedAt: instant(),
    lastSeenAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    uniqueIndex('staff_user').on(t.practiceId, t.userId),
    uniqueIndex('staff_xpm_person')
      .on(t.practiceId, t.xpmStaffUuid)
      .where(sql`${t.removedAt} is null`),
    index('staff_by_user').on(t.userId),
  ],
);
