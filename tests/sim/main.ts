import { parseArgs } from 'node:util';

import { Tally } from './check/tally.ts';
import { runMany } from './run-many.ts';
import { runSeed } from './run-seed.ts';

const usage = 'npm run sim -- --seeds N [--from S] [--workers W] [--trace] [--coverage]\n';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    /** Tells one seed, event by event, to be read by people. */
    trace: { type: 'boolean', default: false },
    /** Tells how often each step and each fault was hit. */
    coverage: { type: 'boolean', default: false },
  },
});
const [seeds, from, workers] = [values.seeds, values.from, values.workers].map((text) =>
  Number(text ?? Number.NaN),
);
if (!isWhole(seeds) || !isWhole(from) || !isWhole(workers)) {
  process.stderr.write(`Seeds, the first of them and workers are whole numbers from 1.\n${usage}`);
  process.exit(1);
}
if (values.trace) {
  const { lines } = await runSeed(from, { tally: new Tally(), trace: true });
  process.stdout.write(`${(lines ?? []).join('\n')}\n`);
}
const { tally, failures } = await runMany({ from, seeds, workers });
for (const { seed, violations } of failures) {
  for (const violation of violations) process.stdout.write(`seed ${seed}: ${violation}\n`);
}
if (values.coverage) {
  for (const [what, times] of [...tally.counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    process.stdout.write(`${times} ${what}\n`);
}
process.stdout.write(`seeds ${seeds}, faults ${tally.faults}, failures ${failures.length}\n`);
process.exit(failures.length > 0 ? 1 : 0);

function isWhole(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= 1;
}
