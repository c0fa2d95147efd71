import { serve, type ServerType } from '@hono/node-server';
import { ensureAppRole, migrate } from '@throughline/core/db/migrate';

import { createApp } from './app.ts';
import { seedDemo, type DemoSignIn } from './demo/seed-demo.ts';
import type { Env } from './env.ts';
import { findSecrets } from './env/secrets.ts';
import { createLogger } from './logger.ts';
import { wire, type Wiring } from './wiring.ts';
import { startWorker } from './worker/start-worker.ts';

export type StartOptions = {
  readonly env: Env;
  /** The role that owns the schema; migrations run with it, requests never do. */
  readonly ownerUrl: string;
  /** Folder of the built web app; null when something else serves it. */
  readonly webDir: string | null;
};

export type Started = {
  readonly address: string;
  /** Empty unless this start made the demo practice. */
  readonly signIns: readonly DemoSignIn[];
  /** Closes HTTP, then the worker; what is under way is finished or found by the next start. */
  stop(): Promise<void>;
};

/** Starts the processes the environment asks for: HTTP, worker, or both. @throws with one clear sentence */
export async function startThroughline({ env, ownerUrl, webDir }: StartOptions): Promise<Started> {
  const secrets = await findSecrets(env);
  await migrate(ownerUrl);
  const databaseUrl = await ensureAppRole(ownerUrl, secrets.appSecret);
  const wiring = wire({ env, secrets, databaseUrl, logger: createLogger(env.logLevel) });
  try {
    const server = env.role === 'worker' ? null : await listen(wiring, env, webDir);
    const worker = env.role === 'api' ? null : startWorker(wiring);
    const signIns = env.demo ? await seedDemo({ wiring, env }) : [];
    return {
      address: env.appUrl,
      signIns,
      async stop() {
        if (server) await close(server);
        await worker?.stop();
        await wiring.close();
      },
    };
  } catch (error) {
    await wiring.close();
    throw error;
  }
}

function listen(wiring: Wiring, env: Env, webDir: string | null): Promise<ServerType> {
  const { appUrl, trustedProxies, host, port } = env;
  const app = createApp({
    deps: wiring.api,
    appUrl,
    trustedProxies,
    webDir,
    webhookKey: env.xero.webhookKey,
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server));
    server.once('error', reject);
  });
}

/** Event streams never end by themselves, so after a moment for requests under way their sockets are closed. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    const force = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, 500);
    force.unref();
  });
}
