import { and, asc, eq, inArray, isNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { jobs, jobTasks } from '../db/schema/jobs.ts';
import type { CandidateTask, JobCandidate } from './link-decision.ts';

/** The mirrored jobs of these clients with their tasks, open or not, by client; two statements however many. */
export async function loadCandidates(
  ctx: ServiceContext,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, readonly JobCandidate[]>> {
  const ids = [...new Set(clientIds)];
  if (ids.length === 0) return new Map();
  const ofClients = and(eq(jobs.practiceId, ctx.practice.id), isNull(jobs.goneAt), inArray(clients.id, ids));
  const isJobsClient = and(
    eq(clients.practiceId, jobs.practiceId),
    eq(clients.xpmClientUuid, jobs.xpmClientUuid),
  );
  const jobRows = await ctx.tx
    .select({
      xpmJobNumber: jobs.xpmJobNumber,
      name: jobs.name,
      clientId: clients.id,
      isOpen: jobs.isOpen,
      state: jobs.state,
      startDate: jobs.startDate,
      dueDate: jobs.dueDate,
      completedOn: jobs.completedOn,
    })
    .from(jobs)
    .innerJoin(clients, isJobsClient)
    .where(ofClients);
  const taskRows = await ctx.tx
    .select({
      xpmJobNumber: jobTasks.xpmJobNumber,
      xpmJobTaskUuid: jobTasks.xpmJobTaskUuid,
      xpmTaskDefUuid: jobTasks.xpmTaskDefUuid,
      name: jobTasks.name,
      completed: jobTasks.completed,
    })
    .from(jobTasks)
    .innerJoin(
      jobs,
      and(eq(jobs.practiceId, jobTasks.practiceId), eq(jobs.xpmJobNumber, jobTasks.xpmJobNumber)),
    )
    .innerJoin(clients, isJobsClient)
    .where(ofClients)
    .orderBy(asc(jobTasks.xpmJobNumber), asc(jobTasks.position));
  const tasksOf = new Map<string, CandidateTask[]>();
  for (const { xpmJobNumber, xpmTaskDefUuid, ...task } of taskRows) {
    // A task of no definition can be what no process is mapped to.
    if (xpmTaskDefUuid !== null) append(tasksOf, xpmJobNumber, { ...task, xpmTaskDefUuid });
  }
  const candidates = new Map<string, JobCandidate[]>();
  for (const job of jobRows)
    append(candidates, job.clientId, { ...job, tasks: tasksOf.get(job.xpmJobNumber) ?? [] });
  return candidates;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
