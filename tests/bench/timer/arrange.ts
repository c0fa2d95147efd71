import { randomUUID } from 'node:crypto';

import { parseEnv } from '@throughline/api/env';
import { createLogger } from '@throughline/api/logger';
import { wire } from '@throughline/api/wiring';
import { asSystem } from '@throughline/core/as-system';
import { ensureAppRole, migrate } from '@throughline/core/db/migrate';
import { addStaff } from '@throughline/core/membership/add-staff';
import { createPractice } from '@throughline/core/practice/create-practice';

export type BenchPerson = { readonly cookie: string; readonly practiceId: string };
/** All the servers of a run need; plain JSON, as it crosses to their processes. */
export type Arranged = { readonly databaseUrl: string; readonly people: readonly BenchPerson[] };

export const benchSecret = 'only-for-benchmarks-0123456789abcdef012345';
const password = 'correct horse battery staple';
const tokenKey = Buffer.alloc(32, 7);

/** The wiring both sides are measured with: one practice, nothing remote. */
export function wireBench(databaseUrl: string) {
  const env = parseEnv({
    DEMO: '0',
    LOG_LEVEL: 'silent',
    XERO_CLIENT_ID: 'none',
    XERO_CLIENT_SECRET: 'none',
  });
  const secrets = { appSecret: benchSecret, tokenKeys: [{ id: 'k1', key: tokenKey }] };
  return { env, wiring: wire({ env, secrets, databaseUrl, logger: createLogger('silent') }) };
}

/** A migrated database with one practice and so many signed-in members. */
export async function arrange(ownerUrl: string, count: number): Promise<Arranged> {
  await migrate(ownerUrl);
  const databaseUrl = await ensureAppRole(ownerUrl, benchSecret);
  const { env, wiring } = wireBench(databaseUrl);
  const { db, api } = wiring;
  const email = `${randomUUID()}@bench.test`;
  const { userId } = await api.signIn.createUser({ name: 'Admin', email, password });
  const admin = { userId, name: 'Admin', email };
  const { practiceId } = await createPractice(db, { name: 'Bench', country: 'NZ', admin, now: api.now() });
  const people: BenchPerson[] = [];
  for (let index = 0; index < count; index += 1) {
    const who = { name: `Member ${index}`, email: `${randomUUID()}@bench.test` };
    const user = await api.signIn.createUser({ ...who, password });
    const call = { practiceId, verb: 'staff.add', now: api.now(), settings: api.settings };
    await asSystem(db, call, (ctx) => addStaff(ctx, { ...who, ...user, roles: ['staff'] }));
    people.push({ practiceId, cookie: await signIn(wiring, env.appUrl, who.email) });
  }
  await wiring.close();
  return { databaseUrl, people };
}

async function signIn(
  { api }: ReturnType<typeof wireBench>['wiring'],
  appUrl: string,
  email: string,
): Promise<string> {
  const request = new Request(`${appUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const reply = await api.signIn.handle(request, '127.0.0.1');
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
