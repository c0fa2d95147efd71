import type { Role } from '@throughline/core/db/schema/staff';

import type { Env } from '../env.ts';
import type { ApiDeps } from '../trpc/context.ts';
import type { Wiring } from '../wiring.ts';
import { connectSandbox } from './connect-sandbox.ts';
import { withDemoLock } from './demo-lock.ts';
import { demoMembers, type DemoPractice } from './demo-members.ts';
import { fillPractice } from './fill-practice.ts';
import { findOpenDemo, noteComplete } from './find-demo.ts';
import { makePractice } from './make-practice.ts';
import { readMirror } from './read-mirror.ts';
import { playScene } from './scene.ts';

/** A way into the demo practice, for the person at the terminal. */
export type DemoSignIn = { readonly role: Role; readonly email: string; readonly password: string };

export type SeedDemo = { readonly wiring: Pick<Wiring, 'api'>; readonly env: Env };

/**
 * Makes the demo practice on an empty database, where the settings want one: members with sign-ins and, at the
 * sandbox, connections and a believable fortnight of work. Posts nothing; time entries leave with the next worker.
 *
 * What a start cut short left out is made by the next one, nothing twice; of several processes one does it.
 *
 * @returns how to sign in; empty when there was nothing to make
 */
export async function seedDemo({ wiring, env }: SeedDemo): Promise<DemoSignIn[]> {
  if (!env.demo) return [];
  return (await withDemoLock(wiring.api.db, () => seed(wiring.api, env))) ?? [];
}

async function seed(deps: ApiDeps, env: Env): Promise<DemoSignIn[]> {
  const open = await findOpenDemo(deps);
  if (!open) return [];
  // Follows from the installation's secret, so that a start after a crash prints the same one.
  const password = env.demoPassword ?? deps.signIn.deriveSecret('demo password').slice(0, 16);
  const demo = await makePractice(deps, open, password);
  if (!isOnSandbox(env))
    await playScene(deps, demo, async (scene) => noteComplete(scene.as('system', 'demo.seed'), {}));
  else if (await isReadable(deps, demo, password)) await fillPractice(deps, demo);
  else deps.logger.warn('the sandbox did not answer, so the demo is completed by the next start');
  return Object.values(demoMembers).map(({ role, email }) => ({ role, email, password }));
}

async function isReadable(deps: ApiDeps, demo: DemoPractice, password: string): Promise<boolean> {
  return (await connectSandbox(deps, demo, password)) && readMirror(deps, demo.practiceId);
}

function isOnSandbox({ sandbox, sandboxPort, xero }: Env): boolean {
  const own = `http://127.0.0.1:${sandboxPort}`;
  return sandbox && [xero.loginUrl, xero.identityUrl, xero.apiUrl].every((url) => url === own);
}
