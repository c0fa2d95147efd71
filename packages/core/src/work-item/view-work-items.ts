import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { workItems } from '../db/schema/work-items.ts';
import { notFound } from '../errors.ts';
import { type LinkSubject, loadSubjects } from '../link/load-subjects.ts';
import { type LinkView, viewLinks } from '../link/view-links.ts';

/** A work item as every screen sees it. Days are `YYYY-MM-DD`. */
export type WorkItemView = {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly processId: string;
  readonly processName: string;
  readonly title: string;
  readonly dueDate: string;
  readonly year: number | null;
  /** Null: anybody's. */
  readonly assignedTo: { readonly staffId: string; readonly name: string } | null;
  readonly estimateMinutes: number | null;
  /** Of everybody, stopped entries only. */
  readonly minutesRecorded: number;
  /** Who has a timer running on it now. */
  readonly running: readonly { readonly staffId: string; readonly name: string }[];
  readonly rolledOverFromDueDate: string | null;
  readonly link: LinkView;
};

/** @throws {AppError} `not_found` */
export async function viewWorkItem(ctx: ServiceContext, workItemId: string): Promise<WorkItemView> {
  const [view] = await viewWorkItems(ctx, [workItemId]);
  if (!view) throw notFound('work item');
  return view;
}

/** The practice's work items of these ids, in their order; ids of others are left out. */
export async function viewWorkItems(
  ctx: ServiceContext,
  ids: readonly string[],
): Promise<readonly WorkItemView[]> {
  if (ids.length === 0) return [];
  const subjects = await loadSubjects(ctx, inArray(workItems.id, [...ids]), ids.length);
  const links = await viewLinks(ctx, subjects);
  const facts = await loadFacts(ctx, ids);
  const running = await loadRunning(ctx, ids);
  const views = new Map<string, WorkItemView>();
  for (const [index, subject] of subjects.entries()) {
    const link = links[index];
    const own = facts.get(subject.workItemId);
    if (link && own)
      views.set(subject.workItemId, {
        ...viewOf(subject, own),
        link,
        running: running.get(subject.workItemId) ?? [],
      });
  }
  return ids.flatMap((id) => views.get(id) ?? []);
}

type Facts = Awaited<ReturnType<typeof selectFacts>>[number];

function viewOf(subject: LinkSubject, facts: Facts): Omit<WorkItemView, 'link' | 'running'> {
  const { clientId, clientName, processId, processName, title, dueDate, year } = subject;
  const { id, assignedTo, assigneeName, ...rest } = facts;
  return {
    id,
    clientId,
    clientName,
    processId,
    processName,
    title,
    dueDate,
    year,
    assignedTo: assignedTo === null ? null : { staffId: assignedTo, name: assigneeName ?? '' },
    ...rest,
  };
}

async function loadFacts(ctx: ServiceContext, ids: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
  const rows = await selectFacts(ctx, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

function selectFacts(ctx: ServiceContext, ids: readonly string[]) {
  const recorded = ctx.tx
    .select({
      workItemId: timeEntries.workItemId,
      minutes: sql<number>`sum(${timeEntries.minutes})::int`.as('recorded_minutes'),
    })
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.practiceId, ctx.practice.id),
        inArray(timeEntries.workItemId, [...ids]),
        isNull(timeEntries.removedAt),
      ),
    )
    .groupBy(timeEntries.workItemId)
    .as('recorded');
  return ctx.tx
    .select({
      id: workItems.id,
      assignedTo: workItems.assignedTo,
      assigneeName: staff.name,
      estimateMinutes: workItems.estimateMinutes,
      rolledOverFromDueDate: workItems.rolledOverFromDueDate,
      minutesRecorded: sql<number>`coalesce(${recorded.minutes}, 0)`,
    })
    .from(workItems)
    .leftJoin(staff, and(eq(staff.practiceId, workItems.practiceId), eq(staff.id, workItems.assignedTo)))
    .leftJoin(recorded, eq(recorded.workItemId, workItems.id))
    .where(and(eq(workItems.practiceId, ctx.practice.id), inArray(workItems.id, [...ids])));
}

async function loadRunning(ctx: ServiceContext, ids: readonly string[]) {
  const rows = await ctx.tx
    .select({ workItemId: timeEntries.workItemId, staffId: staff.id, name: staff.name })
    .from(timeEntries)
    .innerJoin(staff, and(eq(staff.practiceId, timeEntries.practiceId), eq(staff.id, timeEntries.staffId)))
    .where(
      and(
        eq(timeEntries.practiceId, ctx.practice.id),
        inArray(timeEntries.workItemId, [...ids]),
        isNull(timeEntries.minutes),
        isNull(timeEntries.removedAt),
      ),
    )
    .orderBy(staff.name);
  const byItem = new Map<string, { staffId: string; name: string }[]>();
  for (const { workItemId, ...person } of rows) {
    if (workItemId !== null) byItem.set(workItemId, [...(byItem.get(workItemId) ?? []), person]);
  }
  return byItem;
}
