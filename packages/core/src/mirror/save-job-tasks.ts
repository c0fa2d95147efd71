import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';

export type JobTaskRow = {
  readonly xpmJobTaskUuid: string;
  readonly xpmJobNumber: string;
  readonly xpmTaskDefUuid: string | null;
  readonly name: string;
  readonly completed: boolean;
  readonly billable: boolean;
  readonly estimatedMinutes: number | null;
  readonly actualMinutes: number | null;
  /** Its place on the job, from 0. */
  readonly position: number;
};

export type SeenTasks = {
  readonly practiceId: string;
  /** The jobs shown whole: tasks of theirs that are not among `rows` are gone. */
  readonly xpmJobNumbers: readonly string[];
  readonly rows: readonly JobTaskRow[];
};

/**
 * Makes the tasks of these jobs what XPM just showed; only what differs is written.
 *
 * @returns how many rows were written or removed
 */
export async function saveJobTasks(tx: Tx, { practiceId, xpmJobNumbers, rows }: SeenTasks): Promise<number> {
  // The first read fills empty tables: a plan of the foreign key's check kept from before costs minutes afterwards.
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
  const removed = await tx.execute(sql`
    delete from job_tasks
    where practice_id = ${practiceId} and xpm_job_number = any(${sql.param(xpmJobNumbers)}::text[])
      and xpm_job_task_uuid not in (select unnest(${sql.param(rows.map((row) => row.xpmJobTaskUuid))}::uuid[]))`);
  const written = await tx.execute(sql`
    insert into job_tasks as known (
      practice_id, xpm_job_task_uuid, xpm_job_number, xpm_task_def_uuid, name, completed, billable,
      estimated_minutes, actual_minutes, position)
    select distinct on ("xpmJobTaskUuid") ${practiceId}::uuid, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "xpmJobTaskUuid" uuid, "xpmJobNumber" text, "xpmTaskDefUuid" uuid, name text, completed boolean,
      billable boolean, "estimatedMinutes" integer, "actualMinutes" integer, position integer)
    on conflict (practice_id, xpm_job_task_uuid) do update set
      xpm_job_number = excluded.xpm_job_number, xpm_task_def_uuid = excluded.xpm_task_def_uuid, name = excluded.name,
      completed = excluded.completed, billable = excluded.billable, estimated_minutes = excluded.estimated_minutes,
      actual_minutes = excluded.actual_minutes, position = excluded.position
    where (known.xpm_job_number, known.xpm_task_def_uuid, known.name, known.completed, known.billable,
        known.estimated_minutes, known.actual_minutes, known.position)
      is distinct from (excluded.xpm_job_number, excluded.xpm_task_def_uuid, excluded.name, excluded.completed,
        excluded.billable, excluded.estimated_minutes, excluded.actual_minutes, excluded.position)`);
  return (removed.rowCount ?? 0) + (written.rowCount ?? 0);
}
