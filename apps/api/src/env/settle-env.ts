import type { z } from 'zod';

import { EnvError } from './env-error.ts';
import type { envShape } from './env-shape.ts';
import type { TokenKey } from './token-keys.ts';

/** How Xero is reached; all three addresses are origins without a path. */
export type XeroSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly loginUrl: string;
  readonly identityUrl: string;
  readonly apiUrl: string;
  /** Signs webhooks; null: none are accepted. */
  readonly webhookKey: string | null;
};

export type Env = {
  readonly port: number;
  /** Public origin, base of every link that leaves. */
  readonly appUrl: string;
  readonly host: string;
  /** How many proxies of ours stand in front and may be believed about the caller's address. */
  readonly trustedProxies: number;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Null: taken from `dataDir`. */
  readonly appSecret: string | null;
  /** Null: taken from `dataDir`. */
  readonly tokenKeys: readonly TokenKey[] | null;
  readonly xero: XeroSettings;
  /** No Xero app is named, so the simulated XPM and Xero stand in. */
  readonly sandbox: boolean;
  readonly sandboxPort: number;
  readonly role: 'all' | 'api' | 'worker';
  readonly demo: boolean;
  /** Null: a random one is made and printed. */
  readonly demoPassword: string | null;
  readonly settleSeconds: number;
  readonly logLevel: string;
};

type Values = z.output<typeof envShape>;

/** What the sandbox knows the product as. */
const sandboxApp = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' } as const;

/** Settings that follow from others. @throws {EnvError} when two of them do not go together */
export function settleEnv(values: Values): Env {
  const sandbox = values.XERO_CLIENT_ID === undefined;
  return {
    port: values.PORT,
    appUrl: values.APP_URL ?? `http://localhost:${values.PORT}`,
    host: values.HOST,
    trustedProxies: values.TRUST_PROXY,
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir: values.DATA_DIR,
    appSecret: values.APP_SECRET ?? null,
    tokenKeys: values.TOKEN_KEYS ?? null,
    xero: {
      ...xeroApp(values),
      ...xeroAddresses(values, sandbox),
      webhookKey: values.XERO_WEBHOOK_KEY ?? null,
    },
    sandbox,
    sandboxPort: values.SANDBOX_PORT,
    role: values.ROLE,
    demo: values.DEMO ?? sandbox,
    demoPassword: values.DEMO_PASSWORD ?? null,
    settleSeconds: values.SETTLE_SECONDS,
    logLevel: values.LOG_LEVEL,
  };
}

function xeroApp({ XERO_CLIENT_ID: clientId, XERO_CLIENT_SECRET: clientSecret }: Values) {
  if (clientId === undefined) return sandboxApp;
  if (clientSecret === undefined) {
    throw new EnvError(['XERO_CLIENT_SECRET must be given together with XERO_CLIENT_ID.']);
  }
  return { clientId, clientSecret };
}

function xeroAddresses(values: Values, sandbox: boolean) {
  // By number, as cookies of `localhost` would go to every port of it.
  const simulated = sandbox ? `http://127.0.0.1:${values.SANDBOX_PORT}` : null;
  return {
    loginUrl: values.XERO_LOGIN_URL ?? simulated ?? 'https://login.xero.com',
    identityUrl: values.XERO_IDENTITY_URL ?? simulated ?? 'https://identity.xero.com',
    apiUrl: values.XERO_API_URL ?? simulated ?? 'https://api.xero.com',
  };
}
