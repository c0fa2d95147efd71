import { z } from 'zod';

import { publicOrigin, remoteOrigin } from './addresses.ts';
import { isStrongSecret } from './app-secret.ts';
import { parseTokenKeys } from './token-keys.ts';

/** A text that `read` turns into a value; what it cannot read is a problem told as `expected`. */
function text<T>(expected: string, read: (value: string) => T | null) {
  return z.string(expected).transform((value, ctx) => {
    const result = read(value);
    if (result !== null) return result;
    ctx.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

function whole(from: number, to: number) {
  return text(`a whole number from ${from} to ${to}`, (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
    return number >= from && number <= to ? number : null;
  });
}

const yesNo = z
  .enum(['0', '1'], '0 or 1')
  .transform((value) => value === '1')
  .optional();

function xeroAddress(origin: string) {
  return text(`${origin} or an address on this machine, without a path`, (value) =>
    remoteOrigin(value, origin),
  ).optional();
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const host = /^[A-Za-z0-9.:-]{1,253}$/;
const postgres = /^postgres(ql)?:\/\//;

/** Every variable, as text in and value out. */
export const envShape = z.object({
  PORT: whole(0, 65_535).default(3000),
  APP_URL: text('https://…, or an http:// address on this machine, without a path', publicOrigin).optional(),
  HOST: text('an address or name to listen on', (value) => (host.test(value) ? value : null)).default(
    '127.0.0.1',
  ),
  TRUST_PROXY: whole(0, 9).default(0),
  DATABASE_URL: text('postgres://name:password@host:port/database', (value) =>
    postgres.test(value) && URL.canParse(value) ? value : null,
  ).optional(),
  DATA_DIR: z.string().default('.data'),
  APP_SECRET: text('32 or more random characters', (value) =>
    isStrongSecret(value) ? value : null,
  ).optional(),
  TOKEN_KEYS: text(
    'keyId:key,… with different ids and keys of 32 random bytes in base64',
    parseTokenKeys,
  ).optional(),
  XERO_CLIENT_ID: text('the client id of the Xero app', token).optional(),
  XERO_CLIENT_SECRET: text('the client secret of the Xero app', token).optional(),
  XERO_LOGIN_URL: xeroAddress('https://login.xero.com'),
  XERO_IDENTITY_URL: xeroAddress('https://identity.xero.com'),
  XERO_API_URL: xeroAddress('https://api.xero.com'),
  XERO_WEBHOOK_KEY: text('the webhook key of the Xero app', token).optional(),
  SANDBOX_PORT: whole(0, 65_535).default(4100),
  ROLE: z.enum(['all', 'api', 'worker'], 'all, api or worker').default('all'),
  DEMO: yesNo,
  DEMO_PASSWORD: text('8 to 128 characters', (value) =>
    value.length >= 8 && value.length <= 128 ? value : null,
  ).optional(),
  SETTLE_SECONDS: whole(0, 3600).default(5),
  LOG_LEVEL: z.enum(levels, levels.join(', ')).default('info'),
});

function token(value: string): string | null {
  return /^[\x21-\x7e]{1,256}$/.test(value) ? value : null;
}
