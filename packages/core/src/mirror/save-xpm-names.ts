import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import type { ListRead } from './save-xpm-staff.ts';

export type NamedRow = { readonly uuid: string; readonly name: string };
export type TaskDefinitionRow = NamedRow & { readonly description: string };

/** Makes the mirrored task definitions what XPM just listed; those not listed any more keep when they went. */
export async function saveTaskDefinitions(
  tx: Tx,
  { practiceId, asOf, rows }: ListRead<TaskDefinitionRow>,
): Promise<void> {
  await tx.execute(sql`
    with incoming as (
      select distinct on (uuid) *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (uuid uuid, name text, description text)
    ), gone as (
      update task_definitions set gone_at = ${asOf}
      where practice_id = ${practiceId} and gone_at is null and xpm_task_def_uuid not in (select uuid from incoming)
    )
    insert into task_definitions as known (practice_id, xpm_task_def_uuid, name, description)
    select ${practiceId}::uuid, uuid, name, description from incoming
    on conflict (practice_id, xpm_task_def_uuid) do update
      set name = excluded.name, description = excluded.description, gone_at = null
      where (known.name, known.description, known.gone_at) is distinct from (excluded.name, excluded.description, null)`);
}

/** Makes the mirrored job templates what XPM just listed; those not listed any more keep when they went. */
export async function saveTemplates(tx: Tx, { practiceId, asOf, rows }: ListRead<NamedRow>): Promise<void> {
  await tx.execute(sql`
    with incoming as (
      select distinct on (uuid) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (uuid uuid, name text)
    ), gone as (
      update templates set gone_at = ${asOf}
      where practice_id = ${practiceId} and gone_at is null and xpm_template_uuid not in (select uuid from incoming)
    )
    insert into templates as known (practice_id, xpm_template_uuid, name)
    select ${practiceId}::uuid, uuid, name from incoming
    on conflict (practice_id, xpm_template_uuid) do update set name = excluded.name, gone_at = null
      where (known.name, known.gone_at) is distinct from (excluded.name, null)`);
}

/** Makes the mirrored job categories what XPM just listed; those not listed any more keep when they went. */
export async function saveCategories(tx: Tx, { practiceId, asOf, rows }: ListRead<NamedRow>): Promise<void> {
  await tx.execute(sql`
    with incoming as (
      select distinct on (uuid) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (uuid uuid, name text)
    ), gone as (
      update categories set gone_at = ${asOf}
      where practice_id = ${practiceId} and gone_at is null and xpm_category_uuid not in (select uuid from incoming)
    )
    insert into categories as known (practice_id, xpm_category_uuid, name)
    select ${practiceId}::uuid, uuid, name from incoming
    on conflict (practice_id, xpm_category_uuid) do update set name = excluded.name, gone_at = null
      where (known.name, known.gone_at) is distinct from (excluded.name, null)`);
}
