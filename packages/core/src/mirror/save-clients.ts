import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';

export type ClientRow = {
  readonly xpmClientUuid: string;
  readonly name: string;
  readonly email: string | null;
  readonly isArchived: boolean;
  readonly isDeleted: boolean;
  readonly partnerXpmStaffUuid: string | null;
  readonly partnerName: string | null;
  readonly managerXpmStaffUuid: string | null;
  readonly managerName: string | null;
};

/** Adds and changes clients XPM just listed; only rows that differ are written. */
export async function saveClients(tx: Tx, practiceId: string, rows: readonly ClientRow[]): Promise<void> {
  await tx.execute(sql`
    insert into clients as known (
      practice_id, xpm_client_uuid, name, email, is_archived, is_deleted,
      partner_xpm_staff_uuid, partner_name, manager_xpm_staff_uuid, manager_name)
    select distinct on ("xpmClientUuid") ${practiceId}::uuid, r.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "xpmClientUuid" uuid, name text, email text, "isArchived" boolean, "isDeleted" boolean,
      "partnerXpmStaffUuid" uuid, "partnerName" text, "managerXpmStaffUuid" uuid, "managerName" text)
    on conflict (practice_id, xpm_client_uuid) do update set
      name = excluded.name, email = excluded.email,
      is_archived = excluded.is_archived, is_deleted = excluded.is_deleted,
      partner_xpm_staff_uuid = excluded.partner_xpm_staff_uuid, partner_name = excluded.partner_name,
      manager_xpm_staff_uuid = excluded.manager_xpm_staff_uuid, manager_name = excluded.manager_name,
      gone_at = null
    where (known.name, known.email, known.is_archived, known.is_deleted, known.partner_xpm_staff_uuid,
        known.partner_name, known.manager_xpm_staff_uuid, known.manager_name, known.gone_at)
      is distinct from (excluded.name, excluded.email, excluded.is_archived, excluded.is_deleted,
        excluded.partner_xpm_staff_uuid, excluded.partner_name, excluded.manager_xpm_staff_uuid,
        excluded.manager_name, null)`);
}

/** Marks the clients a whole list did not hold. */
export async function markClientsGone(
  tx: Tx,
  practiceId: string,
  { listed, asOf }: { readonly listed: readonly string[]; readonly asOf: Date },
): Promise<void> {
  await tx.execute(sql`
    update clients set gone_at = ${asOf}
    where practice_id = ${practiceId} and gone_at is null
      and xpm_client_uuid not in (select unnest(${sql.param(listed)}::uuid[]))`);
}
