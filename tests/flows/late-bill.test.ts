import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type BillLane, openBillLane, postBill, wrongInXero } from '../real/bill-lane.ts';
import { controlOf, heal, letMinutesPass, renewToken, unsound } from '../real/lane.ts';
import { loseCall } from '../real/work.ts';
import { until } from '../support/until.ts';
import { invoicesOf } from './client-bill-practice.ts';

let lane: BillLane;

beforeAll(async () => {
  lane = await openBillLane();
});

afterAll(() => lane.product.stop());

beforeEach(() => letMinutesPass(lane));

const path = '/api.xro/2.0/Invoices';
/** Xero has forgotten the key long before. */
const lateMs = 20 * 60_000;

/** A bill whose sales invoice will arrive in twenty minutes; seven of them later, so that it is given up. */
async function heldBill() {
  const bill = await postBill(lane);
  const held = { kind: 'late', delayMs: lateMs, minutes: 7 } as const;
  await loseCall(lane, { gate: 'ledger', path, method: 'PUT', ...held });
  return bill;
}

async function landsLate(): Promise<void> {
  controlOf(lane).advance(lateMs);
  await until(
    () => controlOf(lane).calls(),
    (all) => all.some(({ note }) => note?.startsWith('carried out') === true),
  );
  await renewToken(lane, 'ledger');
}

const runReconcile = async (number: string) => {
  const { reconcile } = lane.practice.accounts.api;
  const month = { from: '2026-11-01', to: '2026-11-30' };
  await reconcile.run.mutate({ kind: 'bills', ...month });
  const { items } = await reconcile.bills.query({ ...month, equal: true });
  return items.find((item) => item.number === number);
};

describe('a sales invoice that arrives later than assumed (A1), its key forgotten', () => {
  it('is refused by Xero once the next one has its number: one invoice, equal to the cent', async () => {
    const bill = await heldBill();
    await heal(lane);
    expect(await wrongInXero(lane, bill)).toBeNull();
    await landsLate();
    expect(await wrongInXero(lane, bill)).toBeNull();
    expect(await runReconcile(bill.number)).toMatchObject({ bucket: 'equal' });
    expect(await unsound(lane)).toEqual([]);
  });

  it('is taken as ours when it has the number before the next one: one invoice, equal to the cent', async () => {
    const bill = await heldBill();
    controlOf(lane).setFaults([{ path, method: 'PUT', kind: '429-minute', retryAfter: 2, count: 1 }]);
    const healed = heal(lane);
    await until(
      () => controlOf(lane).calls(),
      (calls) => calls.some(({ fault }) => fault === '429-minute'),
    );
    await landsLate();
    await healed;
    expect(await wrongInXero(lane, bill)).toBeNull();
    expect(await runReconcile(bill.number)).toMatchObject({ bucket: 'equal' });
  });

  it('is shown as doubled when somebody renumbered the other one, and both stay until a person voids one', async () => {
    const bill = await heldBill();
    await heal(lane);
    expect(await wrongInXero(lane, bill)).toBeNull();
    controlOf(lane).act({ act: 'edit-invoice', number: bill.number, newNumber: 'RENAMED-1' });
    await landsLate();
    expect(await runReconcile(bill.number)).toMatchObject({
      bucket: 'doubled',
      sentence: expect.stringMatching(/too\. Void one of them in Xero\.$/),
    });
    const both = [...invoicesOf(lane.practice, bill.number), ...invoicesOf(lane.practice, 'RENAMED-1')];
    expect(both.map(({ status }) => status)).toEqual(['AUTHORISED', 'AUTHORISED']);
  });
});
