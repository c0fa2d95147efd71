import { foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';
import { staff } from './staff.ts';

/** A repeatable kind of work here, mapped once to an XPM task definition. */
export const processes = pgTable(
  'processes',
  {
    ...practiceKey(),
    name: text().notNull(),
    xpmTaskDefUuid: uuid(),
    mappedBy: uuid(),
    mappedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    foreignKey({ columns: [t.practiceId, t.mappedBy], foreignColumns: [staff.practiceId, staff.id] }),
    uniqueIndex('processes_name').on(t.practiceId, t.name),
  ],
);
