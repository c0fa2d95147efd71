import { startDeliveryLoop } from '../../../apps/api/src/worker/delivery-loop.ts';
import { atRest, letMinutesPass } from '../../real/lane.ts';
import { makeEntry, type TimeLane } from '../../real/time-lane.ts';
import { watchStatements } from '../../real/watch-statements.ts';
import { type BenchResult, median } from '../ratio.ts';
import { withBenchLane } from './bench-lane.ts';

/** As many as a minute allows. */
const entries = 50;
const blocks = 5;
const concurrent = 5;

type Block = { readonly oursMs: number; readonly plainMs: number; readonly statements: number };

/** Carrying so many entries to XPM, five at a time, against a loop that only sends as many requests. */
export async function benchPipeline(): Promise<BenchResult[]> {
  return withBenchLane({}, async (lane) => {
    const watch = watchStatements(lane.product.wiring.db.pool);
    const measured: Block[] = [];
    for (let block = 0; block <= blocks; block += 1) {
      const plainMs = await plain(lane);
      await letMinutesPass(lane);
      const ids: string[] = [];
      for (let count = 0; count < entries; count += 1) ids.push(await makeEntry(lane, 1));
      watch.begin(async () => undefined);
      const startedMs = performance.now();
      const loop = startDeliveryLoop(lane.product.wiring.delivery);
      await atRest(lane, 60_000);
      const oursMs = performance.now() - startedMs;
      await loop.stop();
      measured.push({ oursMs, plainMs, statements: watch.end() / entries });
      await letMinutesPass(lane);
    }
    const [, ...counted] = measured;
    const ratio = median(counted.map(({ oursMs, plainMs }) => oursMs / plainMs));
    const perSecond = median(counted.map(({ oursMs }) => entries / (oursMs / 1_000)));
    const statements = median(counted.map((block) => block.statements));
    const details = { blocks: counted, perSecond, statementsAnEntry: statements };
    return [{ name: 'pipeline-wall', ratio, goal: '<=2.50', pass: ratio <= 2.5, details }];
  });
}

/** As many bare requests, which the sandbox turns down for want of a token: the least that a request costs. */
async function plain(lane: TimeLane): Promise<number> {
  const startedMs = performance.now();
  let left = entries;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const reply = await fetch(`${lane.product.sandbox.url}/practicemanager/3.1/time.api/add`, {
        method: 'POST',
        body: '<Time/>',
      });
      await reply.text();
    }
  };
  await Promise.all(Array.from({ length: concurrent }, one));
  return performance.now() - startedMs;
}
