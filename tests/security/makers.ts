import { randomUUID } from 'node:crypto';

import type pg from 'pg';

import type { Person } from '../support/people.ts';

/** Makes new records of one practice, through its member with every role or, for what is mirrored, as XPM would. */
export type Makers = ReturnType<typeof makersOf>;

type Making = {
  readonly owner: pg.Pool;
  readonly practiceId: string;
  readonly mark: string;
  readonly all: Person;
  /** An active contact in Xero. */
  readonly xeroContactId: string;
  /** Writes down time in XPM. @returns its id there */
  readonly timeInXpm: () => string;
};
type Work = { readonly clientId: string; readonly processId: string };
type Billing = { readonly clientId: string; readonly ledgerAccountId: string };

export function makersOf(making: Making) {
  return {
    ...namesOf(making),
    ...mirrorMakers(making),
    ...peopleMakers(making),
    ...ownMakers(making),
    ...sweptMakers(making),
  };
}

function namesOf({ mark, xeroContactId }: Making) {
  return {
    /** Another text each time, with the practice's mark. */
    text: () => `${mark} ${randomUUID().slice(0, 13)}`,
    knownContact: () => xeroContactId,
  };
}

function mirrorMakers({ owner, practiceId, mark }: Making) {
  const insert = async (sql: string, ...values: unknown[]) => {
    await owner.query(sql, [practiceId, ...values]);
  };
  const text = (what: string) => `${what} ${mark} ${randomUUID().slice(0, 8)}`;
  return {
    async client(): Promise<{ clientId: string; xpmClientUuid: string }> {
      const [clientId, xpmClientUuid] = [randomUUID(), randomUUID()];
      const sql = 'insert into clients (practice_id, id, xpm_client_uuid, name) values ($1, $2, $3, $4)';
      await insert(sql, clientId, xpmClientUuid, text('Client'));
      return { clientId, xpmClientUuid };
    },
    async xpmPerson(): Promise<string> {
      const uuid = randomUUID();
      await insert(
        'insert into xpm_staff (practice_id, xpm_staff_uuid, name) values ($1, $2, $3)',
        uuid,
        text('Person'),
      );
      return uuid;
    },
    async taskDefinition(): Promise<string> {
      const uuid = randomUUID();
      const sql = 'insert into task_definitions (practice_id, xpm_task_def_uuid, name) values ($1, $2, $3)';
      await insert(sql, uuid, text('Task'));
      return uuid;
    },
    async job(xpmClientUuid: string, xpmTaskDefUuid: string) {
      const [xpmJobNumber, xpmJobTaskUuid] = [`J${mark}${randomUUID().slice(0, 4)}`, randomUUID()];
      await insert(
        `insert into jobs (practice_id, xpm_job_number, name, xpm_client_uuid, state, is_open, seen_at)
         values ($1, $2, $3, $4, 'In Progress', true, now())`,
        xpmJobNumber,
        text('Job'),
        xpmClientUuid,
      );
      await insert(
        `insert into job_tasks (practice_id, xpm_job_task_uuid, xpm_job_number, xpm_task_def_uuid, name, completed,
           billable, position) values ($1, $2, $3, $4, $5, false, true, 0)`,
        xpmJobTaskUuid,
        xpmJobNumber,
        xpmTaskDefUuid,
        text('Job task'),
      );
      return { xpmJobNumber, xpmJobTaskUuid };
    },
    /** A copy of a revenue account of the chart, under an id of its own. */
    async xeroAccount(): Promise<string> {
      const xeroAccountId = randomUUID();
      const { rowCount } = await owner.query(
        `insert into xero_accounts (practice_id, xero_account_id, code, name, type, class, status, tax_type)
         select practice_id, $2, code, $3, type, class, status, tax_type from xero_accounts
         where practice_id = $1 and type = 'REVENUE' and code is not null and status = 'ACTIVE'
           and coalesce(system_account, '') = '' limit 1`,
        [practiceId, xeroAccountId, text('Account')],
      );
      if (rowCount !== 1) throw new Error('the chart has no revenue account');
      return xeroAccountId;
    },
    /** A contact in Xero that was chosen for a client. */
    async contactOf(clientId: string): Promise<string> {
      const xeroContactId = randomUUID();
      await insert(
        `insert into contact_links (practice_id, client_id, xero_contact_id, xero_contact_name, source, linked_at)
         values ($1, $2, $3, $4, 'staff', now())`,
        clientId,
        xeroContactId,
        text('Contact'),
      );
      return xeroContactId;
    },
  };
}

/** What a sweep read, and what is known to be over there. */
function sweptMakers({ owner, practiceId, mark, timeInXpm }: Making) {
  return {
    /** Time somebody wrote down in XPM itself. */
    async xpmTime(): Promise<string> {
      const uuid = randomUUID();
      await owner.query(
        `insert into xpm_times (practice_id, xpm_time_uuid, xpm_job_number, job_name, xpm_job_task_uuid, task_name,
           xpm_staff_uuid, staff_name, work_date, minutes, note, is_invoiced, hash, first_seen_at, seen_at)
         values ($1, $2, $3, $3, $2, $3, $2, $3, '2026-11-18', 6, $3, false, $4, now(), now())`,
        [practiceId, uuid, `Time ${mark}`, uuid],
      );
      return uuid;
    },
    /** A sales invoice this app made that no client bill here knows of. */
    async xeroInvoice(): Promise<string> {
      const id = randomUUID();
      await owner.query(
        `insert into xero_invoices (practice_id, xero_invoice_id, number, reference, status, contact_name, invoice_date,
           subtotal_cents, tax_cents, total_cents, currency, url, lines, first_seen_at, seen_at)
         values ($1, $2, $3, $3, 'AUTHORISED', $3, '2026-11-18', 100, 15, 115, 'NZD', '', '[]', now(), now())`,
        [practiceId, id, `Invoice ${mark}`],
      );
      return id;
    },
    /** Brings the connection to XPM back after one was lost in its place. */
    async connectedXpm(): Promise<void> {
      await owner.query(
        `update connections set status = 'disconnected' where practice_id = $1 and kind = 'xpm' and tenant_name like 'Tenant %'`,
        [practiceId],
      );
      await owner.query(
        `update connections set status = 'connected', token_set_id =
           (select token_set_id from connections where practice_id = $1 and kind = 'ledger' and status = 'connected')
         where practice_id = $1 and kind = 'xpm' and tenant_name not like 'Tenant %'`,
        [practiceId],
      );
      await owner.query(
        `update delivery_gates set paused_until = null, pause_reason = null where practice_id = $1 and kind = 'xpm'`,
        [practiceId],
      );
    },
    /** Makes an entry count as arrived, as a record of XPM that reads otherwise by now. */
    async arrivedEntry(timeEntryId: string): Promise<void> {
      await owner.query(
        `update outbox_messages set state = 'delivered', remote_id = $3, linked_by = 'answer', synced_hash = 'former',
           synced_at = now() - interval '1 hour' where practice_id = $1 and subject_id = $2`,
        [practiceId, timeEntryId, timeInXpm()],
      );
    },
  };
}

function peopleMakers({ owner, practiceId, mark, all }: Making) {
  return {
    /** A member without a password, who cannot sign in. */
    async member(): Promise<string> {
      const [userId, staffId] = [randomUUID(), randomUUID()];
      const [name, email] = [`Member ${mark} ${userId.slice(0, 8)}`, `${userId}@test.test`];
      await owner.query('insert into users (id, name, email) values ($1, $2, $3)', [userId, name, email]);
      await owner.query(
        `insert into staff (practice_id, id, user_id, name, email, roles) values ($1, $2, $3, $4, $5, '{staff}')`,
        [practiceId, staffId, userId, name, email],
      );
      return staffId;
    },
    /** Another browser a member is signed in with. */
    async sessionOf({ email }: Person): Promise<string> {
      const id = randomUUID();
      await owner.query(
        `insert into sessions (id, token, user_id, expires_at)
         select $1, $1, id, now() + interval '1 hour' from users where email = $2`,
        [id, email],
      );
      return id;
    },
    async invitation(): Promise<{ invitationId: string; token: string }> {
      const input = { email: `${randomUUID()}@test.test`, name: `Guest ${mark}`, roles: ['staff' as const] };
      const { invitationId, url } = await all.api.invitation.create.mutate(input);
      return { invitationId, token: url.slice(url.lastIndexOf('/') + 1) };
    },
    /** A connection whose consent has ended, in place of the one to XPM. */
    async lostConnection(): Promise<string> {
      const id = randomUUID();
      await owner.query(
        `update connections set status = 'disconnected', token_set_id = null where practice_id = $1 and kind = 'xpm'`,
        [practiceId],
      );
      await owner.query(
        `insert into connections (practice_id, id, kind, tenant_id, tenant_name, xero_connection_id, status,
           connected_by, connected_at) values ($1, $2, 'xpm', $3, $4, $5, 'reconnect_needed', $6, now())`,
        [practiceId, id, randomUUID(), `Tenant ${mark}`, randomUUID(), all.staffId],
      );
      return id;
    },
  };
}

function ownMakers({ owner, practiceId, mark, all }: Making) {
  const text = () => `${mark} ${randomUUID().slice(0, 13)}`;
  const draft = async ({ clientId, ledgerAccountId }: Billing): Promise<string> => {
    const line = { description: text(), quantity: '1', unitAmount: '100.00', ledgerAccountId };
    const days = { billDate: '2026-11-18', dueDate: '2026-12-20' };
    const { id } = await all.api.clientBill.draft.mutate({
      clientId,
      ...days,
      reference: text(),
      lines: [line],
    });
    return id;
  };
  return {
    draft,
    async process(): Promise<string> {
      return (await all.api.process.create.mutate({ name: text() })).id;
    },
    async workItem(work: Work): Promise<string> {
      return (await all.api.workItem.create.mutate({ ...work, dueDate: '2026-11-30', title: text() })).id;
    },
    /** A stopped entry of this person, which waits for their XPM person. */
    async entry(who: Person, workItemId: string) {
      const input = { workItemId, workDate: '2026-11-18', minutes: 6, note: text() };
      const { id, delivery } = await who.api.timeEntry.create.mutate(input);
      return { timeEntryId: id, deliveryId: delivery.deliveryId ?? '' };
    },
    /** A ledger account mapped to this account in Xero. */
    async ledgerAccount(xeroAccountId: string): Promise<string> {
      const { id } = await all.api.ledgerAccount.create.mutate({ name: text(), purpose: 'income' });
      const taxType = await taxTypeFor(owner, practiceId);
      await all.api.ledgerAccount.map.mutate({ ledgerAccountId: id, xeroAccountId, taxType });
      return id;
    },
    async approved(billing: Billing): Promise<string> {
      const clientBillId = await draft(billing);
      await all.api.clientBill.approve.mutate({ clientBillId });
      return clientBillId;
    },
    /** A client bill that counts as posted; Xero has no more of it. */
    async postedBill(billing: Billing): Promise<string> {
      const clientBillId = await draft(billing);
      await all.api.clientBill.approve.mutate({ clientBillId });
      await all.api.clientBill.post.mutate({ clientBillIds: [clientBillId] });
      await owner.query(
        `update outbox_messages set state = 'delivered', remote_id = gen_random_uuid()::text, linked_by = 'answer',
           synced_at = now() where practice_id = $1 and subject_id = $2`,
        [practiceId, clientBillId],
      );
      await owner.query(`update client_bills set state = 'posted' where practice_id = $1 and id = $2`, [
        practiceId,
        clientBillId,
      ]);
      return clientBillId;
    },
    taxType: () => taxTypeFor(owner, practiceId),
  };
}

/** A tax type that fits revenue. */
async function taxTypeFor(owner: pg.Pool, practiceId: string): Promise<string> {
  const { rows } = await owner.query<{ taxType: string }>(
    `select tax_type as "taxType" from xero_tax_rates
     where practice_id = $1 and status = 'ACTIVE' and can_apply_to_revenue order by tax_type limit 1`,
    [practiceId],
  );
  if (!rows[0]) throw new Error('no tax rate fits revenue');
  return rows[0].taxType;
}
