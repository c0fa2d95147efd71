import type { Client } from 'pg';

import type { Worked } from '../../support/backlog.ts';
import { until } from '../../support/until.ts';

type Practice = Pick<Worked, 'practiceId'>;

/** As if XPM had asked this practice to wait; returns once nothing of it is under way. */
export async function hold(owner: Client, { practiceId }: Practice): Promise<void> {
  await owner.query(
    `update delivery_gates set paused_until = now() + interval '1 hour' where practice_id = $1 and kind = 'xpm'`,
    [practiceId],
  );
  await until(
    async () => {
      const { rowCount } = await owner.query(
        'select from outbox_messages where practice_id = $1 and lease_until is not null limit 1',
        [practiceId],
      );
      return rowCount;
    },
    (count) => count === 0,
    120_000,
  );
}

/** Lets them go on, all at one moment, and tells the worker. */
export async function letGo(owner: Client, practices: readonly Practice[]): Promise<void> {
  const ids = practices.map(({ practiceId }) => practiceId);
  await owner.query(
    `with gone as (
       update delivery_gates set paused_until = null, next_due_at = now()
       where practice_id = any($1) and kind = 'xpm' returning practice_id)
     select pg_notify('throughline_due', practice_id || ' xpm 0') from gone`,
    [ids],
  );
}

/** How many records of each practice have arrived. */
export async function arrivedOf(owner: Client, practices: readonly Practice[]): Promise<number[]> {
  const { rows } = await owner.query<{ id: string; count: number }>(
    `select practice_id as id, count(*)::int from outbox_messages where state = 'delivered' group by practice_id`,
  );
  const counts = new Map(rows.map(({ id, count }) => [id, count]));
  return practices.map(({ practiceId }) => counts.get(practiceId) ?? 0);
}
