import { parseEnv, type Env } from '../../apps/api/src/env.ts';
import { environment } from '../env.ts';
import { describeFailure } from './describe-failure.ts';
import { run, type RunOptions } from './run.ts';
import { Shutdown } from './shutdown.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/** A stop takes less than five seconds, with some to spare for the process to end. */
const STOP_MS = 4_800;

/**
 * Runs the whole product until SIGINT or SIGTERM, or until the npm that started it is gone.
 *
 * @returns the exit code: 0 after a stop that was asked for, 1 when the start failed
 */
export async function main(parts: Pick<RunOptions, 'web' | 'startApp' | 'startSandbox'>): Promise<number> {
  const shutdown = new Shutdown(STOP_MS);
  const told = untilToldToStop({ withParent: startedByNpm() });
  let env: Env | null = null;
  try {
    env = parseEnv(environment());
    const started = run({ ...parts, env, shutdown, say });
    started.catch(() => undefined);
    await Promise.race([started, told]);
    await told;
  } catch (error) {
    complain(describeFailure(error, portsOf(env)));
    await shutdown.run();
    return 1;
  }
  for (const complaint of await shutdown.run()) complain(complaint);
  return 0;
}

function startedByNpm(): boolean {
  return environment()['npm_lifecycle_event'] === 'start';
}

function portsOf(env: Env | null): Record<number, string> {
  return env === null ? {} : { [env.sandboxPort]: 'SANDBOX_PORT', [env.port]: 'PORT' };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
