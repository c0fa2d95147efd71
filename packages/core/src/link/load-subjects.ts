import { and, asc, eq, type SQL } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { jobs, jobTasks } from '../db/schema/jobs.ts';
import { links } from '../db/schema/links.ts';
import { processes } from '../db/schema/processes.ts';
import { staff } from '../db/schema/staff.ts';
import { workItems } from '../db/schema/work-items.ts';
import { taskDefinitions } from '../db/schema/xpm-lists.ts';
import type { LinkQuestion } from './link-decision.ts';

export type Link = typeof links.$inferSelect;

/** A work item with all that its link is decided and explained by. */
export type LinkSubject = {
  readonly workItemId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly processId: string;
  readonly processName: string;
  readonly taskDefUuid: string | null;
  /** Name of the mapped task definition; null while there is none. */
  readonly definitionName: string | null;
  readonly title: string;
  readonly dueDate: string;
  readonly year: number | null;
  /** Null until somebody or a rule looked. */
  readonly link: Link | null;
  readonly deciderName: string | null;
  readonly jobName: string | null;
  readonly jobIsOpen: boolean | null;
  readonly taskName: string | null;
};

/** Work items of the practice matching `where`, by client and id; at most `limit`. */
export function loadSubjects(
  ctx: ServiceContext,
  where: SQL | undefined,
  limit = 500,
): Promise<LinkSubject[]> {
  return ctx.tx
    .select({
      workItemId: workItems.id,
      clientId: workItems.clientId,
      clientName: clients.name,
      processId: workItems.processId,
      processName: processes.name,
      taskDefUuid: processes.xpmTaskDefUuid,
      definitionName: taskDefinitions.name,
      title: workItems.title,
      dueDate: workItems.dueDate,
      year: workItems.year,
      link: links,
      deciderName: staff.name,
      jobName: jobs.name,
      jobIsOpen: jobs.isOpen,
      taskName: jobTasks.name,
    })
    .from(workItems)
    .innerJoin(clients, and(eq(clients.practiceId, workItems.practiceId), eq(clients.id, workItems.clientId)))
    .innerJoin(
      processes,
      and(eq(processes.practiceId, workItems.practiceId), eq(processes.id, workItems.processId)),
    )
    .leftJoin(
      taskDefinitions,
      and(
        eq(taskDefinitions.practiceId, processes.practiceId),
        eq(taskDefinitions.xpmTaskDefUuid, processes.xpmTaskDefUuid),
      ),
    )
    .leftJoin(links, and(eq(links.practiceId, workItems.practiceId), eq(links.workItemId, workItems.id)))
    .leftJoin(staff, and(eq(staff.practiceId, links.practiceId), eq(staff.id, links.decidedByStaffId)))
    .leftJoin(jobs, and(eq(jobs.practiceId, links.practiceId), eq(jobs.xpmJobNumber, links.xpmJobNumber)))
    .leftJoin(
      jobTasks,
      and(eq(jobTasks.practiceId, links.practiceId), eq(jobTasks.xpmJobTaskUuid, links.xpmJobTaskUuid)),
    )
    .where(and(eq(workItems.practiceId, ctx.practice.id), where))
    .orderBy(asc(workItems.clientId), asc(workItems.id))
    .limit(limit);
}

/** What `chooseJob` is asked about a work item. */
export function questionOf(ctx: ServiceContext, subject: LinkSubject): LinkQuestion {
  const { clientId, taskDefUuid, dueDate, year, title } = subject;
  const { financialYearStart } = ctx.practice;
  return { clientId, taskDefUuid, autoLink: true, dueDate, year, title, financialYearStart };
}
