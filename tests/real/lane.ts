import { startWorker } from '@throughline/api/worker/start-worker';
import type { DeliveryTiming } from '@throughline/core/sync/timing';
import type { Client } from 'pg';

import { receiptsHold } from '../../apps/api/src/receipts/receipt-report.ts';
import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import type { Product } from '../support/product.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import type { Fault, WorkerOrders } from './worker-orders.ts';

/** One practice with a database and a sandbox of its own and no worker yet. */
export type Lane = {
  readonly product: Product;
  readonly practiceId: string;
  orders(fault: Fault | null): WorkerOrders;
};

/** Where deliveries go. */
export type Gate = 'xpm' | 'ledger';

/** Short, so that what nobody saw the end of is settled within two seconds. */
export const shortTiming: DeliveryTiming = {
  httpTimeoutMs: 900,
  leaseMs: 700,
  sendFenceMs: 500,
  lateEffectMs: 200,
};

/** The lane of a practice whose product has no worker. */
export function laneOf(product: Product, practiceId: string): Lane {
  return {
    product,
    practiceId,
    orders: (fault) => ({
      databaseUrl: product.database.appUrl,
      sandboxUrl: product.sandbox.url,
      appUrl: product.url,
      tokenKey: product.tokenKey.toString('base64'),
      logLevel: 'silent',
      timing: product.wiring.delivery.timing,
      fault,
    }),
  };
}

export const controlOf = ({ product }: Lane) => product.sandbox.sandbox.control;

/** Waits until nothing of the lane is on its way. */
export async function atRest({ product }: Lane, ms = 30_000): Promise<void> {
  await withClient(product.database.ownerUrl, (client) =>
    until(
      () => underWay(client),
      (open) => open.length === 0,
      ms,
    ),
  );
}

/** What is on its way, and what keeps it; ten tell as much as all. */
async function underWay(client: Client): Promise<readonly unknown[]> {
  const { rows } = await client.query(
    `select m.state, m.reason, m.details, m.attempts, m.available_at, m.lease_until, g.paused_until, g.failures
     from outbox_messages m join delivery_gates g on g.practice_id = m.practice_id and g.kind = m.gate
     where m.state in ('queued', 'sending', 'uncertain')
     limit 10`,
  );
  return rows;
}

/** A worker of this process on the lane's database, until nothing is left to do. */
export async function heal(lane: Lane, ms?: number): Promise<void> {
  const open = await withClient(lane.product.database.ownerUrl, underWay);
  if (open.length === 0) return;
  const worker = startWorker(lane.product.wiring);
  try {
    await atRest(lane, ms);
  } finally {
    await worker.stop();
  }
}

const callsBeforeWaiting = 35;

/**
 * Two minutes, once many calls were made: the limits a minute still hold, and a test of a thousand calls does not
 * take a quarter of an hour.
 */
export async function letMinutesPass(lane: Lane): Promise<void> {
  if (controlOf(lane).calls().length < callsBeforeWaiting) return;
  const [refused] = refusedCalls(lane);
  if (refused) throw new Error(`a limit was reached: ${JSON.stringify(refused)}`);
  controlOf(lane).clearCalls();
  await letPass(lane, 2);
}

/** As if so many minutes passed for everybody: the remote systems, and what the program wrote down of its past. */
export async function letPass(lane: Lane, minutes: number): Promise<void> {
  controlOf(lane).advance(minutes * 60_000);
  const earlier = (...columns: readonly string[]): string =>
    columns.map((column) => `${column} = ${column} - interval '${minutes} minutes'`).join(', ');
  await withClient(lane.product.database.ownerUrl, async (client) => {
    await client.query(`update remote_calls set ${earlier('started_at', 'ended_at', 'lease_until')}`);
    await client.query(
      `update delivery_gates set ${earlier('next_due_at', 'paused_until', 'failing_since')}`,
    );
    await client.query(
      `update outbox_messages set ${earlier('op_sent_at', 'quiet_at', 'available_at', 'lease_until', 'state_at')}`,
    );
  });
}

/** The sandbox lets a token die by its own clock, which was moved. */
export async function renewToken({ product, practiceId }: Lane, gate: Gate): Promise<void> {
  const { delivery } = product.wiring;
  const open = await (gate === 'xpm' ? delivery.openXpm(practiceId) : delivery.openLedger(practiceId));
  if (open) await delivery.renewToken(practiceId, gate, { status: 401, token: open().token, again: false });
}

const refusedCalls = (lane: Lane) =>
  controlOf(lane)
    .calls()
    .filter(({ status }) => status === 429);

/** What does not hold for all that was done in a lane: its receipts, or the limits of XPM and Xero. */
export async function unsound(lane: Lane): Promise<readonly unknown[]> {
  const report = await verifyReceipts(lane.product.wiring.chores, lane.practiceId);
  return [...(receiptsHold(report) ? [] : [report]), ...refusedCalls(lane)];
}
