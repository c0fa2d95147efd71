import type pg from 'pg';

/** Whose entries wait, and where they go. */
export type Worked = {
  readonly practiceId: string;
  readonly staffId: string;
  readonly workItemId: string;
};

/**
 * Puts so many entries of a practice in line for XPM as if they had been made an hour ago, in one statement; the first
 * is due longest.
 */
export async function addBacklog(owner: pg.Client, worked: Worked, count: number): Promise<void> {
  const { practiceId, staffId, workItemId } = worked;
  await owner.query(
    `with made as (
       insert into time_entries (practice_id, id, staff_id, work_item_id, work_date, minutes, note, updated_at)
       select $1, gen_random_uuid(), $2, $3, date '2026-11-18', 1, n::text, now()
       from generate_series(1, $4) n
       returning id, note::int as n)
     insert into outbox_messages (practice_id, kind, subject_id, gate, state, details, available_at, state_at)
     select $1, 'time_entry.push', id, 'xpm', 'queued', '{}', now() - interval '1 hour' + n * interval '1 millisecond', now()
     from made`,
    [practiceId, staffId, workItemId, count],
  );
  await owner.query('analyze time_entries, outbox_messages');
  await owner.query(`update delivery_gates set next_due_at = now() where practice_id = $1 and kind = 'xpm'`, [
    practiceId,
  ]);
}
