import { parseEnv } from '../apps/api/src/env.ts';
import { runAdmin } from './admin/run-admin.ts';
import { environment } from './env.ts';
import { describeFailure } from './start/describe-failure.ts';

/** `npm run admin -- COMMAND …`: one JSON object on standard output, or one line on standard error and exit 1. */
try {
  const printed = await runAdmin(process.argv.slice(2), parseEnv(environment()));
  process.stdout.write(`${JSON.stringify(printed)}\n`);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
