import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';
import { brokenHouseRules } from './verify/house-rules.ts';
import { sourceFiles } from './verify/source-files.ts';

const RULES_THEMSELVES = 'scripts/verify/house-rules.ts';
const files = await sourceFiles(repositoryRoot, (name) => /\.(tsx?|cjs|mjs|sh|css|html)$/.test(name));
let broken = 0;
for (const file of files) {
  if (file === RULES_THEMSELVES) continue;
  for (const finding of brokenHouseRules(await readFile(join(repositoryRoot, file), 'utf8'))) {
    broken += 1;
    process.stdout.write(`${file}:${finding}\n`);
  }
}
process.stdout.write(`${files.length} files, ${broken} broken rules\n`);
process.exitCode = broken === 0 ? 0 : 1;
