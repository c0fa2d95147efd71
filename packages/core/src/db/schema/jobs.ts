import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';

/** An engagement in XPM, mirrored. The number is opaque text and the only key XPM takes. */
export const jobs = pgTable(
  'jobs',
  {
    ...practiceKey(),
    xpmJobNumber: text().notNull(),
    xpmJobUuid: uuid(),
    name: text().notNull(),
    /** The client by XPM's UUID; the client list may be read later than the jobs. */
    xpmClientUuid: uuid().notNull(),
    /** Display name of the state, as the practice calls it. */
    state: text().notNull(),
    /** Listed among XPM's current jobs at the last read. */
    isOpen: boolean().notNull(),
    clientOrderNumber: text().notNull().default(''),
    category: text(),
    startDate: date({ mode: 'string' }),
    dueDate: date({ mode: 'string' }),
    completedOn: date({ mode: 'string' }),
    managerXpmStaffUuid: uuid(),
    managerName: text(),
    partnerXpmStaffUuid: uuid(),
    partnerName: text(),
    createdAt: createdAt(),
    /** When XPM last showed this job. */
    seenAt: instant().notNull(),
    /** XPM answered that the number does not exist any more. */
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    unique('jobs_number').on(t.practiceId, t.xpmJobNumber),
    index('jobs_client').on(t.practiceId, t.xpmClientUuid),
  ],
);

/** A task on one job: where time lands. One definition may occur twice on a job. */
export const jobTasks = pgTable(
  'job_tasks',
  {
    practiceId: uuid().notNull(),
    xpmJobTaskUuid: uuid().notNull(),
    xpmJobNumber: text().notNull(),
    xpmTaskDefUuid: uuid(),
    name: text().notNull(),
    completed: boolean().notNull(),
    billable: boolean().notNull(),
    estimatedMinutes: integer(),
    actualMinutes: integer(),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xpmJobTaskUuid] }),
    foreignKey({
      columns: [t.practiceId, t.xpmJobNumber],
      foreignColumns: [jobs.practiceId, jobs.xpmJobNumber],
    }).onDelete('cascade'),
    index('job_tasks_job').on(t.practiceId, t.xpmJobNumber),
    index('job_tasks_definition').on(t.practiceId, t.xpmTaskDefUuid),
  ],
);
