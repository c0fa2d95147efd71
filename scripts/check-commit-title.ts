import { readFileSync } from 'node:fs';

import { commitTitleProblem } from './verify/commit-title.ts';

/** Called by the commit-msg hook with the file that holds the message. */
const message = readFileSync(process.argv[2] ?? '/dev/stdin', 'utf8');
const problem = commitTitleProblem(message.split('\n')[0] ?? '');
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
