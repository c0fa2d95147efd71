import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';
import { staff } from './staff.ts';
import { workItems } from './work-items.ts';

export const linkStates = ['linked', 'unlinked', 'needs_review'] as const;
export type LinkState = (typeof linkStates)[number];
export const linkDeciders = ['rule', 'staff'] as const;
export type LinkDecider = (typeof linkDeciders)[number];

/**
 * "This work item is done under that job task", and who decided so.
 *
 * A trigger (`links_staff_decision_stands`) refuses any rule that would change what a person decided.
 */
export const links = pgTable(
  'links',
  {
    practiceId: uuid().notNull(),
    workItemId: uuid().notNull(),
    state: text({ enum: linkStates }).notNull(),
    decidedBy: text({ enum: linkDeciders }),
    decidedByStaffId: uuid(),
    decidedAt: instant().notNull(),
    xpmJobNumber: text(),
    xpmJobTaskUuid: uuid(),
    /** Why, as a code of `choose-job` or of a person's act. */
    reason: text().notNull(),
    /** Values behind the sentence: year, candidates, checks. */
    details: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.workItemId] }),
    foreignKey({
      columns: [t.practiceId, t.workItemId],
      foreignColumns: [workItems.practiceId, workItems.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.practiceId, t.decidedByStaffId], foreignColumns: [staff.practiceId, staff.id] }),
    check(
      'links_linked_has_target',
      sql`(${t.state} = 'linked') = (${t.xpmJobNumber} is not null and ${t.xpmJobTaskUuid} is not null)`,
    ),
    check(
      'links_staff_named',
      sql`(${t.decidedBy} is not distinct from 'staff') = (${t.decidedByStaffId} is not null)`,
    ),
    index('links_job').on(t.practiceId, t.xpmJobNumber),
  ],
);
