import { randomBytes } from 'node:crypto';

import { askChore } from '@throughline/core/chores/ask-chore';
import { claimChore, dueChores, endChore } from '@throughline/core/chores/claim-chore';
import { type Database, openDatabase } from '@throughline/core/db/client';
import { inPractice } from '@throughline/core/db/in-practice';
import { type RunningSandbox, startSandbox } from '@throughline/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { renewToken } from '../../apps/api/src/deliveries/renew-token.ts';
import { type AccessTokens, createAccessTokens } from '../../apps/api/src/oauth/access-token.ts';
import { keepTokensAlive } from '../../apps/api/src/oauth/keep-alive.ts';
import { createTokenCipher } from '../../apps/api/src/oauth/token-cipher.ts';
import { type Entry, type Person, startEntry } from './entry-harness.ts';

const workers = 8;
const callers = 64;
const minuteMs = 60_000;

let sandbox: RunningSandbox;
let entry: Entry;
let pools: Database[];
/** Each with a pool of its own; they have nothing in common but the database. */
let tokensOf: AccessTokens[];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, profile: 'tiny', seed: 1 });
  entry = await startEntry(sandbox.url);
  pools = Array.from({ length: workers }, () => openDatabase({ url: entry.fresh.appUrl, max: 4 }));
  tokensOf = pools.map((db) => createAccessTokens({ ...entry.tokenDeps, db }));
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await entry.close();
  await sandbox.close();
});

const control = () => sandbox.sandbox.control;
const tokenRequests = () =>
  control()
    .calls()
    .filter(({ path }) => path === '/connect/token');

async function connect(admin: Person, practiceId: string) {
  const { authoriseUrl } = await entry.as(admin, practiceId).connection.begin({});
  const allowed = await fetch(authoriseUrl, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'allow' }),
    redirect: 'manual',
  });
  const back = new Request(allowed.headers.get('location') ?? '', { headers: { cookie: admin.cookie } });
  expect((await entry.deps.consent.callback(back)).status).toBe(302);
  const [xpm] = await entry.as(admin, practiceId).connection.list();
  if (!xpm) throw new Error('nothing was connected');
  return xpm;
}

async function statusWith(token: string, tenantId: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'xero-tenant-id': tenantId };
  const reply = await fetch(`${sandbox.url}/practicemanager/3.1/staff.api/list`, { headers });
  await reply.arrayBuffer();
  return reply.status;
}

describe('64 calls that are refused at once in 8 workers', () => {
  it('make exactly one token request, and all get the token it brought', async () => {
    const { practiceId, admin } = await entry.practice();
    const { id, tenantId } = await connect(admin, practiceId);
    const stale = await entry.tokens.getAccessToken(practiceId, id);
    control().advance(31 * minuteMs);
    control().clearCalls();
    const refused = await Promise.all(
      Array.from({ length: callers }, async (_, index) => {
        expect(await statusWith(stale, tenantId)).toBe(401);
        return tokensOf[index % workers]?.getAccessToken(practiceId, id, { rejected: stale });
      }),
    );
    expect(new Set(refused).size).toBe(1);
    expect(tokenRequests()).toHaveLength(1);
    expect(await statusWith(refused[0] ?? '', tenantId)).toBe(200);
    const [row] = await entry.owner(
      'select version, refresh_started_at from token_sets where practice_id = $1',
      [practiceId],
    );
    expect(row).toEqual({ version: 2, refresh_started_at: null });
  });
});

describe('deliveries that are refused one after the other', () => {
  it('make one token request for the token they all went with', async () => {
    const { practiceId, admin } = await entry.practice();
    const { id } = await connect(admin, practiceId);
    const token = await entry.tokens.getAccessToken(practiceId, id);
    control().clearCalls();
    for (const tokens of tokensOf)
      await renewToken(entry.db, tokens)(practiceId, 'xpm', { status: 401, token, again: false });
    expect(tokenRequests()).toHaveLength(1);
    expect(await entry.tokens.getAccessToken(practiceId, id)).not.toBe(token);
  });
});

describe('a new first key', () => {
  it('takes over all tokens in use within a day, and the old key can go', async () => {
    const { practiceId, admin } = await entry.practice();
    const { id } = await connect(admin, practiceId);
    const before = await entry.tokens.getAccessToken(practiceId, id);
    const fresh = createTokenCipher([{ id: 'k2', key: randomBytes(32) }]);
    const old = entry.tokenDeps.cipher;
    const both: typeof fresh = {
      ...fresh,
      open: (place, sealed) => (fresh.isCurrent(sealed) ? fresh : old).open(place, sealed),
    };
    const rotating = { ...entry.tokenDeps, cipher: both };
    await keepTokensAlive(rotating, createAccessTokens(rotating), practiceId);
    const [row] = await entry.owner(
      `select access_token like 'v1.k2.%' and refresh_token like 'v1.k2.%' as moved, version
       from token_sets where practice_id = $1`,
      [practiceId],
    );
    expect(row).toEqual({ moved: true, version: 1 });
    const without = createAccessTokens({ ...entry.tokenDeps, cipher: fresh });
    expect(await without.getAccessToken(practiceId, id)).toBe(before);
    expect(await without.getAccessToken(practiceId, id, { rejected: before })).not.toBe(before);
  });
});

describe('a chore whose worker died', () => {
  const chore = async () => {
    const { practiceId } = await entry.practice();
    await entry.owner('update chores set due_at = null where practice_id = $1', [practiceId]);
    const ask = (dueAt: Date) =>
      inPractice(entry.db, practiceId, (tx) => askChore(tx, practiceId, { kind: 'keep_alive', dueAt }));
    const due = async () =>
      (await dueChores(entry.db, 100)).filter((other) => other.practiceId === practiceId).length;
    await ask(new Date(Date.now() - 1000));
    return { chore: { practiceId, kind: 'keep_alive' } as const, ask, due };
  };

  it('is due again when its lease ends', async () => {
    const { chore: given, due } = await chore();
    expect(await claimChore(entry.db, given, 200)).toBe(true);
    expect(await due()).toBe(0);
    await expect.poll(due, { timeout: 3_000 }).toBe(1);
  });

  it('is not due again when it ended, unless somebody asked meanwhile', async () => {
    const { chore: given, due, ask } = await chore();
    await claimChore(entry.db, given, 60_000);
    await endChore(entry.db, given, { problem: null, againMs: null });
    expect(await due()).toBe(0);
    await ask(new Date(Date.now() - 1000));
    await claimChore(entry.db, given, 60_000);
    await ask(new Date(Date.now() - 1000));
    await endChore(entry.db, given, { problem: null, againMs: null });
    expect(await due()).toBe(1);
  });

  it('is due again by itself after the time it ended with, and not before', async () => {
    const { chore: given, due } = await chore();
    await claimChore(entry.db, given, 60_000);
    await endChore(entry.db, given, { problem: 'XPM is silent.', againMs: 400 });
    expect(await due()).toBe(0);
    await expect.poll(due, { timeout: 3_000 }).toBe(1);
  });
});
