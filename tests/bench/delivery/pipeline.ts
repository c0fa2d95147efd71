import { prepareTime } from '@throughline/api/deliveries/prepare-time';
import { startDeliveryLoop } from '@throughline/api/worker/delivery-loop';

import { atRest } from '../../real/lane.ts';
import { makeEntry, type TimeLane } from '../../real/time-lane.ts';
import { liftLimits } from '../../support/lift-limits.ts';
import { withClient } from '../../support/template-database.ts';
import { until } from '../../support/until.ts';
import { type BenchResult, median } from '../ratio.ts';
import { withBenchLane } from './bench-lane.ts';

const blocks = 9;
/** A block; all blocks together are ten thousand. */
const entries = 1_112;
const concurrent = 5;

type Measured = { readonly wallMs: number; readonly cpuMs: number };
type Block = { readonly ours: Measured; readonly plain: Measured };

/**
 * Carrying so many entries to XPM, as many at a time as a worker takes and with limits a minute lifted, against a loop
 * that sends as many of the same requests, five at a time, and keeps nothing. XPM is simulated in this process, so its
 * work counts on both sides.
 */
export async function benchPipeline(): Promise<BenchResult[]> {
  return withBenchLane({}, async (lane) => {
    await liftLimits(lane.product, 0);
    const measured: Block[] = [];
    for (let block = 0; block <= blocks; block += 1) {
      const isOursFirst = block % 2 === 1;
      const before = isOursFirst ? null : await plain(lane, dayOf(block));
      const ours = await carried(lane, dayOf(block + blocks + 1));
      measured.push({ ours, plain: before ?? (await plain(lane, dayOf(block))) });
      lane.product.sandbox.sandbox.control.clearCalls();
    }
    const [, ...counted] = measured;
    const details = {
      entries: blocks * entries,
      blocks: counted,
      perSecond: median(counted.map(({ ours }) => entries / (ours.wallMs / 1_000))),
    };
    return [
      compare('pipeline-wall', counted, { of: ({ wallMs }) => wallMs, goal: 2.5, details }),
      compare('pipeline-cpu', counted, { of: ({ cpuMs }) => cpuMs, goal: 3, details }),
    ];
  });
}

/** XPM takes no more of a person than a day has. */
function dayOf(number: number): string {
  return `2026-11-${10 + number}`;
}

async function carried(lane: TimeLane, workDate: string): Promise<Measured> {
  for (let count = 0; count < entries; count += 1) await makeEntry(lane, 1, workDate);
  await withClient(lane.product.database.ownerUrl, async (owner) => {
    // Calls of a minute that is over are in nobody's way.
    await owner.query(`update remote_calls set started_at = started_at - interval '1 hour'`);
    // As a server does by itself once a minute; a plan made for empty tables is not what is measured.
    await owner.query('analyze');
  });
  const measured = await measure(async () => {
    const loop = startDeliveryLoop(lane.product.wiring.delivery);
    await nothingDue(lane);
    await loop.stop();
  });
  await atRest(lane);
  return measured;
}

/** A look that costs the database next to nothing, as it is taken while time is. */
async function nothingDue({ product }: TimeLane): Promise<void> {
  await withClient(product.database.ownerUrl, (owner) =>
    until(
      () => owner.query('select from delivery_gates where next_due_at is not null'),
      ({ rowCount }) => rowCount === 0,
      120_000,
    ),
  );
}

type Compared = {
  readonly of: (measured: Measured) => number;
  readonly goal: number;
  readonly details: Readonly<Record<string, unknown>>;
};

function compare(name: string, blocksOf: readonly Block[], { of, goal, details }: Compared): BenchResult {
  const ratio = median(blocksOf.map(({ ours, plain: base }) => of(ours) / of(base)));
  return { name, ratio, goal: `<=${goal.toFixed(2)}`, pass: ratio <= goal, details };
}

async function measure(work: () => Promise<void>): Promise<Measured> {
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - startedMs, cpuMs: (user + system) / 1_000 };
}

/** As many requests as XPM takes, one after another in five hands. */
async function plain(lane: TimeLane, workDate: string): Promise<Measured> {
  const send = await sender(lane, workDate);
  return measure(async () => {
    let left = entries;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await send();
      }
    };
    await Promise.all(Array.from({ length: concurrent }, one));
  });
}

/** What sends the same request that our worker sends, with a token of the practice. */
async function sender(
  { product, tom, workItemId }: TimeLane,
  workDate: string,
): Promise<() => Promise<void>> {
  const remote = await product.wiring.api.remotes.xpm(tom.practiceId);
  const token = await remote.token();
  const { items } = await tom.api.workItem.list.query({});
  const item = items.find(({ id }) => id === workItemId);
  const [person] = product.sandbox.sandbox.control.state().xpm.staff;
  const { xpmJobNumber, xpmJobTaskUuid } = item?.link ?? {};
  if (!xpmJobNumber || !xpmJobTaskUuid || !person) throw new Error('the lane has no linked work');
  const note = 'as much as a short note says, and its mark at the end';
  const desired = { xpmJobNumber, xpmJobTaskUuid, xpmStaffUuid: person.uuid, workDate, minutes: 1, note };
  const { method, path, body } = prepareTime({ op: 'add', desired, target: null });
  const headers = {
    authorization: `Bearer ${token}`,
    'xero-tenant-id': remote.connection.tenantId,
    'content-type': 'application/xml',
  };
  const url = `${product.sandbox.url}/practicemanager/3.1/${path}`;
  return async () => {
    const reply = await fetch(url, { method, headers, body });
    const text = await reply.text();
    if (!reply.ok || !text.includes('<UUID>')) throw new Error(`XPM did not take the request: ${text}`);
  };
}
