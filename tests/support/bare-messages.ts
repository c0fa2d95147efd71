import type pg from 'pg';

/** So many messages of a practice that became due an hour ago, the first longest; nothing stands behind them. */
export async function bareMessages(owner: pg.Client, practiceId: string, count: number): Promise<void> {
  await owner.query(
    `insert into outbox_messages (practice_id, kind, subject_id, gate, state, details, available_at, state_at)
     select $1, 'time_entry.push', gen_random_uuid(), 'xpm', 'queued', '{}',
       now() - interval '1 hour' + n * interval '1 millisecond', now()
     from generate_series(1, $2) n`,
    [practiceId, count],
  );
  await owner.query(`update delivery_gates set next_due_at = now() where practice_id = $1 and kind = 'xpm'`, [
    practiceId,
  ]);
}
