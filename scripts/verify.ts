import { join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';
import { runAll } from './verify/run-all.ts';
import type { Step, StepResult } from './verify/run-step.ts';

const bin = (name: string) => join(repositoryRoot, 'node_modules/.bin', name);
const script = (path: string): Step['command'] => [process.execPath, '--import', 'tsx', path];

/** Longest first, so that the short ones fill the second lane. */
const steps: Step[] = [
  { name: 'types', command: [bin('turbo'), 'run', 'typecheck', '--output-logs=errors-only', '--continue'] },
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '.'] },
  { name: 'architecture', command: script('scripts/check-architecture.ts') },
  { name: 'dead code', command: [bin('knip'), '--no-progress'] },
  { name: 'types of scripts', command: [bin('tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format', command: [bin('oxfmt'), '--check', '.'] },
  { name: 'manifests', command: [bin('syncpack'), 'lint'] },
  { name: 'dependencies', command: script('scripts/check-dependencies.ts') },
  { name: 'documents', command: script('scripts/check-doc-refs.ts') },
  { name: 'house rules', command: script('scripts/check-house-rules.ts') },
];

function tell({ ok, name, seconds, output }: StepResult): void {
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} ${seconds.toFixed(1)} s\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n\n`);
}

const startedAt = performance.now();
const results = await runAll(steps, { lanes: 2, cwd: repositoryRoot, onEnd: tell });
const failed = results.filter((result) => !result.ok).map((result) => result.name);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
const verdict = failed.length === 0 ? 'holds' : `fails: ${failed.join(', ')}`;
process.stdout.write(`verify ${verdict} (${results.length} checks, ${seconds} s)\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
