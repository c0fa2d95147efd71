import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { startThroughline } from '@throughline/api';
import type { AppRouter } from '@throughline/api/app-router';
import { parseEnv } from '@throughline/api/env';
import { createLogger } from '@throughline/api/logger';
import { type Wiring, wire } from '@throughline/api/wiring';
import { practiceDay } from '@throughline/core/clock/practice-day';
import { type RunningSandbox, startSandbox } from '@throughline/sandbox';
import { createTRPCClient, httpLink } from '@trpc/client';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { type DemoSignIn, seedDemo } from '../../apps/api/src/demo/seed-demo.ts';
import { freePort } from '../support/free-port.ts';
import { freshDatabase, TEST_SECRET } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

type Given = { settings?: Record<string, string> };

/** An installation that never started: an empty database, and a port for the sandbox. */
async function installation({ settings = {} }: Given = {}) {
  const database = await freshDatabase();
  undo.push(() => database.drop());
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  undo.push(() => owner.end());
  const sandboxPort = await freePort();
  const env = parseEnv({
    PORT: String(await freePort()),
    SANDBOX_PORT: String(sandboxPort),
    APP_SECRET: TEST_SECRET,
    TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    SETTLE_SECONDS: '0',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const secrets = { appSecret: TEST_SECRET, tokenKeys: env.tokenKeys ?? [] };
  return {
    env,
    async sandbox(): Promise<RunningSandbox> {
      const sandbox = await startSandbox({ port: sandboxPort, profile: 'demo', seed: 1 });
      undo.push(() => sandbox.close());
      return sandbox;
    },
    async start() {
      const started = await startThroughline({ env, ownerUrl: database.ownerUrl, webDir: null });
      undo.push(() => started.stop());
      return started;
    },
    /** One process, without HTTP and worker. */
    process(): Wiring {
      const logger = createLogger('silent');
      const wiring = wire({ env, secrets, databaseUrl: database.appUrl, logger });
      undo.push(() => wiring.close());
      return wiring;
    },
    async rows(sql: string): Promise<Record<string, unknown>[]> {
      return (await owner.query<Record<string, unknown>>(sql)).rows;
    },
    /** How many there are of each thing the demo makes. */
    async counts(): Promise<Record<string, unknown> | undefined> {
      const counted = Object.keys(whole).map((table) => `(select count(*)::int from ${table}) as ${table}`);
      return (await this.rows(`select ${counted.join(', ')}`))[0];
    },
  };
}

const whole = {
  practices: 1,
  users: 3,
  staff: 3,
  connections: 2,
  processes: 14,
  work_items: 61,
  ledger_accounts: 6,
  client_bills: 8,
};
const nothing = Object.fromEntries(Object.keys(whole).map((table) => [table, 0]));
const peopleOnly = { ...nothing, practices: 1, users: 3, staff: 3 };

/** How often the address answered well until told to stop. */
async function countAnswers(url: string, isOver: () => boolean): Promise<number> {
  let count = 0;
  while (!isOver()) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) count += 1;
    await answer?.body?.cancel();
    await sleep(20);
  }
  return count;
}

async function signedIn(appUrl: string, { email, password }: DemoSignIn) {
  const reply = await fetch(`${appUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${appUrl}/trpc`, headers: { cookie } })] });
}

describe('the first start', () => {
  it('fills the practice, delivers its time to XPM, posts nothing, and answers meanwhile', async () => {
    const place = await installation();
    const { sandbox } = await place.sandbox();
    let isStarted = false;
    const answers = countAnswers(`${place.env.appUrl}/healthz`, () => isStarted);
    const started = await place.start().finally(() => (isStarted = true));
    expect(await answers).toBeGreaterThan(5);
    expect(await place.counts()).toEqual(whole);
    const signIns = started.signIns.map(({ role, email }) => `${role} ${email}`);
    expect(signIns).toEqual([
      'admin admin@demo.test',
      'staff staff@demo.test',
      'accounts accounts@demo.test',
    ]);

    const unsent = `select id from outbox_messages where state not in ('delivered', 'unlinked')`;
    await until(
      () => place.rows(unsent),
      (left) => left.length === 0,
      40_000,
    );
    const sent = await place.rows(`select id from outbox_messages where state = 'delivered'`);
    const { xpm, xero } = sandbox.control.state();
    const lockDate = xpm.practice.lockDate ?? '';
    const arrived = xpm.times.filter(({ date }) => date > lockDate);
    expect(sent.length).toBeGreaterThan(5);
    expect(arrived).toHaveLength(sent.length);
    expect(xero.invoices.filter(({ createdByApp }) => createdByApp !== null)).toEqual([]);
  });

  it('lets everybody in under their own role, with something to see', async () => {
    const place = await installation({ settings: { DEMO_PASSWORD: 'harbour and lane' } });
    await place.sandbox();
    const { signIns } = await place.start();
    expect(new Set(signIns.map(({ password }) => password))).toEqual(new Set(['harbour and lane']));
    const [tom, mei, priya] = await Promise.all(signIns.map((each) => signedIn(place.env.appUrl, each)));
    if (!tom || !mei || !priya) throw new Error('a sign-in is missing');

    const sessions = await Promise.all([tom, mei, priya].map((api) => api.session.current.query()));
    expect(sessions.map(({ user, roles }) => [user.name, ...roles])).toEqual([
      ['Tom Ashby', 'staff', 'admin'],
      ['Mei Tanaka', 'staff'],
      ['Priya Nair', 'staff', 'accounts'],
    ]);

    const { items: people } = await tom.staff.list.query({});
    const linked = people.filter(({ staffId, xpmName, name }) => staffId !== null && xpmName === name);
    expect([linked.length, people.length]).toEqual([3, 6]);
    const unmapped = (await tom.process.list.query()).filter(({ taskDefinition }) => taskDefinition === null);
    expect(unmapped.map(({ name, suggestion }) => [name, suggestion?.name ?? null])).toEqual([
      ['Bookkeeping – monthly', 'Bookkeeping'],
      ['Company set-up', 'Entity set-up'],
      ['Trustee minutes', null],
    ]);
    const { items } = await mei.workItem.list.query({ limit: 500 });
    const twins = items.filter(({ clientName }) => clientName === 'Smith Family Trust');
    expect(new Set(twins.map(({ clientId }) => clientId)).size).toBe(2);
    expect(await mei.timer.current.query()).toBeNull();

    const { items: bills } = await priya.clientBill.list.query({});
    const blocked = bills.filter(({ problems }) => problems.some(({ blocking }) => blocking));
    expect(bills.map(({ state }) => state).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'approved'),
      ...Array.from({ length: 3 }, () => 'draft'),
    ]);
    expect(blocked.map(({ clientName }) => clientName)).toEqual(['Northland Dairy Partners LP']);
    const accounts = await priya.ledgerAccount.list.query();
    expect(accounts.filter(({ problem }) => problem !== null).map(({ name }) => name)).toEqual([
      'Consulting',
    ]);
  });
});

describe('on any day', () => {
  it.each([
    ['the day after XPM’s lock date', '2027-04-01T01:00:00Z'],
    ['the last day of a financial year', '2027-03-31T05:00:00Z'],
    ['a Monday before anybody works', '2026-11-22T17:30:00Z'],
    ['a Sunday', '2028-02-26T21:00:00Z'],
  ])('on %s, work is of every kind and no time lies ahead or in the locked period', async (_, instant) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) });
    undo.push(() => vi.useRealTimers());
    const place = await installation();
    const { sandbox } = await place.sandbox();
    await seedDemo({ wiring: place.process(), env: place.env });
    expect(await place.counts()).toEqual(whole);

    const decided = `select distinct state || ' by ' || coalesce(decided_by, 'nobody') as link from links order by 1`;
    expect((await place.rows(decided)).map(({ link }) => link)).toEqual([
      'linked by rule',
      'linked by staff',
      'needs_review by nobody',
      'unlinked by nobody',
      'unlinked by staff',
    ]);
    const today = practiceDay(new Date(), 'Pacific/Auckland');
    const lockDate = sandbox.control.state().xpm.practice.lockDate ?? '';
    const entries = await place.rows('select work_date::text, stopped_at, work_item_id from time_entries');
    const days = entries.map((entry) => String(entry['work_date'])).toSorted();
    expect(String(days[0]) > lockDate && String(days.at(-1)) <= today).toBe(true);
    const ahead = entries.filter(({ stopped_at: at }) => at instanceof Date && at > new Date());
    expect(ahead).toEqual([]);
    expect(entries.some((entry) => entry['work_item_id'] === null)).toBe(true);
    const months = await place.rows(
      `select distinct to_char(bill_date, 'YYYY-MM') as month from client_bills`,
    );
    expect(months).toEqual([{ month: today.slice(0, 7) }]);
  });
});

describe('a demo is made once', () => {
  it('when two processes start at once, and nobody stays signed in', async () => {
    const place = await installation();
    await place.sandbox();
    const both = [place.process(), place.process()].map((wiring) => seedDemo({ wiring, env: place.env }));
    const printed = await Promise.all(both);
    expect(await place.rows('select id from sessions')).toEqual([]);
    expect(new Set(printed.map((signIns) => signIns.length))).toEqual(new Set([0, 3]));
    expect(await place.counts()).toEqual(whole);
    expect(await seedDemo({ wiring: place.process(), env: place.env })).toEqual([]);
    expect(await place.counts()).toEqual(whole);
  });

  it('when the first start failed half-way: the next one makes the rest, with the same password', async () => {
    const place = await installation();
    const wiring = place.process();
    const early = await seedDemo({ wiring, env: place.env });
    expect(await place.counts()).toEqual(peopleOnly);

    await place.sandbox();
    await place.rows(`create function fail() returns trigger language plpgsql as
      $$ begin raise 'the machine lost its power'; end $$`);
    await place.rows('create trigger fail before insert on client_bills execute function fail()');
    await expect(seedDemo({ wiring, env: place.env })).rejects.toMatchObject({
      cause: { message: 'the machine lost its power' },
    });
    expect(await place.counts()).toEqual({ ...peopleOnly, connections: 2 });

    await place.rows('drop trigger fail on client_bills');
    const late = await seedDemo({ wiring, env: place.env });
    expect(await place.counts()).toEqual(whole);
    expect(late).toEqual(early);
    const [{ password } = { password: '' }] = late;
    expect(password.length).toBeGreaterThanOrEqual(16);
    const known = await wiring.api.signIn.checkPassword({
      email: 'staff@demo.test',
      password,
      address: '::1',
    });
    expect(known).not.toBeNull();
  });
});

describe('without a sandbox', () => {
  it('makes the practice and its people alone where a Xero app is named', async () => {
    const settings = { DEMO: '1', XERO_CLIENT_ID: 'id', XERO_CLIENT_SECRET: 'secret' };
    const place = await installation({ settings });
    const wiring = place.process();
    expect(await seedDemo({ wiring, env: place.env })).toHaveLength(3);
    expect(await place.counts()).toEqual(peopleOnly);
    expect(await seedDemo({ wiring, env: place.env })).toEqual([]);
  });

  it('makes nothing where no demo is wanted, nor on a database somebody uses', async () => {
    const place = await installation();
    const wiring = place.process();
    expect(await seedDemo({ wiring, env: { ...place.env, demo: false } })).toEqual([]);
    expect(await place.counts()).toEqual(nothing);
    const somebody = { name: 'Ana Reid', email: 'ana@practice.test', password: 'a password of mine' };
    await wiring.api.signIn.createUser(somebody);
    expect(await seedDemo({ wiring, env: place.env })).toEqual([]);
    expect(await place.counts()).toEqual({ ...nothing, users: 1 });
  });
});
