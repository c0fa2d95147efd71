import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';
import { citedPaths } from './verify/cited-paths.ts';
import { sourceFiles } from './verify/source-files.ts';

const documents = await sourceFiles(repositoryRoot, (name) => name.endsWith('.md'));
let cited = 0;
let missing = 0;
for (const document of documents) {
  const text = await readFile(join(repositoryRoot, document), 'utf8');
  for (const { path, fromRoot } of citedPaths(text)) {
    cited += 1;
    if (existsSync(join(repositoryRoot, fromRoot ? '' : dirname(document), path))) continue;
    missing += 1;
    process.stdout.write(`${document} cites ${path}, which does not exist\n`);
  }
}
process.stdout.write(`${documents.length} documents, ${cited} cited paths, ${missing} missing\n`);
process.exitCode = missing === 0 ? 0 : 1;
