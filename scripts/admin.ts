import { parseEnv } from '../apps/api/src/env.ts';
import { runAdmin } from './admin/run-admin.ts';
import { environment } from './env.ts';
import { describeFailure } from './start/describe-failure.ts';

/**
 * `npm run admin -- COMMAND …`: one JSON object on standard output, or one line on standard error. Exit 1 for a command
 * that could not be carried out, and when what it looked into does not hold.
 */
try {
  const { printed, holds } = await runAdmin(process.argv.slice(2), parseEnv(environment()));
  process.stdout.write(`${JSON.stringify(printed)}\n`);
  process.exitCode = holds ? 0 : 1;
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
