import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '../repository-root.ts';

export type Cruise = {
  /** How many source files were looked at; none means the tool could not read TypeScript. */
  modules: number;
  /** One line each: rule, importer, imported. */
  violations: string[];
};

const FOLDERS = ['apps', 'packages', 'scripts', 'tests'];

/**
 * Checks who imports whom against `.dependency-cruiser.cjs`.
 *
 * @param root a folder laid out like this repository
 */
export function cruiseRepository(root: string): Cruise {
  const program = join(repositoryRoot, 'node_modules/.bin/depcruise');
  const options = ['--config', join(repositoryRoot, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const run = spawnSync(program, [...options, ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error !== undefined) throw run.error;
  return readCruise(run.stdout, run.stderr);
}

function readCruise(stdout: string, stderr: string): Cruise {
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no result: ${stderr}`);
  const { summary } = JSON.parse(stdout);
  return {
    modules: Number(summary.totalCruised),
    violations: summary.violations.map(
      (found: { rule: { name: string }; from: string; to: string }) =>
        `${found.rule.name}: ${found.from} → ${found.to}`,
    ),
  };
}
