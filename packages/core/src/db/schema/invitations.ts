import { foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';
import { roles, staff } from './staff.ts';

/** An invitation into a practice; the link's secret is kept only as SHA-256. */
export const invitations = pgTable(
  'invitations',
  {
    ...practiceKey(),
    email: text().notNull(),
    name: text().notNull(),
    roles: text({ enum: roles }).array().notNull(),
    tokenHash: text().notNull(),
    invitedBy: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    foreignKey({ columns: [t.practiceId, t.invitedBy], foreignColumns: [staff.practiceId, staff.id] }),
    uniqueIndex('invitations_token').on(t.practiceId, t.tokenHash),
  ],
);
