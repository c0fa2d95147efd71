import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { jobs, jobTasks } from '../db/schema/jobs.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { foldedName, nameContains } from '../mirror/name-search.ts';
import { cursorText, pageOf, readCursor } from '../mirror/page.ts';
import type { ListJobs } from './schemas.ts';

export type JobTaskView = {
  readonly xpmJobTaskUuid: string;
  readonly xpmTaskDefUuid: string | null;
  readonly name: string;
  readonly completed: boolean;
  readonly billable: boolean;
  readonly estimatedMinutes: number | null;
  readonly actualMinutes: number | null;
};

/** A mirrored job; days are `YYYY-MM-DD`. */
export type JobView = {
  readonly id: string;
  readonly xpmJobNumber: string;
  readonly name: string;
  /** Null while XPM's client list does not hold the job's client. */
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly state: string;
  readonly isOpen: boolean;
  readonly clientOrderNumber: string;
  readonly category: string | null;
  readonly startDate: string | null;
  readonly dueDate: string | null;
  readonly completedOn: string | null;
  /** In XPM's order. */
  readonly tasks: readonly JobTaskView[];
};

type Input = z.output<z.ZodObject<typeof ListJobs>>;
const Cursor = z.tuple([z.int().min(0).max(1), cursorText, z.guid()]);
const sortName = foldedName(jobs.name);
const searched = sql`${jobs.name} || ' ' || ${jobs.xpmJobNumber} || ' ' || coalesce(${clients.name}, '')`;

/** Jobs by name; a job whose number is exactly what is looked for comes first. */
export async function listJobs(ctx: ServiceContext, input: Input) {
  const { query, limit, cursor } = input;
  const rank = query
    ? sql<number>`(lower(${jobs.xpmJobNumber}) <> ${query.toLowerCase()})::int`
    : sql<number>`1::int`;
  const after = readCursor(cursor, Cursor);
  const rows = await ctx.tx
    .select({
      id: jobs.id,
      xpmJobNumber: jobs.xpmJobNumber,
      name: jobs.name,
      clientId: clients.id,
      clientName: clients.name,
      state: jobs.state,
      isOpen: jobs.isOpen,
      clientOrderNumber: jobs.clientOrderNumber,
      category: jobs.category,
      startDate: jobs.startDate,
      dueDate: jobs.dueDate,
      completedOn: jobs.completedOn,
      sortName,
      rank,
    })
    .from(jobs)
    .leftJoin(
      clients,
      and(eq(clients.practiceId, jobs.practiceId), eq(clients.xpmClientUuid, jobs.xpmClientUuid)),
    )
    .where(
      and(
        eq(jobs.practiceId, ctx.practice.id),
        isNull(jobs.goneAt),
        filterOf(input),
        after
          ? sql`(${rank}, ${sortName}, ${jobs.id}) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(rank), asc(sortName), asc(jobs.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.rank, row.sortName, row.id]);
  const tasks = await tasksByJob(
    ctx,
    page.rows.map((row) => row.xpmJobNumber),
  );
  const items: JobView[] = page.rows.map(({ sortName: _name, rank: _rank, ...row }) => ({
    ...row,
    tasks: tasks.get(row.xpmJobNumber) ?? [],
  }));
  return { items, asOf: await asOfOf(ctx, ['jobs']), nextCursor: page.nextCursor };
}

function filterOf({ query, clientId, state, open }: Input): SQL | undefined {
  return and(
    query ? nameContains(searched, query) : undefined,
    clientId === undefined ? undefined : eq(clients.id, clientId),
    state === undefined ? undefined : eq(jobs.state, state),
    open === undefined ? undefined : eq(jobs.isOpen, open),
  );
}

async function tasksByJob(ctx: ServiceContext, xpmJobNumbers: string[]): Promise<Map<string, JobTaskView[]>> {
  const byJob = new Map<string, JobTaskView[]>(xpmJobNumbers.map((number) => [number, []]));
  if (xpmJobNumbers.length === 0) return byJob;
  const rows = await ctx.tx
    .select()
    .from(jobTasks)
    .where(and(eq(jobTasks.practiceId, ctx.practice.id), inArray(jobTasks.xpmJobNumber, xpmJobNumbers)))
    .orderBy(asc(jobTasks.xpmJobNumber), asc(jobTasks.position));
  for (const { practiceId: _practiceId, xpmJobNumber, position: _position, ...task } of rows) {
    byJob.get(xpmJobNumber)?.push(task);
  }
  return byJob;
}
