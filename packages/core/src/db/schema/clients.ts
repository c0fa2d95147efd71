import {
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';

/** Whom the practice works for; mirrored from XPM. Names repeat: only the UUID identifies. */
export const clients = pgTable(
  'clients',
  {
    ...practiceKey(),
    xpmClientUuid: uuid().notNull(),
    name: text().notNull(),
    email: text(),
    isArchived: boolean().notNull().default(false),
    isDeleted: boolean().notNull().default(false),
    /** XPM's account manager, shown there as Partner; null when unset. */
    partnerXpmStaffUuid: uuid(),
    partnerName: text(),
    /** XPM's job manager, shown there as Manager; null when unset. */
    managerXpmStaffUuid: uuid(),
    managerName: text(),
    createdAt: createdAt(),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    uniqueIndex('clients_xpm_uuid').on(t.practiceId, t.xpmClientUuid),
    index('clients_name').on(t.practiceId, t.name),
  ],
);
