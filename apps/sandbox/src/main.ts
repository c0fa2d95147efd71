import { readEnv } from './env.ts';
import { startSandbox } from './start-sandbox.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const env = readEnv();
  const running = await startSandbox({
    port: env.SANDBOX_PORT,
    profile: env.SANDBOX_PROFILE,
    seed: env.SANDBOX_SEED,
    stateFile: env.SANDBOX_STATE_FILE,
    appUrl: env.APP_URL,
  });
  say(`Sandbox (simulated XPM and Xero): ${running.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    inUse
      ? 'The sandbox cannot start: its port is in use. Set SANDBOX_PORT.\n'
      : `The sandbox cannot start: ${reason}\n`,
  );
  process.exitCode = 1;
}
