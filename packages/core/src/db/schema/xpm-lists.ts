import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import { practices } from './practices.ts';

/** People in XPM, as of the last read; those no longer listed keep `goneAt`. */
export const xpmStaff = pgTable(
  'xpm_staff',
  {
    practiceId: uuid().notNull(),
    xpmStaffUuid: uuid().notNull(),
    name: text().notNull(),
    email: text(),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xpmStaffUuid] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);

/** Kinds of task, practice-wide (XPM `task.api`). */
export const taskDefinitions = pgTable(
  'task_definitions',
  {
    practiceId: uuid().notNull(),
    xpmTaskDefUuid: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xpmTaskDefUuid] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);

/** Job templates (XPM `template.api`); their contents are not readable. */
export const templates = pgTable(
  'templates',
  {
    practiceId: uuid().notNull(),
    xpmTemplateUuid: uuid().notNull(),
    name: text().notNull(),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xpmTemplateUuid] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);

/** Job categories (XPM `category.api`). */
export const categories = pgTable(
  'categories',
  {
    practiceId: uuid().notNull(),
    xpmCategoryUuid: uuid().notNull(),
    name: text().notNull(),
    goneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.xpmCategoryUuid] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);
