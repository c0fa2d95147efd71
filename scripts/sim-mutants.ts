import { exploreMutant, mutants } from './model/mutants.ts';

/** `npm run sim:mutants`: leaves each of the nine rules out in turn, and fails when one of them is not missed. */
let survivors = 0;
for (const mutant of mutants) {
  const { states, seconds, counterExample } = exploreMutant(mutant);
  const spent = `${states} states, ${seconds.toFixed(1)} s`;
  if (counterExample === null) {
    survivors += 1;
    process.stdout.write(`SURVIVED ${mutant.rule}: nothing went wrong without it (${spent})\n`);
    continue;
  }
  const { why, path } = counterExample;
  process.stdout.write(`killed ${mutant.rule}: ${why}, after ${path.length} steps (${spent})\n`);
  process.stdout.write(path.map((step, at) => `  ${at + 1}. ${step}\n`).join(''));
}
process.stdout.write(`${mutants.length - survivors} of ${mutants.length} rules are missed when left out\n`);
process.exitCode = survivors === 0 ? 0 : 1;
