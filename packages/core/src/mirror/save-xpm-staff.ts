import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';

export type XpmStaffRow = {
  readonly xpmStaffUuid: string;
  readonly name: string;
  readonly email: string | null;
};

export type ListRead<Row> = {
  readonly practiceId: string;
  readonly asOf: Date;
  readonly rows: readonly Row[];
};

/** Makes the mirrored people what XPM just listed; those not listed any more keep when they went. */
export async function saveXpmStaff(tx: Tx, { practiceId, asOf, rows }: ListRead<XpmStaffRow>): Promise<void> {
  await tx.execute(sql`
    with incoming as (
      select distinct on ("xpmStaffUuid") *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("xpmStaffUuid" uuid, name text, email text)
    ), gone as (
      update xpm_staff set gone_at = ${asOf}
      where practice_id = ${practiceId} and gone_at is null
        and xpm_staff_uuid not in (select "xpmStaffUuid" from incoming)
    )
    insert into xpm_staff as known (practice_id, xpm_staff_uuid, name, email)
    select ${practiceId}::uuid, "xpmStaffUuid", name, email from incoming
    on conflict (practice_id, xpm_staff_uuid) do update
      set name = excluded.name, email = excluded.email, gone_at = null
      where (known.name, known.email, known.gone_at) is distinct from (excluded.name, excluded.email, null)`);
}
