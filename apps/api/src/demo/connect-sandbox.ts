import { listConnections } from '@throughline/core/connection/list-connections';
import { endSession } from '@throughline/core/sign-in/sessions';

import type { ApiDeps } from '../trpc/context.ts';
import { sessionCall } from '../trpc/session-call.ts';
import { demoMembers, type DemoPractice } from './demo-members.ts';
import { playScene } from './scene.ts';

const loopback = '127.0.0.1';

/**
 * Consents at the sandbox as the demo's admin would in a browser, unless both systems are connected already.
 *
 * @returns whether both are connected now
 */
export async function connectSandbox(deps: ApiDeps, demo: DemoPractice, password: string): Promise<boolean> {
  if (await areConnected(deps, demo)) return true;
  const cookie = await signInAsAdmin(deps, password);
  const sessionTokenHash = deps.signIn.sessionTokenHash(new Headers({ cookie }));
  if (sessionTokenHash === null) throw new Error('the sign-in of the demo’s admin set no session');
  try {
    const request = { deps, sessionTokenHash, practiceId: demo.practiceId, address: loopback };
    const call = sessionCall(request, { path: 'connection.begin', requestId: null });
    const { authoriseUrl } = await deps.consent.begin(call, {});
    const back = await allow(authoriseUrl);
    if (back !== null) await deps.consent.callback(new Request(back, { headers: { cookie } }));
    return await areConnected(deps, demo);
  } finally {
    await endSession(deps.db, sessionTokenHash);
  }
}

async function areConnected(deps: ApiDeps, demo: DemoPractice): Promise<boolean> {
  const known = await playScene(deps, demo, (scene) => listConnections(scene.as('tom', 'connection.list')));
  return known.length === 2 && known.every(({ status }) => status === 'connected');
}

async function signInAsAdmin({ signIn, settings }: ApiDeps, password: string): Promise<string> {
  const request = new Request(`${settings.appUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: demoMembers.tom.email, password }),
  });
  const reply = await signIn.handle(request, loopback);
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Presses "Allow access". @returns where the browser is sent; null when the sandbox is not there or did not take it */
async function allow(authoriseUrl: string): Promise<string | null> {
  const body = new URLSearchParams({ decision: 'allow' });
  const reply = await fetch(authoriseUrl, {
    method: 'POST',
    redirect: 'manual',
    body,
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  await reply?.body?.cancel();
  return reply?.headers.get('location') ?? null;
}
