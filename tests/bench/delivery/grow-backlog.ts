import type { Client } from 'pg';

/** Copies the one entry a practice has, with its message, until so many wait: recorded one after another an hour ago. */
export async function growBacklog(client: Client, size: number): Promise<void> {
  await client.query(
    `with model as (
       select e.practice_id, e.staff_id, e.work_item_id, e.work_date, m.kind, m.gate, m.details
       from outbox_messages m join time_entries e on e.practice_id = m.practice_id and e.id = m.subject_id),
     entries as (
       insert into time_entries (practice_id, staff_id, work_item_id, work_date, minutes, note, updated_at)
       select practice_id, staff_id, work_item_id, work_date, 6, n::text, now() - interval '1 hour' + n * interval '1 ms'
       from model, generate_series(2, $1::int) as n
       returning practice_id, id, updated_at)
     insert into outbox_messages (practice_id, kind, subject_id, gate, state, details, available_at, state_at)
     select e.practice_id, m.kind, e.id, m.gate, 'queued', m.details, e.updated_at, e.updated_at
     from entries e, model m`,
    [size],
  );
  await client.query('analyze outbox_messages, time_entries');
}
