import { randomUUID } from 'node:crypto';

import type { Database } from '@throughline/core/db/client';
import { signInTables } from '@throughline/core/db/sign-in-tables';
import { sessionIdleMs, sessionLifeMs } from '@throughline/core/sign-in/session-limits';
import type { BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';

import { hashSessionTokens } from './hash-session-tokens.ts';
import { isHttps, sessionCookieName } from './session-cookie.ts';

/** Carries the caller's address past better-auth; removed from every request before it is set. */
export const addressHeader = 'x-throughline-address';

export type PasswordSignInOptions = {
  readonly db: Database;
  /** Signs session cookies; 32 or more characters. */
  readonly secret: string;
  /** Public origin. */
  readonly appUrl: string;
};

/**
 * better-auth with e-mail and password only. Passwords are kept as scrypt (N 16384, r 16, p 1, 64 bytes, own salt).
 * Its own throttle, origin check for cookies and session prolonging are off: ours are in front of it.
 */
export function createBetterAuth({ db, secret, appUrl }: PasswordSignInOptions) {
  const { statements, schema } = signInTables(db);
  const adapter = drizzleAdapter(statements, { provider: 'pg', schema, transaction: false });
  const secure = isHttps(appUrl);
  return betterAuth({
    appName: 'Throughline',
    baseURL: appUrl,
    basePath: '/api/auth',
    secret,
    database: (options: BetterAuthOptions) => hashSessionTokens(adapter(options)),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: {
      expiresIn: sessionLifeMs / 1000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, expiresAt: new Date(Date.now() + sessionIdleMs) },
          }),
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: 'throughline',
      cookies: { session_token: { name: sessionCookieName(appUrl) } },
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
    },
    // Refusals become answers; anything else reaches who called, instead of the console.
    onAPIError: { throw: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;
