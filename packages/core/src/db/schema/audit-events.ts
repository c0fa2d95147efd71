import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';

/** Who did what, when, before and after; written in the same transaction as the change, never changed. */
export const auditEvents = pgTable(
  'audit_events',
  {
    ...practiceKey(),
    at: instant().notNull(),
    actorKind: text({ enum: ['staff', 'rule', 'system'] }).notNull(),
    /** Null for rules and the system; no foreign key, as history outlives people. */
    staffId: uuid(),
    actorName: text().notNull(),
    /** The verb, e.g. `timer.stop`. */
    verb: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
    requestId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('audit_events_at').on(t.practiceId, t.at),
    index('audit_events_subject').on(t.practiceId, t.subjectKind, t.subjectId),
  ],
);
