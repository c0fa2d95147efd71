import { randomBytes } from 'node:crypto';

import { createSignIn, type SignIn } from '../../apps/api/src/auth/sign-in.ts';
import { createLiveHub } from '../../apps/api/src/live/hub.ts';
import { createLogger } from '../../apps/api/src/logger.ts';
import { type AccessTokens, createAccessTokens } from '../../apps/api/src/oauth/access-token.ts';
import { createXeroConsent } from '../../apps/api/src/oauth/consent.ts';
import { createTokenCipher } from '../../apps/api/src/oauth/token-cipher.ts';
import type { TokenDeps } from '../../apps/api/src/oauth/token-deps.ts';
import { createXeroIdentity } from '../../apps/api/src/oauth/xero-identity.ts';
import { createRemotes } from '../../apps/api/src/remote/remotes.ts';
import type { ApiDeps } from '../../apps/api/src/trpc/context.ts';
import { t } from '../../apps/api/src/trpc/init.ts';
import { router } from '../../apps/api/src/trpc/procedures.ts';
import { connectionRouter } from '../../apps/api/src/trpc/routers/connection.ts';
import { invitationRouter } from '../../apps/api/src/trpc/routers/invitation.ts';
import { practiceRouter } from '../../apps/api/src/trpc/routers/practice.ts';
import { sessionRouter } from '../../apps/api/src/trpc/routers/session.ts';
import { type Database, openDatabase } from '../../packages/core/src/db/client.ts';
import { createPractice } from '../../packages/core/src/practice/create-practice.ts';
import { defaultTiming } from '../../packages/core/src/sync/timing.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

export const appUrl = 'http://localhost:3000';
export const password = 'correct horse battery';
const secret = 'a-secret-of-a-test-0123456789-abcdefghij';

const entryRouter = router({
  session: sessionRouter,
  invitation: invitationRouter,
  practice: practiceRouter,
  connection: connectionRouter,
});
const createCaller = t.createCallerFactory(entryRouter);
export type Caller = ReturnType<typeof createCaller>;

/** One signed-in browser. */
export type Person = { readonly email: string; readonly userId: string; readonly cookie: string };

/** A database, an API wired on it, and Xero's identity service at `xeroUrl`. */
export type Entry = {
  readonly fresh: FreshDatabase;
  readonly db: Database;
  readonly deps: ApiDeps;
  readonly signIn: SignIn;
  readonly tokens: AccessTokens;
  readonly tokenDeps: TokenDeps;
  /** As another process on the same database has them. */
  otherProcess(): AccessTokens;
  clock: { now: Date };
  person(name?: string): Promise<Person>;
  signInAs(email: string): Promise<string>;
  practice(): Promise<{ practiceId: string; staffId: string; admin: Person }>;
  as(person: Pick<Person, 'cookie'> | null, practiceId?: string): Caller;
  owner(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

export async function startEntry(xeroUrl: string): Promise<Entry> {
  const fresh = await freshDatabase();
  const db = openDatabase({ url: fresh.appUrl, max: 8 });
  const ownerDb = openDatabase({ url: fresh.ownerUrl, max: 1 });
  const clock = { now: new Date() };
  const now = () => clock.now;
  const logger = createLogger('silent');
  const settings = { settleSeconds: 0, appUrl, receiptKeys: [] };
  const signIn = createSignIn({ db, secret, appUrl, now });
  const identity = createXeroIdentity({
    identityUrl: xeroUrl,
    apiUrl: xeroUrl,
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    timeoutMs: 5000,
  });
  const cipher = createTokenCipher([{ id: 'k1', key: randomBytes(32) }]);
  const tokenDeps = { db, identity, cipher, settings, now };
  const tokens = createAccessTokens(tokenDeps);
  const xero = { loginUrl: xeroUrl, clientId: 'sandbox-client' };
  const consent = createXeroConsent({ ...tokenDeps, tokens, signIn, xero });
  const live = createLiveHub({ url: fresh.appUrl, logger });
  const remotes = createRemotes({ db, xeroApiUrl: xeroUrl, logger, ...tokens });
  const deps = {
    db,
    settings,
    logger,
    live,
    signIn,
    consent,
    remotes,
    sandbox: true,
    demo: false,
    now,
    timing: defaultTiming,
  };
  let people = 0;

  const entry: Entry = {
    fresh,
    db,
    deps,
    signIn,
    tokens,
    tokenDeps,
    otherProcess: () => createAccessTokens(tokenDeps),
    clock,
    async person(name = 'Person') {
      const email = `person${(people += 1)}@example.test`;
      const { userId } = await signIn.createUser({ name: `${name} ${people}`, email, password });
      return { email, userId, cookie: await entry.signInAs(email) };
    },
    async signInAs(email) {
      const body = JSON.stringify({ email, password });
      const request = new Request(`${appUrl}/api/auth/sign-in/email`, { method: 'POST', body });
      const reply = await signIn.handle(request, '192.0.2.1');
      return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    async practice() {
      const admin = await entry.person('Admin');
      const made = await createPractice(db, {
        name: 'Ashby & Co',
        country: 'NZ',
        admin: { ...admin, name: 'Admin' },
        now: clock.now,
      });
      return { ...made, admin };
    },
    as: (person, practiceId) =>
      createCaller({
        deps,
        sessionTokenHash: person && signIn.sessionTokenHash(new Headers({ cookie: person.cookie })),
        practiceId: practiceId ?? null,
        address: '192.0.2.1',
      }),
    owner: async (text, values = []) =>
      (await ownerDb.pool.query<Record<string, unknown>>(text, values)).rows,
    async close() {
      await live.close();
      await db.close();
      await ownerDb.close();
      await fresh.drop();
    },
  };
  return entry;
}
