import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { createdAt } from './columns.ts';
import { practices } from './practices.ts';

/** Answers already given to mutations that carried a `requestId`; the same id again gets the same answer. */
export const requests = pgTable(
  'requests',
  {
    practiceId: uuid().notNull(),
    /** The member who asked; ids of two people never meet. */
    staffId: uuid().notNull(),
    requestId: uuid().notNull(),
    procedure: text().notNull(),
    inputHash: text().notNull(),
    response: jsonb().$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId, t.requestId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('requests_created').on(t.createdAt),
  ],
);
