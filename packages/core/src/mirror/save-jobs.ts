import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';

export type JobRow = {
  readonly xpmJobNumber: string;
  readonly xpmJobUuid: string | null;
  readonly name: string;
  readonly xpmClientUuid: string;
  readonly state: string;
  readonly clientOrderNumber: string;
  readonly category: string | null;
  readonly startDate: string | null;
  readonly dueDate: string | null;
  readonly completedOn: string | null;
  readonly managerXpmStaffUuid: string | null;
  readonly managerName: string | null;
  readonly partnerXpmStaffUuid: string | null;
  readonly partnerName: string | null;
};

export type SeenJobs = {
  readonly practiceId: string;
  readonly rows: readonly JobRow[];
  readonly seenAt: Date;
  /** Listed as current: open. Otherwise what is known of that stays, and new ones count as not open. */
  readonly isCurrent: boolean;
};

/**
 * Adds and changes jobs XPM just showed; only rows that differ are written.
 *
 * @returns the numbers of the jobs that were written
 */
export async function saveJobs(
  tx: Tx,
  { practiceId, rows, seenAt, isCurrent }: SeenJobs,
): Promise<readonly string[]> {
  const written = await tx.execute<{ number: string }>(sql`
    insert into jobs as known (
      practice_id, is_open, seen_at, xpm_job_number, xpm_job_uuid, name, xpm_client_uuid, state,
      client_order_number, category, start_date, due_date, completed_on,
      manager_xpm_staff_uuid, manager_name, partner_xpm_staff_uuid, partner_name)
    select distinct on ("xpmJobNumber") ${practiceId}::uuid, ${isCurrent}::boolean, ${seenAt}::timestamptz, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "xpmJobNumber" text, "xpmJobUuid" uuid, name text, "xpmClientUuid" uuid, state text,
      "clientOrderNumber" text, category text, "startDate" date, "dueDate" date, "completedOn" date,
      "managerXpmStaffUuid" uuid, "managerName" text, "partnerXpmStaffUuid" uuid, "partnerName" text)
    on conflict (practice_id, xpm_job_number) do update set
      is_open = known.is_open or excluded.is_open, seen_at = excluded.seen_at, gone_at = null,
      xpm_job_uuid = excluded.xpm_job_uuid, name = excluded.name, xpm_client_uuid = excluded.xpm_client_uuid,
      state = excluded.state, client_order_number = excluded.client_order_number, category = excluded.category,
      start_date = excluded.start_date, due_date = excluded.due_date, completed_on = excluded.completed_on,
      manager_xpm_staff_uuid = excluded.manager_xpm_staff_uuid, manager_name = excluded.manager_name,
      partner_xpm_staff_uuid = excluded.partner_xpm_staff_uuid, partner_name = excluded.partner_name
    where (known.is_open or not excluded.is_open, known.gone_at, known.xpm_job_uuid, known.name,
        known.xpm_client_uuid, known.state, known.client_order_number, known.category, known.start_date,
        known.due_date, known.completed_on, known.manager_xpm_staff_uuid, known.manager_name,
        known.partner_xpm_staff_uuid, known.partner_name)
      is distinct from (true, null::timestamptz, excluded.xpm_job_uuid, excluded.name,
        excluded.xpm_client_uuid, excluded.state, excluded.client_order_number, excluded.category, excluded.start_date,
        excluded.due_date, excluded.completed_on, excluded.manager_xpm_staff_uuid, excluded.manager_name,
        excluded.partner_xpm_staff_uuid, excluded.partner_name)
    returning xpm_job_number as number`);
  return written.rows.map((row) => row.number);
}

/**
 * Closes the jobs a whole read of the current ones did not hold.
 *
 * @returns their numbers: XPM does not say why they left
 */
export async function closeJobsNotCurrent(
  tx: Tx,
  practiceId: string,
  current: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ number: string }>(sql`
    update jobs set is_open = false
    where practice_id = ${practiceId} and is_open
      and xpm_job_number not in (select unnest(${sql.param(current)}::text[]))
    returning xpm_job_number as number`);
  return rows.map((row) => row.number);
}

/** Notes that XPM does not know a job's number any more. */
export async function markJobGone(
  tx: Tx,
  practiceId: string,
  { xpmJobNumber, goneAt }: { readonly xpmJobNumber: string; readonly goneAt: Date },
): Promise<void> {
  await tx.execute(sql`
    update jobs set gone_at = ${goneAt}, is_open = false
    where practice_id = ${practiceId} and xpm_job_number = ${xpmJobNumber}`);
}
