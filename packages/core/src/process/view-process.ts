import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { links } from '../db/schema/links.ts';
import { processes } from '../db/schema/processes.ts';
import { staff } from '../db/schema/staff.ts';
import { workItems } from '../db/schema/work-items.ts';
import { taskDefinitions } from '../db/schema/xpm-lists.ts';
import { notFound } from '../errors.ts';
import { suggestTaskDefinition, type TaskDefinitionName } from '../link/suggest-task-definition.ts';
import { foldedName } from '../mirror/name-search.ts';

/** A process as every screen sees it. */
export type ProcessView = {
  readonly id: string;
  readonly name: string;
  /** Null while it has no XPM task; `gone` when XPM does not list that task any more. */
  readonly taskDefinition: {
    readonly xpmTaskDefUuid: string;
    readonly name: string;
    readonly gone: boolean;
  } | null;
  /** The XPM task of the most alike name, while one is needed. Never applied by itself. */
  readonly suggestion: {
    readonly xpmTaskDefUuid: string;
    readonly name: string;
    readonly score: number;
  } | null;
  readonly workItemCount: number;
  /** Work items whose link a change of the mapping leaves alone. */
  readonly linkedCount: number;
  /** Work items a person has to choose a job for, as several fit. */
  readonly reviewCount: number;
  readonly mappedBy: string | null;
  /** ISO 8601 */
  readonly mappedAt: string | null;
};

/** @throws {AppError} `not_found` */
export async function viewProcess(ctx: ServiceContext, processId: string): Promise<ProcessView> {
  const [view] = await viewProcesses(ctx, eq(processes.id, processId));
  if (!view) throw notFound('process');
  return view;
}

/** The practice's processes matching `where`, by name. */
export async function viewProcesses(ctx: ServiceContext, where?: SQL): Promise<readonly ProcessView[]> {
  const rows = await selectProcesses(ctx, where);
  const needsOne = rows.some(needsDefinition);
  const definitions = needsOne ? await listedDefinitions(ctx) : [];
  return rows.map((row) => viewOf(row, needsDefinition(row) ? definitions : []));
}

function selectProcesses(ctx: ServiceContext, where: SQL | undefined) {
  const counts = ctx.tx
    .select({
      processId: workItems.processId,
      all: sql<number>`count(*)::int`.as('all_items'),
      linked: sql<number>`(count(*) filter (where ${links.state} = 'linked'))::int`.as('linked_items'),
      review: sql<number>`(count(*) filter (where ${links.state} = 'needs_review'))::int`.as('review_items'),
    })
    .from(workItems)
    .leftJoin(links, and(eq(links.practiceId, workItems.practiceId), eq(links.workItemId, workItems.id)))
    .where(eq(workItems.practiceId, ctx.practice.id))
    .groupBy(workItems.processId)
    .as('counts');
  return ctx.tx
    .select({
      id: processes.id,
      name: processes.name,
      xpmTaskDefUuid: processes.xpmTaskDefUuid,
      definitionName: taskDefinitions.name,
      definitionGoneAt: taskDefinitions.goneAt,
      workItemCount: sql<number>`coalesce(${counts.all}, 0)`,
      linkedCount: sql<number>`coalesce(${counts.linked}, 0)`,
      reviewCount: sql<number>`coalesce(${counts.review}, 0)`,
      mappedBy: staff.name,
      mappedAt: processes.mappedAt,
    })
    .from(processes)
    .leftJoin(
      taskDefinitions,
      and(
        eq(taskDefinitions.practiceId, processes.practiceId),
        eq(taskDefinitions.xpmTaskDefUuid, processes.xpmTaskDefUuid),
      ),
    )
    .leftJoin(staff, and(eq(staff.practiceId, processes.practiceId), eq(staff.id, processes.mappedBy)))
    .leftJoin(counts, eq(counts.processId, processes.id))
    .where(and(eq(processes.practiceId, ctx.practice.id), where))
    .orderBy(asc(foldedName(processes.name)), asc(processes.id));
}

type Row = Awaited<ReturnType<typeof selectProcesses>>[number];

function needsDefinition(row: Row): boolean {
  return row.xpmTaskDefUuid === null || row.definitionName === null || row.definitionGoneAt !== null;
}

function listedDefinitions(ctx: ServiceContext): Promise<TaskDefinitionName[]> {
  return ctx.tx
    .select({ xpmTaskDefUuid: taskDefinitions.xpmTaskDefUuid, name: taskDefinitions.name })
    .from(taskDefinitions)
    .where(and(eq(taskDefinitions.practiceId, ctx.practice.id), isNull(taskDefinitions.goneAt)));
}

function viewOf(row: Row, definitions: readonly TaskDefinitionName[]): ProcessView {
  const { xpmTaskDefUuid, definitionName, definitionGoneAt, mappedAt, ...rest } = row;
  return {
    ...rest,
    taskDefinition:
      xpmTaskDefUuid === null
        ? null
        : {
            xpmTaskDefUuid,
            name: definitionName ?? 'An XPM task not read yet',
            gone: definitionGoneAt !== null,
          },
    suggestion: suggestTaskDefinition(row.name, definitions),
    mappedAt: mappedAt?.toISOString() ?? null,
  };
}
