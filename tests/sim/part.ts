import { Tally } from './check/tally.ts';
import type { Report } from './run-many.ts';
import { runSeed } from './run-seed.ts';

/** A process of its own that runs every so many-th seed and reports to the one that started it. */
const [first = 1, end = 1, by = 1] = process.argv.slice(2).map(Number);
// Whoever started it is gone, or has the report.
process.once('disconnect', () => process.exit());
const tally = new Tally();
const failures: Report['failures'] = [];
for (let seed = first; seed < end; seed += by) {
  const { violations } = await runSeed(seed, { tally });
  if (violations.length > 0) failures.push({ seed, violations: [...violations] });
}
const report: Report = { faults: tally.faults, events: tally.events, counts: [...tally.counts], failures };
process.send?.(report);
process.disconnect();
