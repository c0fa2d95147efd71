import { lookFirst } from '@throughline/core/worker/after-restore';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import { type Bill, type BillLane, openBillLane, postBill, wrongInXero } from '../real/bill-lane.ts';
import { controlOf, heal, type Lane, letPass } from '../real/lane.ts';
import { openTimeLane, type TimeLane } from '../real/time-lane.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import { approvedBill, draftBill, invoicesOf } from './client-bill-practice.ts';

/** What the database says of a subject now, put back later as a restored backup has it. */
async function backUp(lane: Lane, subjectId: string): Promise<() => Promise<void>> {
  const { ownerUrl } = lane.product.database;
  const kept = await withClient(ownerUrl, async (client) => ({
    client_bills: await rowOf(client, 'client_bills', { id: subjectId }),
    time_entries: await rowOf(client, 'time_entries', { id: subjectId }),
    outbox_messages: await rowOf(client, 'outbox_messages', { subject_id: subjectId }),
  }));
  return async () => {
    await withClient(ownerUrl, async (client) => {
      await client.query('begin');
      for (const [table, row] of Object.entries(kept)) if (row) await putBack(client, table, row);
      await forgetReceipts(client, subjectId, Number(kept.outbox_messages?.['receipt_lines'] ?? 0));
      if (!kept.outbox_messages)
        await client.query('delete from outbox_messages where subject_id = $1', [subjectId]);
      await client.query('update delivery_gates set next_due_at = now()');
      await client.query('commit');
    });
    const { db, delivery } = lane.product.wiring;
    await lookFirst(db, delivery.timing);
    await letPass(lane, 2);
  };
}

type Row = Readonly<Record<string, unknown>>;

async function rowOf(client: Client, table: string, where: Readonly<Record<string, string>>) {
  const [[column, value] = ['id', '']] = Object.entries(where);
  const { rows } = await client.query<{ row: Row }>(
    `select to_jsonb(t) as row from ${table} t where ${column} = $1`,
    [value],
  );
  return rows[0]?.row ?? null;
}

async function putBack(client: Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).join(', ');
  await client.query(
    `update ${table} set (${columns}) = (select ${columns} from jsonb_populate_record(null::${table}, $1))
     where id = ($1::jsonb->>'id')::uuid`,
    [JSON.stringify(row)],
  );
}

/** Lines written since are not in the backup. */
async function forgetReceipts(client: Client, subjectId: string, kept: number): Promise<void> {
  await client.query('alter table delivery_events disable trigger user');
  await client.query(
    `delete from delivery_events
     where message_id in (select id from outbox_messages where subject_id = $1) and seq > $2`,
    [subjectId, kept],
  );
  await client.query('alter table delivery_events enable trigger user');
}

/** Receipts that do not hold. */
async function broken({ product, practiceId }: Lane): Promise<readonly unknown[]> {
  return (await verifyReceipts(product.wiring.chores, practiceId)).broken;
}

describe('a client bill posted since the backup', () => {
  let lane: BillLane;
  beforeAll(async () => {
    lane = await openBillLane();
  });
  afterAll(() => lane.product.stop());

  /** Whom Xero knows. */
  const client = 'Kōwhai & Sons Builders Ltd';
  const api = () => lane.practice.accounts.api;
  const viewOf = ({ id }: Pick<Bill, 'id'>) => api().clientBill.get.query({ clientBillId: id });
  const rename = (bill: Pick<Bill, 'number'>, newNumber: string) =>
    controlOf(lane).act({ act: 'edit-invoice', number: bill.number, newNumber });

  it('is found under the number somebody gave it, and not posted again', async () => {
    const bill = await postBill(lane);
    const restore = await backUp(lane, bill.id);
    await heal(lane);
    const [invoice] = invoicesOf(lane.practice, bill.number);
    rename(bill, 'THEIRS-1');
    await restore();
    await heal(lane);
    expect(invoicesOf(lane.practice, bill.number)).toEqual([]);
    expect(await viewOf(bill)).toMatchObject({
      state: 'posted',
      delivery: { state: 'blocked', reason: 'differs', xeroInvoiceId: invoice?.id },
    });
    expect(await broken(lane)).toEqual([]);
  });

  it('is found when the backup has it as a draft, approved and posted once more', async () => {
    const { id, number } = await draftBill(lane.practice, { client });
    const restore = await backUp(lane, id);
    const post = async () => {
      await api().clientBill.approve.mutate({ clientBillId: id });
      await api().clientBill.post.mutate({ clientBillIds: [id] });
      await heal(lane);
    };
    await post();
    rename({ number }, 'THEIRS-2');
    await restore();
    expect(await viewOf({ id })).toMatchObject({ state: 'draft', delivery: null });
    await post();
    expect(invoicesOf(lane.practice, number)).toEqual([]);
    expect(await viewOf({ id })).toMatchObject({ state: 'posted', delivery: { reason: 'differs' } });
    expect(await broken(lane)).toEqual([]);
  });

  it('goes, once it was looked for and is not there', async () => {
    const bill = await postBill(lane);
    const restore = await backUp(lane, bill.id);
    await restore();
    await heal(lane);
    expect(await wrongInXero(lane, bill)).toBeNull();
    expect(await broken(lane)).toEqual([]);
  });

  it('is told to be looked for while it is', async () => {
    const bill = await approvedBill(lane.practice, { client });
    const restore = await backUp(lane, bill.id);
    await restore();
    await api().clientBill.post.mutate({ clientBillIds: [bill.id] });
    const healed = heal(lane);
    const seen = await until(
      () => viewOf(bill),
      ({ delivery }) => delivery?.state !== 'queued',
    );
    expect(seen.delivery?.sentence).toBe(
      `The database was restored: we look for ${bill.number} in Xero before it is sent.`,
    );
    await healed;
    expect(await wrongInXero(lane, bill)).toBeNull();
  });
});

describe('a timer that ran when the backup was made', () => {
  let lane: TimeLane;
  beforeAll(async () => {
    lane = await openTimeLane();
  });
  afterAll(() => lane.product.stop());

  const startTimer = async () => {
    const { workItemId, tom } = lane;
    const { id } = await tom.api.timer.start.mutate({ workItemId });
    return id;
  };
  const stopTimer = async () => {
    await lane.tom.api.timer.stop.mutate({});
    await heal(lane);
  };
  const inXpm = () => controlOf(lane).state().xpm.times;
  const deliveryOf = async (timeEntryId: string) => {
    const { entry } = await lane.tom.api.timeEntry.trace.query({ timeEntryId });
    return entry.delivery;
  };

  it('and was stopped since, is found in XPM by its mark and not sent again', async () => {
    const timeEntryId = await startTimer();
    const restore = await backUp(lane, timeEntryId);
    await stopTimer();
    const [record, ...others] = inXpm();
    expect(others).toEqual([]);
    await restore();
    await stopTimer();
    expect(inXpm()).toEqual([record]);
    expect(await deliveryOf(timeEntryId)).toMatchObject({ xpmTimeUuid: record?.uuid });
    expect(await broken(lane)).toEqual([]);
  });

  it('and never was, goes once it was looked for and is not there', async () => {
    const before = inXpm().length;
    const timeEntryId = await startTimer();
    const restore = await backUp(lane, timeEntryId);
    await restore();
    await stopTimer();
    expect(inXpm()).toHaveLength(before + 1);
    expect(await deliveryOf(timeEntryId)).toMatchObject({ state: 'delivered' });
    expect(await broken(lane)).toEqual([]);
  });
});
