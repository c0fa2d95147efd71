import { startWorker } from '@throughline/api/worker/start-worker';
import type { DeliveryTiming } from '@throughline/core/sync/timing';

import { connect, newPractice, type Person } from '../support/people.ts';
import { type Product, type ProductOptions, startProduct } from '../support/product.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import type { Fault, WorkerOrders } from './worker-orders.ts';

/** One practice with a database and a sandbox of its own and no worker yet, where entries can be made. */
export type Lane = {
  readonly product: Product;
  readonly tom: Person;
  readonly workItemId: string;
  orders(fault: Fault | null): WorkerOrders;
  /** Minutes no other entry of the lane has. */
  nextMinutes(): number;
};

/** Short, so that what nobody saw the end of is settled within two seconds. */
export const shortTiming: DeliveryTiming = {
  httpTimeoutMs: 900,
  leaseMs: 700,
  sendFenceMs: 500,
  lateEffectMs: 200,
};

export const workDate = '2026-11-18';

export async function openLane(
  timing: DeliveryTiming = shortTiming,
  options: Pick<ProductOptions, 'database' | 'settleSeconds'> = {},
): Promise<Lane> {
  const product = await startProduct({ profile: 'tiny', worker: false, timing, ...options });
  const tom = await newPractice(product);
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  let minutes = 0;
  return {
    product,
    tom,
    workItemId: await linkedWork(product, tom),
    orders: (fault) => ({
      databaseUrl: product.database.appUrl,
      sandboxUrl: product.sandbox.url,
      appUrl: product.url,
      tokenKey: product.tokenKey.toString('base64'),
      logLevel: 'silent',
      timing,
      fault,
    }),
    nextMinutes: () => (minutes += 1),
  };
}

/** A work item whose time reaches a job, under a person of XPM. */
async function linkedWork({ sandbox }: Product, { api, staffId }: Person): Promise<string> {
  const [person] = sandbox.sandbox.control.state().xpm.staff;
  const { items } = await api.job.list.query({ open: true });
  const job = items.find((row) => row.clientId !== null && row.tasks.length > 0);
  const [task] = job?.tasks ?? [];
  if (!person || !job?.clientId || !task) throw new Error('the sandbox has no job with a task');
  await api.staff.link.mutate({ staffId, xpmStaffUuid: person.uuid });
  const { id: processId } = await api.process.create.mutate({ name: 'Anything' });
  const item = { clientId: job.clientId, processId, dueDate: '2026-11-30' };
  const { id: workItemId } = await api.workItem.create.mutate(item);
  const { xpmJobNumber } = job;
  await api.link.set.mutate({ workItemId, xpmJobNumber, xpmJobTaskUuid: task.xpmJobTaskUuid });
  return workItemId;
}

/** Records in XPM of so many minutes, on the day the lane's entries stand on. */
export function recordsOf({ product }: Lane, minutes: number) {
  const { times } = product.sandbox.sandbox.control.state().xpm;
  return times.filter((time) => time.minutes === minutes && time.date === workDate);
}

export async function makeEntry(
  { tom, workItemId }: Lane,
  minutes: number,
  day: string = workDate,
): Promise<string> {
  const { id } = await tom.api.timeEntry.create.mutate({ workItemId, workDate: day, minutes });
  return id;
}

/** Waits until nothing of the lane is on its way. */
export function atRest({ product }: Lane, ms = 30_000): Promise<number> {
  return withClient(product.database.ownerUrl, (client) =>
    until(
      async () => {
        const { rows } = await client.query<{ open: number }>(
          `select count(*)::int as open from outbox_messages where state in ('queued', 'sending', 'uncertain')`,
        );
        return rows[0]?.open ?? -1;
      },
      (open) => open === 0,
      ms,
    ),
  );
}

/** A worker of this process on the lane's database, until nothing is left to do. */
export async function heal(lane: Lane, ms?: number): Promise<void> {
  const worker = startWorker(lane.product.wiring);
  try {
    await atRest(lane, ms);
  } finally {
    await worker.stop();
  }
}

const callsBeforeWaiting = 35;

/**
 * As if two minutes passed for whoever counts calls a minute, once many were made: the limits still hold, and a test
 * of a thousand calls does not take a quarter of an hour.
 */
export async function letMinutesPass({ product }: Lane): Promise<void> {
  const { control } = product.sandbox.sandbox;
  if (control.calls().length < callsBeforeWaiting) return;
  const refused = control.calls().filter(({ status }) => status === 429);
  if (refused.length > 0) throw new Error(`a limit of XPM was reached: ${JSON.stringify(refused[0])}`);
  control.clearCalls();
  control.advance(120_000);
  await withClient(product.database.ownerUrl, (client) =>
    client.query(
      `update remote_calls set started_at = started_at - interval '2 minutes',
         ended_at = ended_at - interval '2 minutes', lease_until = lease_until - interval '2 minutes'`,
    ),
  );
}
