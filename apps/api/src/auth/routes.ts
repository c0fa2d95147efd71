import type { Database } from '@throughline/core/db/client';
import { findSignedIn } from '@throughline/core/membership/find-signed-in';
import { normaliseEmail } from '@throughline/core/sign-in/normalise-email';
import { endSession } from '@throughline/core/sign-in/sessions';
import { z } from 'zod';

import { authReply, refusalReply, throttledReply } from './auth-reply.ts';
import { addressHeader, type BetterAuth } from './better-auth.ts';
import type { PasswordGuard } from './password-guard.ts';

export type AuthRoutes = {
  readonly db: Database;
  readonly auth: BetterAuth;
  readonly guard: PasswordGuard;
  readonly sessionTokenHash: (headers: Headers) => string | null;
  readonly now: () => Date;
};

type Call = { readonly request: Request; readonly address: string };

const Credentials = z.object({ email: z.string().max(254), password: z.string().max(128) });
const SignedInReply = z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) });
const longestBody = 4096;

/** `POST sign-in/email {email, password}`: sets the session cookie. A wrong pair is told alike whichever is wrong. */
export async function signInByEmail(routes: AuthRoutes, call: Call): Promise<Response> {
  const given = Credentials.safeParse(await readJson(call.request));
  const email = given.success ? normaliseEmail(given.data.email) : '';
  if (!given.success || !z.email().safeParse(email).success) {
    return refusalReply(400, { code: 'INVALID_INPUT', message: 'Give an e-mail address and a password.' });
  }
  const { password } = given.data;
  try {
    const reply = await routes.guard({ email, address: call.address }, async () => {
      const answer = await routes.auth.handler(forward(call, '/sign-in/email', { email, password }));
      if (answer.status === 401) return null;
      if (!answer.ok) throw new Error(`the sign-in answered ${answer.status}`);
      return answer;
    });
    if (!reply) {
      return refusalReply(401, {
        code: 'INVALID_EMAIL_OR_PASSWORD',
        message: 'E-mail or password is not right.',
      });
    }
    await endReplacedSession(routes, call.request);
    const { user } = SignedInReply.parse(await reply.json());
    // The token itself stays in the cookie, out of reach of scripts.
    return authReply({ user }, { headers: cookiesOf(reply) });
  } catch (error) {
    return throttledReply(error);
  }
}

/** `POST sign-out`: ends the session and takes its cookie back. Safe to repeat. */
export async function signOut(routes: AuthRoutes, call: Call): Promise<Response> {
  const reply = await routes.auth.handler(forward(call, '/sign-out', {}));
  const headers = cookiesOf(reply);
  headers.set('clear-site-data', '"cache"');
  return authReply({ success: reply.ok }, { status: reply.status, headers });
}

/** `GET get-session`: who is signed in, or `null`. */
export async function getSession(routes: AuthRoutes, { request }: Call): Promise<Response> {
  const tokenHash = routes.sessionTokenHash(request.headers);
  const signedIn = tokenHash === null ? null : await findSignedIn(routes.db, tokenHash, routes.now());
  if (!signedIn) return authReply(null);
  const { sessionId, userId, name, email } = signedIn;
  return authReply({ session: { id: sessionId }, user: { id: userId, name, email } });
}

async function endReplacedSession(routes: AuthRoutes, request: Request): Promise<void> {
  const replaced = routes.sessionTokenHash(request.headers);
  if (replaced !== null) await endSession(routes.db, replaced);
}

/** A request for better-auth with nothing of the caller's in it but what was checked. */
function forward({ request, address }: Call, path: string, body: unknown): Request {
  const headers = new Headers({ 'content-type': 'application/json', [addressHeader]: address });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value.slice(0, longestBody));
  }
  const url = new URL(`/api/auth${path}`, request.url);
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

function cookiesOf(reply: Response): Headers {
  const headers = new Headers();
  for (const cookie of reply.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.length > longestBody) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
