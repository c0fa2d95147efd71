import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { organisations } from '../db/schema/xero-lists.ts';
import type { ListRead } from './save-xpm-staff.ts';

export type XeroAccountRow = {
  readonly xeroAccountId: string;
  readonly code: string | null;
  readonly name: string;
  readonly type: string;
  readonly class: string | null;
  readonly status: string;
  readonly taxType: string | null;
  readonly systemAccount: string | null;
  readonly enablePayments: boolean;
};

export type XeroTaxRateRow = {
  readonly taxType: string;
  readonly name: string;
  readonly status: string;
  /** Percent as text, e.g. `12.5`. */
  readonly effectiveRate: string;
  readonly canApplyToAssets: boolean;
  readonly canApplyToEquity: boolean;
  readonly canApplyToExpenses: boolean;
  readonly canApplyToLiabilities: boolean;
  readonly canApplyToRevenue: boolean;
};

/** Makes the mirrored chart of accounts what Xero just listed; those not listed any more keep when they went. */
export async function saveXeroAccounts(
  tx: Tx,
  { practiceId, asOf, rows }: ListRead<XeroAccountRow>,
): Promise<void> {
  await tx.execute(sql`
    with incoming as (
      select distinct on ("xeroAccountId") *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        "xeroAccountId" uuid, code text, name text, type text, class text, status text, "taxType" text,
        "systemAccount" text, "enablePayments" boolean)
    ), gone as (
      update xero_accounts set gone_at = ${asOf}
      where practice_id = ${practiceId} and gone_at is null
        and xero_account_id not in (select "xeroAccountId" from incoming)
    )
    insert into xero_accounts (
      practice_id, xero_account_id, code, name, type, class, status, tax_type, system_account, enable_payments)
    select ${practiceId}::uuid, incoming.* from incoming
    on conflict (practice_id, xero_account_id) do update set
      code = excluded.code, name = excluded.name, type = excluded.type, class = excluded.class,
      status = excluded.status, tax_type = excluded.tax_type, system_account = excluded.system_account,
      enable_payments = excluded.enable_payments, gone_at = null`);
}

/** Makes the mirrored tax rates what Xero just listed; those not listed any more keep when they went. */
export async function saveXeroTaxRates(
  tx: Tx,
  { practiceId, asOf, rows }: ListRead<XeroTaxRateRow>,
): Promise<void> {
  await tx.execute(sql`
    with incoming as (
      select distinct on ("taxType") *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        "taxType" text, name text, status text, "effectiveRate" text, "canApplyToAssets" boolean,
        "canApplyToEquity" boolean, "canApplyToExpenses" boolean, "canApplyToLiabilities" boolean,
        "canApplyToRevenue" boolean)
    ), gone as (
      update xero_tax_rates set gone_at = ${asOf}
      where practice_id = ${practiceId} and gone_at is null and tax_type not in (select "taxType" from incoming)
    )
    insert into xero_tax_rates (
      practice_id, tax_type, name, status, effective_rate, can_apply_to_assets, can_apply_to_equity,
      can_apply_to_expenses, can_apply_to_liabilities, can_apply_to_revenue)
    select ${practiceId}::uuid, incoming.* from incoming
    on conflict (practice_id, tax_type) do update set
      name = excluded.name, status = excluded.status, effective_rate = excluded.effective_rate,
      can_apply_to_assets = excluded.can_apply_to_assets, can_apply_to_equity = excluded.can_apply_to_equity,
      can_apply_to_expenses = excluded.can_apply_to_expenses,
      can_apply_to_liabilities = excluded.can_apply_to_liabilities,
      can_apply_to_revenue = excluded.can_apply_to_revenue, gone_at = null`);
}

/** Keeps the organisation behind the ledger connection as Xero just showed it. */
export async function saveOrganisation(tx: Tx, row: typeof organisations.$inferInsert): Promise<void> {
  const { practiceId: _key, ...shown } = row;
  await tx
    .insert(organisations)
    .values(row)
    .onConflictDoUpdate({ target: organisations.practiceId, set: shown });
}
