import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';
import { OUTCOME_FILE } from './test/outcome-reporter.ts';
import { closingLine, parseOutcome, type Outcome } from './test/outcome.ts';

/** `npm test [-- vitest filters]`: every project, then one line that says how it went. */
const outcomeFile = join(repositoryRoot, OUTCOME_FILE);
mkdirSync(dirname(outcomeFile), { recursive: true });
rmSync(outcomeFile, { force: true });

const status = await runVitest(process.argv.slice(2));
const outcome = readOutcome();
for (const { name, reason } of outcome.skipped) process.stdout.write(`skipped ${name}: ${reason}\n`);
process.stdout.write(`${closingLine(outcome)}\n`);
process.exitCode = status === 0 && outcome.failed === 0 && outcome.passed > 0 ? 0 : 1;

function runVitest(filters: readonly string[]): Promise<number | null> {
  const reporters = ['--reporter=default', '--reporter=./scripts/test/outcome-reporter.ts'];
  const program = join(repositoryRoot, 'node_modules/.bin/vitest');
  const child = spawn(program, ['run', ...reporters, ...filters], { cwd: repositoryRoot, stdio: 'inherit' });
  const ignored = () => undefined;
  process.on('SIGINT', ignored);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('close', resolve));
}

/** A run that was cut short counts as one failure. */
function readOutcome(): Outcome {
  try {
    return parseOutcome(readFileSync(outcomeFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}
