import { foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import { practices } from './practices.ts';

export const mirrorKinds = [
  'staff',
  'clients',
  'jobs',
  'taskDefinitions',
  'templates',
  'categories',
  'accounts',
  'taxRates',
  'organisation',
] as const;
export type MirrorKind = (typeof mirrorKinds)[number];

/** When each mirrored list was last read, and what the read cost. */
export const mirrorLists = pgTable(
  'mirror_lists',
  {
    practiceId: uuid().notNull(),
    kind: text({ enum: mirrorKinds }).notNull(),
    /** When the read that filled the list began; null before the first. */
    asOf: instant(),
    /** When a read was last tried; the ten minutes count from here. */
    triedAt: instant(),
    count: integer().notNull().default(0),
    calls: integer().notNull().default(0),
    problem: text(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.kind] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);
