import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { benchCalls } from './delivery/calls.ts';
import { benchPickup } from './delivery/pickup.ts';
import { benchPipeline } from './delivery/pipeline.ts';
import { benchRestart } from './delivery/restart.ts';
import { benchStorm } from './delivery/storm.ts';
import { benchFairness } from './fairness/bench.ts';
import { benchFuzz } from './fuzz/bench.ts';
import { benchLimiter } from './limiter/bench.ts';
import { benchQuota } from './quota/bench.ts';
import type { BenchResult } from './ratio.ts';
import { benchTimer } from './timer/bench.ts';
import { benchXml } from './xml/bench.ts';

const benches: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  calls: benchCalls,
  fairness: benchFairness,
  fuzz: benchFuzz,
  limiter: benchLimiter,
  quota: benchQuota,
  pickup: benchPickup,
  pipeline: benchPipeline,
  restart: benchRestart,
  storm: benchStorm,
  timer: benchTimer,
  xml: benchXml,
};

/** `npm run bench [-- NAME] [--json FILE]`: a line `name ratio goal pass|fail` for each comparison. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
const results: BenchResult[] = [];
for (const name of wanted) {
  const bench = benches[name];
  if (!bench) {
    process.stderr.write(`There is no benchmark ${name}; there are ${Object.keys(benches).join(', ')}.\n`);
    process.exit(1);
  }
  results.push(...(await bench()));
}
for (const { name, ratio, goal, pass } of results) {
  process.stdout.write(`${name} ${ratio.toFixed(2)} ${goal} ${pass ? 'pass' : 'fail'}\n`);
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exit(results.every((result) => result.pass) ? 0 : 1);
