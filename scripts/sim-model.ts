import { run, variants } from './model/variants.ts';

/**
 * `npm run sim:model [-- part of a name]`: every order of events in small worlds, on the core as production runs it.
 * Fails when the protocol breaks where it should hold, or holds where a rule or an assumption is missing.
 */
const wanted = process.argv[2] ?? '';
const all = { states: 0, edges: 0, seconds: 0, wrong: 0 };
for (const variant of variants.filter(({ name }) => name.includes(wanted))) {
  const { states, edges, seconds, counterExample } = run(variant);
  const holds = counterExample === null;
  const isAsExpected = holds === variant.holds;
  all.states += states;
  all.edges += edges;
  all.seconds += seconds;
  if (!isAsExpected) all.wrong += 1;
  const verdict = counterExample
    ? `breaks: ${counterExample.why}, after ${counterExample.path.length} steps`
    : 'holds';
  const size = `${states} states, ${edges} edges, ${seconds.toFixed(1)} s`;
  process.stdout.write(`${isAsExpected ? 'as expected' : 'WRONG'}: ${variant.name}: ${verdict} (${size})\n`);
  if (counterExample && !isAsExpected) {
    process.stdout.write(counterExample.path.map((step, at) => `  ${at + 1}. ${step}\n`).join(''));
  }
}
process.stdout.write(
  `${all.states} states, ${all.edges} edges, ${all.seconds.toFixed(1)} s, ${all.wrong} not as expected\n`,
);
process.exitCode = all.wrong === 0 && all.states > 0 ? 0 : 1;
