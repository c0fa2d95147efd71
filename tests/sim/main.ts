import { Tally } from './check/tally.ts';
import { runSeed } from './run-seed.ts';
const from = Number(process.argv[2] ?? 1),
  n = Number(process.argv[3] ?? 100);
const tally = new Tally();
let failures = 0;
const kinds = new Map<string, number[]>();
const t0 = performance.now();
for (let seed = from; seed < from + n; seed++) {
  const r = await runSeed(seed, { tally, trace: n === 1 });
  if (r.lines) console.log(r.lines.join('\n'));
  if (r.violations.length) {
    failures++;
    const k = (r.violations[0] ?? '').replace(/[eb]\d/g, 'X').slice(0, 300);
    kinds.set(k, [...(kinds.get(k) ?? []), seed]);
  }
}
for (const [k, seeds] of [...kinds].sort((a, b) => b[1].length - a[1].length))
  console.log(seeds.length, k, seeds.slice(0, 5).join(' '));
console.log(
  n,
  'seeds',
  failures,
  'failures',
  tally.faults,
  'faults',
  tally.events,
  'events',
  (n / ((performance.now() - t0) / 1000)).toFixed(0),
  'seeds/s',
);
if (process.argv[4]) for (const [k, v] of [...tally.counts].sort()) console.log(v, k);
