import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import { practices } from './practices.ts';

export const choreKinds = ['link', 'mirror', 'keep_alive', 'clean_up', 'sweep_xpm', 'sweep_ledger'] as const;
export type ChoreKind = (typeof choreKinds)[number];

/** Those that run once a day by themselves; the others run when something asks for them. */
export function isDaily(kind: ChoreKind): boolean {
  return kind !== 'link' && kind !== 'mirror';
}

/** Work a practice needs done in the background; a row under lease is run by exactly one worker. */
export const chores = pgTable(
  'chores',
  {
    practiceId: uuid().notNull(),
    kind: text({ enum: choreKinds }).notNull(),
    /** Null: not asked for. */
    dueAt: instant(),
    leaseUntil: instant(),
    lastRunAt: instant(),
    lastProblem: text(),
    failures: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.kind] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('chores_due').on(t.dueAt),
  ],
);

/** Sign of life of each worker process. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text().primaryKey(),
  startedAt: instant().notNull(),
  beatAt: instant().notNull(),
});

/** Which database this is, so that one that was restored from a backup is noticed. One row. */
export const databaseIdentity = pgTable('database_identity', {
  id: integer().primaryKey().default(1),
  /** Cluster, its timeline and the database within it. */
  fingerprint: text().notNull(),
  since: instant().notNull(),
});
