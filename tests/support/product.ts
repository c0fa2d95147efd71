import { randomBytes } from 'node:crypto';
import { once } from 'node:events';

import { type ServerType, serve } from '@hono/node-server';
import { createApp } from '@throughline/api/app';
import { type Env, parseEnv } from '@throughline/api/env';
import type { Logger } from '@throughline/api/logger';
import { type Wiring, wire } from '@throughline/api/wiring';
import { startWorker } from '@throughline/api/worker/start-worker';
import type { DeliveryTiming } from '@throughline/core/sync/timing';
import { type RunningSandbox, startSandbox } from '@throughline/sandbox';

import { freePort } from './free-port.ts';
import { type FreshDatabase, freshDatabase, TEST_SECRET } from './postgres.ts';
import { watchLog } from './watch-log.ts';

/** The whole product on a database and a sandbox of its own: HTTP and worker in this process. */
export type Product = {
  readonly url: string;
  readonly wiring: Wiring;
  readonly database: FreshDatabase;
  readonly sandbox: RunningSandbox;
  /** What encrypts its tokens, for another process on the same database. */
  readonly tokenKey: Buffer;
  stop(): Promise<void>;
};

export type ProductOptions = {
  /** A database of its own when absent. */
  readonly database?: FreshDatabase;
  readonly profile?: 'tiny' | 'demo';
  readonly settleSeconds?: number;
  /** Shorter than in production, so that a lost answer is settled within a test. */
  readonly timing?: Partial<DeliveryTiming>;
  readonly worker?: boolean;
  readonly webDir?: string;
  /** The public origin, where it is to be another than the address listened on. */
  readonly appUrl?: string;
  readonly webhookKey?: string;
  /** Hears what is logged; when absent everything is logged and only watched for secrets, until the product stops. */
  readonly logger?: Logger;
  readonly now?: () => Date;
};

const quickTiming: DeliveryTiming = {
  httpTimeoutMs: 2_000,
  leaseMs: 5_000,
  sendFenceMs: 1_000,
  lateEffectMs: 800,
};

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { profile = 'tiny', worker: hasWorker = true, webDir = null, now } = options;
  const watched = watchLog();
  const { logger = watched.logger, webhookKey = null } = options;
  const database = await databaseFor(options);
  const clock = now ? { now } : {};
  const sandbox = await startSandbox({ port: 0, profile, seed: 7, ...clock });
  const port = await freePort();
  const env = envOf(port, sandbox.url, options);
  const tokenKey = randomBytes(32);
  const wiring = wire({
    env,
    secrets: { appSecret: TEST_SECRET, tokenKeys: [{ id: 'k1', key: tokenKey }] },
    databaseUrl: database.appUrl,
    logger,
    timing: { ...quickTiming, ...options.timing },
    ...clock,
  });
  const app = createApp({
    deps: wiring.api,
    appUrl: env.appUrl,
    trustedProxies: 0,
    webDir,
    webhookKey,
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  await once(server, 'listening');
  const worker = hasWorker ? startWorker(wiring) : null;
  return {
    url: options.appUrl ? `http://127.0.0.1:${port}` : env.appUrl,
    wiring,
    database,
    sandbox,
    tokenKey,
    async stop() {
      await close(server);
      await worker?.stop();
      await wiring.close();
      await sandbox.close();
      await database.drop();
      watched.check();
    },
  };
}

async function databaseFor({ database }: ProductOptions): Promise<FreshDatabase> {
  return database ?? freshDatabase();
}

function envOf(port: number, sandboxUrl: string, { settleSeconds = 0, appUrl }: ProductOptions): Env {
  return parseEnv({
    PORT: String(port),
    ...(appUrl === undefined ? {} : { APP_URL: appUrl }),
    SETTLE_SECONDS: String(settleSeconds),
    DEMO: '0',
    LOG_LEVEL: 'silent',
    XERO_CLIENT_ID: 'sandbox-client',
    XERO_CLIENT_SECRET: 'sandbox-secret',
    XERO_LOGIN_URL: sandboxUrl,
    XERO_IDENTITY_URL: sandboxUrl,
    XERO_API_URL: sandboxUrl,
  });
}

async function close(server: ServerType): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}
