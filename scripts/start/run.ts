import { resolve } from 'node:path';

import type { Env } from '../../apps/api/src/env.ts';
import { repositoryRoot } from '../repository-root.ts';
import { ensureWebBuilt } from './build-web.ts';
import { ensureSandbox, type StartSandbox } from './ensure-sandbox.ts';
import { openDatabase } from './open-database.ts';
import type { Shutdown } from './shutdown.ts';

/** A sign-in of the demo practice, as it is printed on the first start. */
export type SignIn = { role: string; email: string; password: string };

/** The running product: HTTP, worker, or both. */
export type RunningApp = {
  /** Where people open it. */
  address: string;
  /** Empty unless this start created the demo practice. */
  signIns: readonly SignIn[];
  /** Closes HTTP first, then the worker. */
  stop(): Promise<void>;
};

export type StartApp = (options: {
  env: Env;
  /** Address of the role that owns the schema; migrations run with it, requests do not. */
  ownerUrl: string;
  /** Folder of the built web app; null when something else serves it. */
  webDir: string | null;
}) => Promise<RunningApp>;

export type RunOptions = {
  env: Env;
  /** Whether to build and serve the web app. */
  web: boolean;
  shutdown: Shutdown;
  say: (line: string) => void;
  startApp: StartApp;
  startSandbox: StartSandbox;
};

/**
 * Starts the parts in order: web build, database, simulated XPM and Xero if no Xero app is named, product.
 * Each part is known to `shutdown` from the moment it runs, so a later failure stops the earlier ones.
 */
export async function run({ env, web, shutdown, say, startApp, startSandbox }: RunOptions): Promise<void> {
  const webDir = web && env.role !== 'worker' ? await ensureWebBuilt(say) : null;
  const database = await openDatabase(env);
  shutdown.add('database', () => database.stop());
  if (env.sandbox) {
    const dataDir = resolve(repositoryRoot, env.dataDir);
    const shared = database.adopted || env.role !== 'all';
    const place = { port: env.sandboxPort, dataDir, appUrl: env.appUrl, shared };
    const sandbox = await ensureSandbox(place, startSandbox);
    shutdown.add('sandbox', () => sandbox.close());
    say(`Simulated XPM and Xero: ${sandbox.url}`);
  }
  const app = await startApp({ env, ownerUrl: database.ownerUrl, webDir });
  shutdown.add('product', () => app.stop());
  say(`Throughline: ${app.address}`);
  for (const { role, email, password } of app.signIns) say(`  ${role}: ${email} / ${password}`);
}
