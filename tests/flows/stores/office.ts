import { randomUUID } from 'node:crypto';

import { asSystem } from '@throughline/core/as-system';
import { approveClientBill } from '@throughline/core/client-bill/approve-client-bill';
import { draftClientBill } from '@throughline/core/client-bill/draft-client-bill';
import type { Database } from '@throughline/core/db/client';
import { createLedgerAccount } from '@throughline/core/ledger/create-ledger-account';
import { mapLedgerAccount } from '@throughline/core/ledger/map-ledger-account';
import { saveXeroAccounts, saveXeroTaxRates } from '@throughline/core/mirror/save-ledger-lists';
import { createPractice } from '@throughline/core/practice/create-practice';
import type pg from 'pg';

import type { ServiceContext } from '../../../packages/core/src/context.ts';
import { jobNumber, staffUuid, taskUuid } from '../../sim/world/subjects.ts';

const receiptKeys = [{ id: 'k', key: Buffer.alloc(32, 1) }];

export const settings = { settleSeconds: 0, appUrl: 'http://localhost:3000', receiptKeys };

/** A practice connected to XPM and Xero, with everything the histories move about in. */
export type Office = {
  readonly practiceId: string;
  /** Members by their number; the last one is nobody in XPM. */
  readonly staff: readonly string[];
  /** Work items by the number of their job; the first one has none. */
  readonly workItems: readonly string[];
  /** Approved client bills. */
  readonly bills: readonly string[];
};

type Open = { readonly db: Database; readonly owner: pg.ClientBase; readonly now: Date };

const billsEach = 4;

export async function openOffice({ db, owner, now }: Open): Promise<Office> {
  // Shares belong to no practice: those of an earlier history would count in this one.
  await owner.query('delete from call_shares');
  const user = async () => {
    const [userId, email] = [randomUUID(), `${randomUUID()}@test.test`];
    const values = [userId, email];
    await owner.query(
      `insert into users (id, name, email, email_verified) values ($1, 'A', $2, true)`,
      values,
    );
    return { userId, name: 'A', email };
  };
  const admin = await user();
  const { practiceId, staffId } = await createPractice(db, { name: 'P', country: 'NZ', admin, now });
  await owner.query(`update practices set note_marker = false where id = $1`, [practiceId]);
  await owner.query(`update staff set xpm_staff_uuid = $2 where id = $1`, [staffId, staffUuid(1)]);
  const member = async (xpmStaffUuid: string | null) => {
    const { userId, email } = await user();
    const { rows } = await owner.query<{ id: string }>(
      `insert into staff (practice_id, user_id, name, email, roles, xpm_staff_uuid)
       values ($1, $2, 'B', $3, '{staff}', $4) returning id`,
      [practiceId, userId, email, xpmStaffUuid],
    );
    return idOf(rows);
  };
  const staff = [staffId, await member(staffUuid(2)), await member(null)];
  const { clientId, workItems } = await arrangeWork(owner, practiceId);
  await owner.query(
    `insert into connections (practice_id, kind, tenant_id, tenant_name, xero_connection_id, status, connected_by, connected_at)
     select $1, kind, gen_random_uuid(), 'T', gen_random_uuid(), 'connected', $2, now() from unnest('{xpm,ledger}'::text[]) kind`,
    [practiceId, staffId],
  );
  const actor: ServiceContext['actor'] = {
    kind: 'staff',
    staffId,
    userId: admin.userId,
    name: 'A',
    roles: ['admin', 'accounts'],
  };
  const bills = await asSystem(db, { practiceId, verb: 'arrange', now, settings }, (ctx) =>
    approveBills({ ...ctx, actor }, clientId),
  );
  return { practiceId, staff, workItems, bills };
}

function idOf(rows: readonly { readonly id: string }[]): string {
  const [row] = rows;
  if (!row) throw new Error('nothing was written');
  return row.id;
}

async function arrangeWork(owner: pg.ClientBase, practiceId: string) {
  const inserted = async (text: string, values: readonly unknown[]) =>
    idOf((await owner.query<{ id: string }>(`${text} returning id`, [practiceId, ...values])).rows);
  const clientId = await inserted(
    `insert into clients (practice_id, xpm_client_uuid, name) values ($1, gen_random_uuid(), 'C')`,
    [],
  );
  await owner.query(
    `insert into contact_links (practice_id, client_id, xero_contact_id, xero_contact_name, source, linked_at)
     values ($1, $2, gen_random_uuid(), 'C', 'name', now())`,
    [practiceId, clientId],
  );
  const processId = await inserted(`insert into processes (practice_id, name) values ($1, 'P')`, []);
  const workItem = () =>
    inserted(
      `insert into work_items (practice_id, client_id, process_id, title, due_date) values ($1, $2, $3, 'W', '2026-11-30')`,
      [clientId, processId],
    );
  const linked = async (job: number) => {
    const workItemId = await workItem();
    await owner.query(
      `insert into links (practice_id, work_item_id, state, decided_by, decided_at, xpm_job_number, xpm_job_task_uuid, reason, details)
       values ($1, $2, 'linked', 'rule', now(), $3, $4, 'only', '{}')`,
      [practiceId, workItemId, jobNumber(job), taskUuid(job)],
    );
    return workItemId;
  };
  return { clientId, workItems: [await workItem(), await linked(1), await linked(2)] };
}

async function approveBills(ctx: ServiceContext, clientId: string): Promise<readonly string[]> {
  const xeroAccountId = randomUUID();
  const read = { practiceId: ctx.practice.id, asOf: ctx.now };
  await saveXeroAccounts(ctx.tx, { ...read, rows: [{ ...account, xeroAccountId }] });
  await saveXeroTaxRates(ctx.tx, { ...read, rows: [taxRate] });
  const { id: ledgerAccountId } = await createLedgerAccount(ctx, { name: 'Fees', purpose: 'income' });
  await mapLedgerAccount(ctx, { ledgerAccountId, xeroAccountId, taxType: taxRate.taxType });
  const bills: string[] = [];
  for (let made = 0; made < billsEach; made += 1) {
    const { id: clientBillId } = await draftClientBill(ctx, {
      clientId,
      billDate: '2026-11-18',
      dueDate: '2026-12-20',
      lineAmountTypes: 'Exclusive',
      lines: [{ description: 'Work', quantity: '1', unitAmount: '100.00', ledgerAccountId }],
    });
    await approveClientBill(ctx, { clientBillId });
    bills.push(clientBillId);
  }
  return bills;
}

const account = {
  code: '200',
  name: 'Fees',
  type: 'REVENUE',
  class: 'REVENUE',
  status: 'ACTIVE',
  taxType: 'OUTPUT2',
  systemAccount: null,
  enablePayments: false,
} as const;

const taxRate = {
  taxType: 'OUTPUT2',
  name: '15%',
  status: 'ACTIVE',
  effectiveRate: '15',
  canApplyToAssets: true,
  canApplyToEquity: true,
  canApplyToExpenses: true,
  canApplyToLiabilities: true,
  canApplyToRevenue: true,
} as const;
