import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import type { ServiceSettings } from '@throughline/core/context';
import { type Database, openDatabase } from '@throughline/core/db/client';
import { type DeliveryTiming, defaultTiming } from '@throughline/core/sync/timing';
import type { Logger } from 'pino';

import { createSignIn } from './auth/sign-in.ts';
import type { DeliveryDeps } from './deliveries/deps.ts';
import { openRemotes } from './deliveries/open-remotes.ts';
import { renewToken } from './deliveries/renew-token.ts';
import type { Env } from './env.ts';
import { receiptKeys } from './env/receipt-keys.ts';
import type { Secrets } from './env/secrets.ts';
import { createLiveHub, type LiveHub } from './live/hub.ts';
import { createAccessTokens } from './oauth/access-token.ts';
import { createXeroConsent } from './oauth/consent.ts';
import { keepTokensAlive } from './oauth/keep-alive.ts';
import { createTokenCipher } from './oauth/token-cipher.ts';
import { createXeroIdentity } from './oauth/xero-identity.ts';
import { createRemotes } from './remote/remotes.ts';
import type { ApiDeps } from './trpc/context.ts';
import type { ChoreDeps } from './worker/chore-loop.ts';

export type WiringOptions = {
  readonly env: Env;
  readonly secrets: Secrets;
  /** The application's own sign-in to the database. */
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly now?: () => Date;
  readonly timing?: DeliveryTiming;
};

export type Wiring = {
  readonly db: Database;
  readonly live: LiveHub;
  readonly api: ApiDeps;
  readonly delivery: DeliveryDeps;
  readonly chores: ChoreDeps;
  close(): Promise<void>;
};

/** The one place that picks implementations: settings in, everything a process needs out. */
export function wire(options: WiringOptions): Wiring {
  const { env, secrets, databaseUrl, logger, now = () => new Date(), timing = defaultTiming } = options;
  const db = openDatabase({
    url: databaseUrl,
    onIdleError: (error) => logger.warn({ err: error }, 'a database connection broke'),
  });
  const live = createLiveHub({ url: databaseUrl, logger });
  const settings: ServiceSettings = {
    settleSeconds: env.settleSeconds,
    appUrl: env.appUrl,
    receiptKeys: receiptKeys(secrets.tokenKeys),
  };
  const signIn = createSignIn({
    db,
    secret: secrets.appSecret,
    appUrl: env.appUrl,
    now,
    onTouchFailed: (error) => logger.warn({ err: error }, 'a sign-in’s use was not noted'),
  });
  const cipher = createTokenCipher(secrets.tokenKeys);
  const identity = createXeroIdentity(env.xero);
  const tokenDeps = { db, identity, cipher, settings, now };
  const tokens = createAccessTokens(tokenDeps);
  const consent = createXeroConsent({ ...tokenDeps, signIn, tokens, xero: env.xero });
  const remotes = createRemotes({ db, xeroApiUrl: env.xero.apiUrl, logger, ...tokens });
  const workerId = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const shared = { db, settings, logger, now, timing };
  return {
    db,
    live,
    api: { ...shared, live, signIn, consent, remotes, sandbox: env.sandbox, demo: env.demo },
    delivery: { ...shared, workerId, ...openRemotes(remotes), renewToken: renewToken(db, tokens) },
    chores: { ...shared, remotes, keepAlive: (practiceId) => keepTokensAlive(tokenDeps, tokens, practiceId) },
    close: async () => {
      await live.close();
      await db.close();
    },
  };
}
