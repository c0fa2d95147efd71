import { date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { clients } from './clients.ts';
import { createdAt, instant, practiceKey } from './columns.ts';
import { processes } from './processes.ts';
import { staff } from './staff.ts';

/** One piece of work for one client. */
export const workItems = pgTable(
  'work_items',
  {
    ...practiceKey(),
    clientId: uuid().notNull(),
    processId: uuid().notNull(),
    title: text().notNull(),
    dueDate: date({ mode: 'string' }).notNull(),
    /** The year a person gave it ("2026" accounts); null: only the due date tells. */
    year: integer(),
    /** Whose work it is; null: anybody's. */
    assignedTo: uuid(),
    estimateMinutes: integer(),
    createdBy: uuid(),
    createdAt: createdAt(),
    /** When it was last carried over into another period; until then null. */
    rolledOverAt: instant(),
    rolledOverFromDueDate: date({ mode: 'string' }),
    completedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({
      columns: [t.practiceId, t.processId],
      foreignColumns: [processes.practiceId, processes.id],
    }),
    foreignKey({ columns: [t.practiceId, t.assignedTo], foreignColumns: [staff.practiceId, staff.id] }),
    foreignKey({ columns: [t.practiceId, t.createdBy], foreignColumns: [staff.practiceId, staff.id] }),
    index('work_items_client').on(t.practiceId, t.clientId),
    index('work_items_process').on(t.practiceId, t.processId),
  ],
);
