import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { connect } from '../support/people.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import {
  approvedBill,
  type BillingPractice,
  billingPractice,
  draftBill,
  invoicesOf,
  postAndSettle,
} from './client-bill-practice.ts';

let practice: BillingPractice;

beforeAll(async () => {
  practice = await billingPractice();
});

afterAll(() => practice.product.stop());

const control = () => practice.product.sandbox.sandbox.control;
const api = () => practice.accounts.api;

beforeEach(() => {
  control().setFaults([]);
});

describe('the dry run', () => {
  it('shows byte for byte what arrives, asks once for all numbers and sends nothing', async () => {
    const bill = await approvedBill(practice, { reference: 'CLI-1004 / 2' });
    await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    control().clearCalls();
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(
      control()
        .calls()
        .map((call) => call.method),
    ).toEqual(['GET']);
    expect(dry).toMatchObject({
      ready: true,
      problems: [],
      remarks: [],
      calls: 1,
      frozenHash: bill.frozenHash,
    });
    expect(dry?.checks).toHaveLength(dry?.checkCount ?? 0);
    control().clearCalls();
    await postAndSettle(practice, bill.id);
    const sent = control()
      .calls()
      .find((call) => call.method === 'PUT');
    expect(JSON.parse(sent?.body ?? '')).toEqual({ Invoices: [dry?.payload] });
  });

  it('asks nobody for a contact it remembers, and once for two client bills of one client', async () => {
    const bills = [
      await approvedBill(practice, { client: 'Bright Path Early Learning Ltd' }),
      await approvedBill(practice, { client: 'Bright Path Early Learning Ltd' }),
    ];
    const clientBillIds = bills.map((bill) => bill.id);
    const first = await api().clientBill.dryRun.query({ clientBillIds });
    const second = await api().clientBill.dryRun.query({ clientBillIds });
    expect(first.map((dry) => dry.calls)).toEqual([2, 0]);
    expect(second.map((dry) => dry.calls)).toEqual([1, 0]);
    expect(second.every((dry) => dry.ready)).toBe(true);
  });

  it('previews a draft and says it is not approved', async () => {
    const draft = await draftBill(practice);
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [draft.id] });
    expect(dry).toMatchObject({ ready: false, problems: [], remarks: [{ code: 'not_approved' }] });
    expect(dry?.payload).toMatchObject({ InvoiceNumber: draft.number, Status: 'AUTHORISED' });
  });

  it('sends the code an account has now, not the one it had at approval', async () => {
    const bill = await approvedBill(practice, { lines: [{ account: 'Payroll' }] });
    control().act({ act: 'edit-account', code: '206', newCode: '207A' });
    await refreshAccounts();
    const [dry] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(dry?.payload?.LineItems).toMatchObject([{ AccountCode: '207A' }]);
    await postAndSettle(practice, bill.id);
    expect(invoicesOf(practice, bill.number)[0]?.lines).toMatchObject([{ accountCode: '207A' }]);
    control().act({ act: 'edit-account', code: '207A', newCode: '206' });
    await refreshAccounts();
  });

  it('says when it can check again while every call of the minute is used', async () => {
    const bill = await approvedBill(practice);
    const clientBillIds = [bill.id];
    const [closed] = await withClient(practice.product.database.ownerUrl, async (owner) => {
      await owner.query(
        `insert into remote_calls (practice_id, kind, what, started_at, lease_until, ended_at)
         select $1, 'ledger', 'used up', now(), now(), now() from generate_series(1, $2::int)`,
        [practice.accounts.practiceId, gateLimits.perMinuteMax],
      );
      const dries = await api().clientBill.dryRun.query({ clientBillIds });
      await owner.query(`delete from remote_calls where what = 'used up'`);
      return dries;
    });
    expect(closed).toMatchObject({ ready: false, calls: 0, problems: [{ code: 'not_checked' }] });
    expect(closed?.problems[0]?.sentence).toMatch(
      /^No call to Xero is free before \d\d:\d\d, so .* Check again then\.$/,
    );
  });

  it('says what it could not check while Xero is silent, and asks nothing while it is disconnected', async () => {
    const bill = await approvedBill(practice);
    control().setFaults([{ path: '/api.xro/2.0/Invoices', kind: 'drop-before', count: 1 }]);
    const [silent] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(silent).toMatchObject({ ready: false, problems: [{ code: 'not_checked' }] });
    const connections = await practice.admin.api.connection.list.query();
    const ledger = connections.find((connection) => connection.kind === 'ledger');
    await practice.admin.api.connection.disconnect.mutate({ connectionId: ledger?.id ?? '' });
    control().clearCalls();
    const [apart] = await api().clientBill.dryRun.query({ clientBillIds: [bill.id] });
    expect(apart).toMatchObject({ ready: false, calls: 0, problems: [{ code: 'ledger_disconnected' }] });
    expect(control().calls()).toEqual([]);
  });

  it('posts while Xero is disconnected: the client bill waits and goes once it is back', async () => {
    const bill = await approvedBill(practice);
    const [posted] = await api().clientBill.post.mutate({ clientBillIds: [bill.id] });
    expect(posted).toMatchObject({ accepted: true, state: 'posting', delivery: { state: 'queued' } });
    await until(
      () => api().clientBill.get.query({ clientBillId: bill.id }),
      ({ delivery }) => delivery?.reason === 'not_connected',
    );
    await connect(practice.product, practice.admin, { kind: 'ledger' });
    await until(
      () => api().clientBill.get.query({ clientBillId: bill.id }),
      ({ state }) => state === 'posted',
    );
    expect(invoicesOf(practice, bill.number)).toHaveLength(1);
  });
});

/** A list is read again at most every ten seconds, however much somebody insists. */
async function refreshAccounts() {
  await until(
    () => practice.admin.api.mirror.refresh.mutate({ force: true }),
    ({ accounts }) => accounts.calls === 1,
    20_000,
  );
}
