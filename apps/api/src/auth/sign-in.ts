import { createHmac } from 'node:crypto';

import type { Database } from '@throughline/core/db/client';
import type { Credential } from '@throughline/core/sign-in/find-credential';
import { normaliseEmail } from '@throughline/core/sign-in/normalise-email';
import { touchSession } from '@throughline/core/sign-in/sessions';

import {
  createAccount,
  findOrCreateAccount,
  hashNewPassword,
  type NewAccount,
  verifyCredential,
} from './accounts.ts';
import { refusalReply } from './auth-reply.ts';
import { createBetterAuth } from './better-auth.ts';
import { createPasswordGuard } from './password-guard.ts';
import { type AuthRoutes, getSession, signInByEmail, signOut } from './routes.ts';
import { readSessionCookie, sessionCookieName } from './session-cookie.ts';

export type PasswordCheck = { readonly email: string; readonly password: string; readonly address: string };

/** People's sign-ins: e-mail and password, and the sessions they open. */
export type SignIn = {
  /** Answers `/api/auth/*`: sign-in by e-mail, sign-out, get-session; everything else is not there. */
  handle(request: Request, address: string): Promise<Response>;
  /** SHA-256 of the session cookie's token, its signature checked; null when there is none. No database. */
  sessionTokenHash(headers: Headers): string | null;
  /** Notes that a session is in use. Writes at most every five minutes; never throws, never waits. */
  touch(tokenHash: string): void;
  /** @throws {AppError} `conflict` when the address has a sign-in, `invalid_input` for the password */
  createUser(account: NewAccount): Promise<{ userId: string }>;
  /** As `createUser`, but an existing sign-in is taken when the password is its own. */
  findOrCreateUser(account: NewAccount): Promise<{ userId: string }>;
  /** Throttled as a sign-in. @returns null when they do not belong together @throws {AppError} `too_many_requests` */
  checkPassword(check: PasswordCheck): Promise<Credential | null>;
  /** @throws {AppError} `invalid_input` for a password too short or too long */
  hashPassword(password: string): Promise<string>;
  /** 32 bytes, base64url, that only this installation can make from `label`, and always the same. */
  deriveSecret(label: string): string;
};

export type SignInOptions = {
  readonly db: Database;
  /** Signs session cookies; 32 or more characters. */
  readonly secret: string;
  /** Public origin; its scheme decides whether cookies need https. */
  readonly appUrl: string;
  readonly now: () => Date;
  /** Told when noting a session's use failed; the request it belongs to goes on. */
  readonly onTouchFailed?: (error: unknown) => void;
};

const touchEveryMs = 5 * 60_000;

/** Wires the sign-in on the application's database; nothing is read or written before the first call. */
export function createSignIn(options: SignInOptions): SignIn {
  const { db, secret, appUrl, now } = options;
  const guard = createPasswordGuard({ db, now });
  const cookie = { name: sessionCookieName(appUrl), secret };
  const sessionTokenHash = (headers: Headers) => readSessionCookie(headers, cookie);
  const routes: AuthRoutes = { db, auth: createBetterAuth(options), guard, sessionTokenHash, now };
  return {
    handle: (request, address) => route(routes, request, address),
    sessionTokenHash,
    touch: createTouch(options),
    createUser: (account) => createAccount(db, account),
    findOrCreateUser: (account) => findOrCreateAccount(db, account),
    checkPassword: ({ email, password, address }) =>
      guard({ email: normaliseEmail(email), address }, () => verifyCredential(db, { email, password })),
    hashPassword: hashNewPassword,
    deriveSecret: (label) => createHmac('sha256', secret).update(`derived ${label}`).digest('base64url'),
  };
}

function route(routes: AuthRoutes, request: Request, address: string): Promise<Response> {
  const call = { request, address };
  switch (`${request.method} ${new URL(request.url).pathname}`) {
    case 'POST /api/auth/sign-in/email':
      return signInByEmail(routes, call);
    case 'POST /api/auth/sign-out':
      return signOut(routes, call);
    case 'GET /api/auth/get-session':
      return getSession(routes, call);
    default:
      return Promise.resolve(refusalReply(404, { code: 'NOT_FOUND', message: 'There is nothing here.' }));
  }
}

function createTouch({ db, now, onTouchFailed }: SignInOptions) {
  const touchedAt = new Map<string, number>();
  return (tokenHash: string): void => {
    const at = now().getTime();
    if (at - (touchedAt.get(tokenHash) ?? 0) < touchEveryMs) return;
    // A full table is emptied: the worst that follows is one write too many per session.
    if (touchedAt.size > 10_000) touchedAt.clear();
    touchedAt.set(tokenHash, at);
    touchSession(db, tokenHash, new Date(at)).catch((error: unknown) => onTouchFailed?.(error));
  };
}
