import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import { connectionKinds } from './connections.ts';
import { practices } from './practices.ts';

/**
 * One row per practice and remote system: every call there passes it.
 *
 * Locked while a call is granted, so that the limits hold across workers and restarts. It is also what a
 * dispatcher reads to learn where something is due; it holds nothing that says what.
 */
export const deliveryGates = pgTable(
  'delivery_gates',
  {
    practiceId: uuid().notNull(),
    kind: text({ enum: connectionKinds }).notNull(),
    /** When a worker should look at this gate next; null when nothing waits. */
    nextDueAt: instant(),
    /** Remote systems asked us, or an outage told us, not to call before this. */
    pausedUntil: instant(),
    pauseReason: text(),
    minuteRemaining: integer(),
    dayRemaining: integer(),
    remainingAt: instant(),
    /** When the day of `dayRemaining` ends at the latest. */
    dayResetsAt: instant(),
    /** Calls in a whole day as last seen when one began; null until a call was answered. */
    dayLimit: integer(),
    /** Names this gate among the shares of common limits. */
    shareId: uuid()
      .notNull()
      .default(sql`gen_random_uuid()`),
    /** Failed calls in a row; the circuit is open while `pausedUntil` lies ahead. */
    failures: integer().notNull().default(0),
    failingSince: instant(),
    /** The database may have gone back in time: what was made before this is looked for before it is sent. */
    lookFirstBefore: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.kind] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    index('delivery_gates_due')
      .on(t.nextDueAt)
      .where(sql`${t.nextDueAt} is not null`),
  ],
);

/** Calls to XPM and Xero, one row each; the rolling minute is counted here. Kept two days. */
export const remoteCalls = pgTable(
  'remote_calls',
  {
    practiceId: uuid().notNull(),
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    kind: text({ enum: connectionKinds }).notNull(),
    /** Method and path without identifiers of people, e.g. `POST time.api/add`. */
    what: text().notNull(),
    startedAt: instant().notNull(),
    /** Null while in flight; a call older than its lease counts as ended. */
    endedAt: instant(),
    leaseUntil: instant().notNull(),
    status: integer(),
    correlationId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({
      columns: [t.practiceId, t.kind],
      foreignColumns: [deliveryGates.practiceId, deliveryGates.kind],
    }),
    index('remote_calls_window').on(t.practiceId, t.kind, t.startedAt),
  ],
);
