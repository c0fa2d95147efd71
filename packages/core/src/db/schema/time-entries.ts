import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { staff } from './staff.ts';
import { workItems } from './work-items.ts';

/** Work by one staff member. A timer is an entry that has started and not stopped. */
export const timeEntries = pgTable(
  'time_entries',
  {
    ...practiceKey(),
    staffId: uuid().notNull(),
    /** Null: recorded without work, kept until a person says what it was for. */
    workItemId: uuid(),
    /** Calendar day in the practice's time zone, not UTC. */
    workDate: date({ mode: 'string' }).notNull(),
    /** Null for minutes written down without clock times. */
    startedAt: instant(),
    stoppedAt: instant(),
    /** Whole minutes after rounding, the unit XPM stores; null while running. */
    minutes: integer(),
    note: text().notNull().default(''),
    /** Running when the database went back in time: it may be in XPM, and is looked for before it is sent. */
    lookFirst: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    foreignKey({
      columns: [t.practiceId, t.workItemId],
      foreignColumns: [workItems.practiceId, workItems.id],
    }),
    uniqueIndex('time_entries_one_running_per_staff')
      .on(t.practiceId, t.staffId)
      .where(sql`${t.minutes} is null and ${t.removedAt} is null`),
    check('time_entries_running_has_start', sql`${t.minutes} is not null or ${t.startedAt} is not null`),
    check('time_entries_stopped_has_minutes', sql`${t.stoppedAt} is null or ${t.minutes} is not null`),
    check('time_entries_minutes_in_a_day', sql`${t.minutes} between 0 and 1440`),
    index('time_entries_staff_day').on(t.practiceId, t.staffId, t.workDate),
    index('time_entries_work_item').on(t.practiceId, t.workItemId),
  ],
);
