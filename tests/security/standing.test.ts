import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type Answer, call } from './call.ts';
import { fixtureOf } from './fixtures.ts';
import { type PracticeState, stateOf } from './practice-state.ts';
import { arrangeTwo, type TwoPractices } from './practice.ts';
import { listProcedures, type Procedure } from './procedure-list.ts';

const mutations = (await listProcedures()).filter(({ kind }) => kind === 'mutation');
/** Those a member calls in a practice, which keeps their answers. */
const kept = mutations.filter(({ access }) => typeof access === 'object');
const named = (list: readonly Procedure[]) => list.map((procedure) => [procedure.path, procedure] as const);

/** They change nothing that history tells of. */
const withoutHistory = ['connection.begin', 'mirror.refresh', 'reconcile.run', 'clientBill.check'];

let product: Product;
let two: TwoPractices;
let state: PracticeState;

beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false });
  two = await arrangeTwo(product);
  state = await stateOf(two.owner, two.a.practiceId);
}, 60_000);

afterAll(async () => {
  await two.owner.end();
  await product.stop();
});

function send({ path, kind }: Procedure, input: unknown, who: Person = two.a.people.all): Promise<Answer> {
  return call(product.url, {
    path,
    kind,
    input,
    headers: { cookie: who.cookie, 'x-practice-id': who.practiceId },
  });
}

async function inputOf({ path }: Procedure): Promise<object> {
  return (await fixtureOf(path)(two.a, two.a.people.all)) ?? {};
}

/** History written under a request id. */
async function recordsOf(requestId: string): Promise<number> {
  const { rows } = await two.owner.query<{ n: number }>(
    'select count(*)::int as n from audit_events where practice_id = $1 and request_id = $2',
    [two.a.practiceId, requestId],
  );
  return rows[0]?.n ?? 0;
}

/** How often one request recorded the same about the same subject, where that was more than once. */
async function repeatedRecords(requestId: string): Promise<number[]> {
  const { rows } = await two.owner.query<{ n: number }>(
    `select count(*)::int as n from audit_events where practice_id = $1 and request_id = $2
     group by verb, subject_kind, subject_id having count(*) > 1`,
    [two.a.practiceId, requestId],
  );
  return rows.map(({ n }) => n);
}

async function historyLength(): Promise<number> {
  const { rows } = await two.owner.query<{ n: number }>(
    'select count(*)::int as n from audit_events where practice_id = $1',
    [two.a.practiceId],
  );
  return rows[0]?.n ?? 0;
}

describe('a change asked for twice under one request id', () => {
  it.each(named(kept))('%s answers the same, and is done and recorded once', async (path, procedure) => {
    const requestId = randomUUID();
    const input = { ...(await inputOf(procedure)), requestId };
    const first = await send(procedure, input);
    expect(first.refusal, first.text).toBeNull();
    expect((await recordsOf(requestId)) > 0).toBe(!withoutHistory.includes(path));
    const after = await state.sums();
    const again = await send(procedure, input);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await state.sums()).toEqual(after);
  });

  it.each(named(kept))('%s answers the same when it arrives three times at once', async (_, procedure) => {
    const input = { ...(await inputOf(procedure)), requestId: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => send(procedure, input)));
    expect(answers.map(({ refusal }) => refusal)).toEqual([null, null, null]);
    const [first, ...others] = answers.map(({ body }) => body);
    for (const other of others) expect(other).toEqual(first);
    expect(await repeatedRecords(input.requestId)).toEqual([]);
  });
});

describe('a request id used before', () => {
  it.each(named(kept))('of %s is refused for anything else', async (path, procedure) => {
    const requestId = randomUUID();
    expect((await send(procedure, { ...(await inputOf(procedure)), requestId })).refusal).toBeNull();

    const other = path === 'process.create' ? 'ledgerAccount.create' : 'process.create';
    const next = kept.find((each) => each.path === other) ?? procedure;
    const [changed, elsewhere] = [await otherInput(procedure), await inputOf(next)];
    const before = await state.sums();
    if (changed) expect((await send(procedure, { ...changed, requestId })).refusal).toBe('conflict');
    expect((await send(next, { ...elsewhere, requestId })).refusal).toBe('conflict');
    expect(await state.sums()).toEqual(before);
  });

  it('of one member means nothing for another', async () => {
    const procedure = kept.find(({ path }) => path === 'process.create');
    if (!procedure) throw new Error('no process.create');
    const requestId = randomUUID();
    const { admin, all } = two.a.people;
    const ids = await Promise.all(
      [all, admin].map(
        async (who) => (await send(procedure, { ...(await inputOf(procedure)), requestId }, who)).text,
      ),
    );
    expect(ids[0]).not.toBe(ids[1]);
  });
});

/** Another valid input; null where a procedure takes none. Fixtures of two procedures say the same each time. */
async function otherInput(procedure: Procedure): Promise<object | null> {
  switch (procedure.path) {
    case 'ledgerAccount.createUsual':
      return null;
    case 'connection.begin':
      return { kind: 'xpm' };
    case 'reconcile.run':
      return { kind: 'bills', from: '2026-10-01', to: '2026-10-31' };
    case 'mirror.refresh':
      return { force: false, kinds: ['staff'] };
    default:
      return inputOf(procedure);
  }
}

describe('changes outside a practice', () => {
  it('are only ending a sign-in and accepting an invitation', () => {
    expect(mutations.filter((each) => !kept.includes(each)).map(({ path }) => path)).toEqual([
      'invitation.accept',
      'session.revoke',
    ]);
  });

  it.each(named(mutations.filter((each) => !kept.includes(each))))(
    '%s answers the same when repeated, and changes nothing more',
    async (_, procedure) => {
      const input = { ...(await inputOf(procedure)), requestId: randomUUID() };
      const first = await send(procedure, input);
      expect(first.refusal, first.text).toBeNull();
      const [history, people, sessions] = [
        await historyLength(),
        await count('users'),
        await sum('sessions'),
      ];
      const again = await send(procedure, input);
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      expect([await historyLength(), await count('users'), await sum('sessions')]).toEqual([
        history,
        people,
        sessions,
      ]);
    },
  );

  it('lets an invitation be accepted once, whatever request id comes later', async () => {
    const { token } = await two.a.make.invitation();
    const accept = mutations.find(({ path }) => path === 'invitation.accept');
    if (!accept) throw new Error('no invitation.accept');
    const input = { token, password: 'a password of their own' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => send(accept, { ...input, requestId: randomUUID() })),
    );
    const refusals = answers.map(({ refusal }) => refusal);
    expect(refusals.filter((refusal) => refusal === 'conflict')).toHaveLength(2);
    expect(refusals).toContain(null);
  });
});

async function count(table: 'users'): Promise<number> {
  const { rows } = await two.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

async function sum(table: 'sessions'): Promise<string> {
  const { rows } = await two.owner.query<{ sum: string }>(
    `select md5(string_agg(t::text, '' order by t.id)) as sum from ${table} t`,
  );
  return rows[0]?.sum ?? '';
}
