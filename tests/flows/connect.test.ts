import { createHash, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { keepTokensAlive } from '../../apps/api/src/oauth/keep-alive.ts';
import { type Entry, type Person, startEntry } from './entry-harness.ts';
import { type DoubleTenant, type IdentityDouble, startIdentityDouble } from './identity-double.ts';

let xero: IdentityDouble;
let entry: Entry;
beforeAll(async () => {
  xero = await startIdentityDouble();
  entry = await startEntry(xero.url);
});
afterAll(async () => {
  await entry.close();
  await xero.close();
});
beforeEach(() => {
  xero.tokenRequests.length = 0;
  xero.otherRequests.length = 0;
  xero.behaviour = 'answer';
  xero.delayMs = 0;
  xero.tenants = [];
  xero.scope = 'openid offline_access practicemanager accounting.invoices';
});

const tenant = (tenantType: string, tenantName: string | null): DoubleTenant => ({
  id: randomUUID(),
  tenantId: randomUUID(),
  tenantType,
  tenantName,
});
const practiceTenant = () => tenant('PRACTICEMANAGER', null);
const organisation = (name = 'Ashby & Co Ltd') => tenant('ORGANISATION', name);

async function begin(person: Person, practiceId: string, kind?: 'xpm' | 'ledger'): Promise<URL> {
  const { authoriseUrl } = await entry.as(person, practiceId).connection.begin(kind ? { kind } : {});
  return new URL(authoriseUrl);
}

function comeBack(person: Person | null, params: Record<string, string>): Promise<Response> {
  const url = `http://localhost:3000/oauth/xero/callback?${new URLSearchParams(params).toString()}`;
  return entry.deps.consent.callback(new Request(url, person ? { headers: { cookie: person.cookie } } : {}));
}

async function consentTo(person: Person, practiceId: string, tenants: DoubleTenant[]): Promise<string> {
  const url = await begin(person, practiceId);
  xero.tenants = tenants;
  const reply = await comeBack(person, { code: 'a-code', state: url.searchParams.get('state') ?? '' });
  expect(reply.status).toBe(302);
  expect(await reply.text()).toBe('');
  return reply.headers.get('location') ?? '';
}

async function connected() {
  const made = await entry.practice();
  const tenants = [practiceTenant(), organisation()];
  await consentTo(made.admin, made.practiceId, tenants);
  const rows = await entry.as(made.admin).connection.list();
  xero.tokenRequests.length = 0;
  xero.otherRequests.length = 0;
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? '';
  return { ...made, tenants, xpm: idOf('xpm'), ledger: idOf('ledger') };
}

const later = (minutes: number) => {
  entry.clock.now = new Date(entry.clock.now.getTime() + minutes * 60_000);
};

describe('a consent', () => {
  it('asks Xero for the least, with PKCE and a state of its own', async () => {
    const { practiceId, admin } = await entry.practice();
    const url = await begin(admin, practiceId, 'ledger');
    expect(url.origin + url.pathname).toBe(`${xero.url}/identity/connect/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'sandbox-client',
      redirect_uri: 'http://localhost:3000/oauth/xero/callback',
      scope:
        'openid profile email offline_access accounting.invoices accounting.contacts accounting.settings.read',
      state: expect.stringMatching(new RegExp(`^${practiceId}\\.[\\w-]{43}$`)),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect((await begin(admin, practiceId, 'xpm')).searchParams.get('scope')).toBe(
      'openid profile email offline_access practicemanager',
    );
    expect((await begin(admin, practiceId)).searchParams.get('scope')).toContain(
      'practicemanager accounting.invoices',
    );
  });

  it('brings both connections at once and proves the code is its own', async () => {
    const { practiceId, admin } = await entry.practice();
    const url = await begin(admin, practiceId);
    xero.tenants = [organisation(), practiceTenant(), tenant('PRACTICE', 'not this')];
    const reply = await comeBack(admin, { code: 'a-code', state: url.searchParams.get('state') ?? '' });
    expect(reply.headers.get('location')).toBe('/set-up?connected=xpm%2Cledger');
    const [request] = xero.tokenRequests;
    expect(request?.authorisation).toBe(
      `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}`,
    );
    expect(Object.fromEntries(request?.form ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'a-code',
      redirect_uri: 'http://localhost:3000/oauth/xero/callback',
    });
    const verifier = request?.form.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
      url.searchParams.get('code_challenge'),
    );
    expect(xero.otherRequests[0]).toMatch(/^GET \/connections\?authEventId=[0-9a-f-]{36}$/);
    const rows = await entry.as(admin).connection.list();
    expect(rows).toMatchObject([
      {
        kind: 'xpm',
        tenantName: 'Xero Practice Manager',
        status: 'connected',
        reason: null,
        connectedByName: 'Admin',
      },
      {
        kind: 'ledger',
        tenantName: 'Ashby & Co Ltd',
        status: 'connected',
        pausedUntil: null,
        canReconnect: ['Admin'],
      },
    ]);
    const due = await entry.owner(
      `select kind from chores where practice_id = $1 and kind = 'mirror' and due_at <= now() + interval '1 minute'`,
      [practiceId],
    );
    expect(due).toHaveLength(1);
  });

  it('may come in two, one system each', async () => {
    const { practiceId, admin } = await entry.practice();
    xero.scope = 'openid offline_access practicemanager';
    await consentTo(admin, practiceId, [practiceTenant(), organisation()]);
    expect((await entry.as(admin).connection.list()).map(({ kind }) => kind)).toEqual(['xpm']);
    xero.scope = 'openid offline_access accounting.invoices';
    await consentTo(admin, practiceId, [organisation()]);
    expect((await entry.as(admin).connection.list()).map(({ kind }) => kind)).toEqual(['xpm', 'ledger']);
  });

  it('leaves neither tokens nor state nor verifier readable in the database', async () => {
    const { practiceId, admin } = await entry.practice();
    const requestId = randomUUID();
    const { authoriseUrl } = await entry.as(admin).connection.begin({ requestId });
    expect(await entry.as(admin).connection.begin({ requestId })).toEqual({ authoriseUrl });
    const state = new URL(authoriseUrl).searchParams.get('state') ?? '';
    xero.tenants = [practiceTenant()];
    await comeBack(admin, { code: 'a-code', state });
    const [row] = await entry.as(admin).connection.list();
    const token = await entry.tokens.getAccessToken(practiceId, row?.id ?? '');
    const secrets = [state.split('.')[1], xero.tokenRequests[0]?.form.get('code_verifier'), token];
    for (const table of ['oauth_states', 'token_sets', 'requests', 'audit_events', 'connections']) {
      for (const secret of secrets) {
        expect(await entry.owner(`select 1 from ${table} t where t::text like $1`, [`%${secret}%`])).toEqual(
          [],
        );
      }
    }
  });

  it('needs an admin', async () => {
    const { practiceId, admin } = await entry.practice();
    const other = await entry.person();
    await expect(entry.as(other, practiceId).connection.begin({})).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const url = await begin(admin, practiceId);
    await entry.owner(`update staff set roles = '{staff}' where practice_id = $1`, [practiceId]);
    await expect(entry.as(admin).connection.begin({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const reply = await comeBack(admin, { code: 'a-code', state: url.searchParams.get('state') ?? '' });
    expect(reply.status).toBe(400);
    expect(xero.tokenRequests).toEqual([]);
  });

  it.each(['replayed', 'stale', 'of another session', 'of nobody', 'of another practice', 'made up', 'cut'])(
    'refuses a state that is %s, and asks Xero for nothing',
    async (what) => {
      const { practiceId, admin } = await entry.practice();
      const state = (await begin(admin, practiceId)).searchParams.get('state') ?? '';
      const elsewhere = { ...admin, cookie: await entry.signInAs(admin.email) };
      const other = await entry.practice();
      const start = entry.clock.now;
      const attempts: Record<string, () => Promise<Response>> = {
        replayed: async () => {
          await comeBack(admin, { error: 'access_denied', state });
          return comeBack(admin, { code: 'a-code', state });
        },
        stale: () => {
          later(10);
          return comeBack(admin, { code: 'a-code', state });
        },
        'of another session': () => comeBack(elsewhere, { code: 'a-code', state }),
        'of nobody': () => comeBack(null, { code: 'a-code', state }),
        'of another practice': () =>
          comeBack(other.admin, { code: 'a-code', state: `${other.practiceId}.${state.split('.')[1]}` }),
        'made up': () => comeBack(admin, { code: 'a-code', state: `${practiceId}.${'x'.repeat(43)}` }),
        cut: () => comeBack(admin, { code: 'a-code', state: state.slice(0, -1) }),
      };
      const reply = await attempts[what]?.();
      entry.clock.now = start;
      expect(reply?.status).toBe(400);
      expect(xero.tokenRequests).toEqual([]);
      expect(await entry.as(admin).connection.list()).toEqual([]);
    },
  );

  it('is used up by one of two browsers tabs that come back at once', async () => {
    const { practiceId, admin } = await entry.practice();
    const state = (await begin(admin, practiceId)).searchParams.get('state') ?? '';
    xero.tenants = [practiceTenant()];
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => comeBack(admin, { code: 'a-code', state })),
    );
    const countOf = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([countOf(302), countOf(400)]).toEqual([1, 7]);
    expect(xero.tokenRequests).toHaveLength(1);
  });

  it.each([
    [{ error: 'access_denied' }, '/settings/connections?problem=denied'],
    [{ error: 'invalid_scope' }, '/settings/connections?problem=failed'],
    [{}, '/settings/connections?problem=failed'],
  ])('that was not given ends with the reason: %j', async (params, location) => {
    const { practiceId, admin } = await entry.practice();
    const state = (await begin(admin, practiceId)).searchParams.get('state') ?? '';
    const reply = await comeBack(admin, { ...params, state });
    expect([reply.status, reply.headers.get('location'), await reply.text()]).toEqual([302, location, '']);
    expect(xero.tokenRequests).toEqual([]);
  });

  it.each(['invalid_grant', 'lose_answer', 'unavailable', 'redirect'] as const)(
    'changes nothing when Xero’s token service answers %s',
    async (behaviour) => {
      const { practiceId, admin } = await entry.practice();
      xero.behaviour = behaviour;
      expect(await consentTo(admin, practiceId, [practiceTenant()])).toBe(
        '/settings/connections?problem=failed',
      );
      expect(await entry.as(admin).connection.list()).toEqual([]);
      expect(xero.otherRequests).toEqual([]);
    },
  );

  it('never picks one of several practices, and names what was allowed', async () => {
    const { practiceId, admin } = await entry.practice();
    const two = [organisation('One & Co'), organisation('Two')];
    expect(await consentTo(admin, practiceId, two)).toBe(
      '/settings/connections?problem=several_organisations&name=One%20%26%20Co&name=Two',
    );
    expect(await entry.as(admin).connection.list()).toEqual([]);
  });

  it('connects another organisation only until something was posted to the first', async () => {
    const { practiceId, admin } = await connected();
    const before = await entry.as(admin).connection.list();
    expect(await consentTo(admin, practiceId, [organisation('Second')])).toContain('connected=ledger');
    expect((await entry.as(admin).connection.list())[1]).toMatchObject({
      tenantName: 'Second',
      status: 'connected',
    });
    await entry.owner(
      `insert into outbox_messages (practice_id, kind, subject_id, gate, state, details, remote_id, available_at, state_at)
       values ($1, 'client_bill.push', gen_random_uuid(), 'ledger', 'delivered', '{}', 'x', now(), now())`,
      [practiceId],
    );
    expect(await consentTo(admin, practiceId, [organisation('Third')])).toBe(
      '/settings/connections?problem=other_organisation&name=Third',
    );
    expect((await entry.as(admin).connection.list()).map(({ id }) => id)).not.toEqual(
      before.map(({ id }) => id),
    );
    expect((await entry.as(admin).connection.list())[1]).toMatchObject({
      tenantName: 'Second',
      status: 'connected',
    });
  });
});

describe('access tokens', () => {
  it('are asked for once by 64 callers at once in two processes', async () => {
    const { practiceId, xpm, ledger } = await connected();
    const stale = await entry.tokens.getAccessToken(practiceId, xpm);
    later(26);
    xero.delayMs = 100;
    const [one, two] = [entry.otherProcess(), entry.otherProcess()];
    const tokens = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        (i % 2 === 0 ? one : two).getAccessToken(
          practiceId,
          i % 4 < 2 ? xpm : ledger,
          i % 8 === 0 ? { rejected: stale } : {},
        ),
      ),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(stale);
    expect(xero.tokenRequests).toHaveLength(1);
    expect(xero.tokenRequests[0]?.form.get('grant_type')).toBe('refresh_token');
  });

  it('are used as they are until five minutes before their end', async () => {
    const { practiceId, xpm } = await connected();
    const first = await entry.tokens.getAccessToken(practiceId, xpm);
    later(24);
    expect(await entry.tokens.getAccessToken(practiceId, xpm)).toBe(first);
    expect(xero.tokenRequests).toEqual([]);
    later(2);
    expect(await entry.tokens.getAccessToken(practiceId, xpm)).not.toBe(first);
    expect(xero.tokenRequests).toHaveLength(1);
  });

  it('are replaced once when the API rejected one, however many say so', async () => {
    const { practiceId, xpm } = await connected();
    const rejected = await entry.tokens.getAccessToken(practiceId, xpm);
    const tokens = await Promise.all(
      Array.from({ length: 16 }, () => entry.otherProcess().getAccessToken(practiceId, xpm, { rejected })),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(tokens).not.toContain(rejected);
    expect(xero.tokenRequests).toHaveLength(1);
  });

  it('are asked for again with the old refresh token when the answer was lost', async () => {
    const { practiceId, xpm, admin } = await connected();
    later(26);
    xero.behaviour = 'lose_answer';
    await expect(entry.tokens.getAccessToken(practiceId, xpm)).rejects.toMatchObject({
      code: 'precondition_failed',
      details: { reason: 'xero_unavailable' },
    });
    const [due] = await entry.owner(
      `select due_at from chores where practice_id = $1 and kind = 'keep_alive'`,
      [practiceId],
    );
    expect(new Date(String(due?.['due_at'])).getTime()).toBeLessThanOrEqual(
      entry.clock.now.getTime() + 60_000,
    );
    xero.behaviour = 'answer';
    await keepTokensAlive(entry.tokenDeps, entry.tokens, practiceId);
    const [lost, repeated] = xero.tokenRequests;
    expect(repeated?.form.get('refresh_token')).toBe(lost?.form.get('refresh_token'));
    await entry.tokens.getAccessToken(practiceId, xpm);
    await keepTokensAlive(entry.tokenDeps, entry.tokens, practiceId);
    expect(xero.tokenRequests).toHaveLength(2);
    expect((await entry.as(admin).connection.list()).map(({ status }) => status)).toEqual([
      'connected',
      'connected',
    ]);
  });

  it('are refreshed after 25 unused days, before Xero forgets the consent', async () => {
    const { practiceId } = await connected();
    const start = entry.clock.now;
    later(24 * 24 * 60);
    await keepTokensAlive(entry.tokenDeps, entry.tokens, practiceId);
    expect(xero.tokenRequests).toHaveLength(0);
    later(2 * 24 * 60);
    await keepTokensAlive(entry.tokenDeps, entry.tokens, practiceId);
    expect(xero.tokenRequests).toHaveLength(1);
    entry.clock.now = start;
  });

  it('end for all connections of a consent that ended, and everybody sees who can reconnect', async () => {
    const { practiceId, xpm, ledger, admin } = await connected();
    const heard: string[] = [];
    const stop = entry.deps.live.listen(practiceId, (topics) => heard.push(...topics));
    later(26);
    xero.behaviour = 'invalid_grant';
    const results = await Promise.allSettled([
      entry.tokens.getAccessToken(practiceId, xpm),
      entry.tokens.getAccessToken(practiceId, ledger),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { details: { reason: 'reconnect_needed' } },
      });
    }
    await expect(entry.tokens.getAccessToken(practiceId, xpm)).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    expect(xero.tokenRequests).toHaveLength(1);
    expect(await entry.as(admin).connection.list()).toMatchObject([
      { status: 'reconnect_needed', reason: expect.any(String), canReconnect: ['Admin'], pausedUntil: null },
      { status: 'reconnect_needed', canReconnect: ['Admin'] },
    ]);
    await expect.poll(() => heard).toContain('connection');
    stop();
    const gates = await entry.owner(
      'select pause_reason, next_due_at, paused_until > now() as parked from delivery_gates where practice_id = $1',
      [practiceId],
    );
    expect(gates).toEqual([
      { pause_reason: 'reconnect_needed', next_due_at: null, parked: true },
      { pause_reason: 'reconnect_needed', next_due_at: null, parked: true },
    ]);
  });

  it('flow again after the same admin reconnects the same tenants', async () => {
    const { practiceId, admin, tenants, xpm } = await connected();
    await entry.tokens.markReconnectNeeded(practiceId, xpm, 'Xero no longer accepts this sign-in.');
    await entry.tokens.markReconnectNeeded(practiceId, xpm, 'Another reason.');
    expect((await entry.as(admin).connection.list())[0]).toMatchObject({
      status: 'reconnect_needed',
      reason: 'Xero no longer accepts this sign-in.',
    });
    await consentTo(admin, practiceId, tenants);
    const rows = await entry.as(admin).connection.list();
    expect(rows[0]).toMatchObject({ id: xpm, status: 'connected', reason: null });
    const gates = await entry.owner(
      'select paused_until, next_due_at is not null as due from delivery_gates where practice_id = $1',
      [practiceId],
    );
    expect(gates).toEqual([
      { paused_until: null, due: true },
      { paused_until: null, due: true },
    ]);
    const sets = await entry.owner('select id from token_sets where practice_id = $1', [practiceId]);
    expect(sets).toHaveLength(1);
  });

  it('do not open in another row', async () => {
    const [one, two] = [await connected(), await connected()];
    await entry.owner(
      `update token_sets set access_token = (select access_token from token_sets where practice_id = $2)
       where practice_id = $1`,
      [one.practiceId, two.practiceId],
    );
    await expect(entry.tokens.getAccessToken(one.practiceId, one.xpm)).rejects.toThrow('does not belong');
    expect(await entry.tokens.getAccessToken(two.practiceId, two.xpm)).toBeTruthy();
  });

  it('of another practice are not found', async () => {
    const [one, two] = [await connected(), await connected()];
    await expect(entry.tokens.getAccessToken(one.practiceId, two.xpm)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('disconnecting', () => {
  it('removes it in Xero and forgets the tokens with the last connection on them', async () => {
    const { practiceId, admin, xpm, ledger, tenants } = await connected();
    const tokenSets = () => entry.owner('select 1 from token_sets where practice_id = $1', [practiceId]);
    expect(await entry.as(admin).connection.disconnect({ connectionId: xpm })).toEqual({
      connectionId: xpm,
      status: 'disconnected',
    });
    expect(xero.otherRequests).toEqual([`DELETE /connections/${tenants[0]?.id}`]);
    expect(await tokenSets()).toHaveLength(1);
    await entry.as(admin).connection.disconnect({ connectionId: ledger });
    expect(await tokenSets()).toHaveLength(0);
    expect(await entry.as(admin).connection.list()).toMatchObject([
      { kind: 'xpm', status: 'disconnected', reason: 'Admin disconnected it.' },
      { kind: 'ledger', status: 'disconnected' },
    ]);
    await expect(entry.tokens.getAccessToken(practiceId, xpm)).rejects.toMatchObject({
      details: { reason: 'disconnected' },
    });
    await entry.as(admin).connection.disconnect({ connectionId: xpm });
    expect(xero.otherRequests).toHaveLength(2);
  });

  it('keep while Xero does not know this installation, and say whose matter that is', async () => {
    const { practiceId, xpm, admin } = await connected();
    later(26);
    xero.behaviour = 'invalid_client';
    await expect(entry.tokens.getAccessToken(practiceId, xpm)).rejects.toMatchObject({
      userMessage: expect.stringContaining('client id or secret'),
    });
    xero.behaviour = 'answer';
    await entry.tokens.getAccessToken(practiceId, xpm);
    expect(await entry.as(admin).connection.list()).toMatchObject([{ status: 'connected' }, {}]);
  });

  it('waits for Xero while Xero is silent, and does not while the consent is over anyway', async () => {
    const { practiceId, admin, xpm } = await connected();
    later(26);
    xero.behaviour = 'unavailable';
    await expect(entry.as(admin).connection.disconnect({ connectionId: xpm })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    xero.behaviour = 'invalid_grant';
    await entry.as(admin).connection.disconnect({ connectionId: xpm });
    const [row] = await entry.owner(
      'select status, token_set_id from connections where practice_id = $1 and id = $2',
      [practiceId, xpm],
    );
    expect(row).toEqual({ status: 'disconnected', token_set_id: null });
  });

  it('is refused for another practice’s connection as if there were none', async () => {
    const [one, two] = [await connected(), await connected()];
    const refusals = await Promise.all(
      [two.xpm, randomUUID()].map((connectionId) =>
        entry
          .as(one.admin)
          .connection.disconnect({ connectionId })
          .catch((error: unknown) => String(error)),
      ),
    );
    expect(refusals[0]).toBe(refusals[1]);
    expect((await entry.as(two.admin).connection.list())[0]).toMatchObject({ status: 'connected' });
  });
});
