import { randomUUID } from 'node:crypto';

import { liveChannel } from '@throughline/core/live/topics';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { newMember, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type Answer, call, read } from './call.ts';
import { fixtureOf, fixtures } from './fixtures.ts';
import { withValue } from './place.ts';
import { type PracticeState, stateOf } from './practice-state.ts';
import { arrangeTwo, everyRole, type TwoPractices } from './practice.ts';
import { accessRows, listProcedures, type Procedure } from './procedure-list.ts';

const procedures = await listProcedures();
const forMembers = procedures.filter(({ access }) => typeof access === 'object');
const mutations = procedures.filter(({ kind }) => kind === 'mutation');
const named = (list: readonly Procedure[]) => list.map((procedure) => [procedure.path, procedure] as const);

let product: Product;
let two: TwoPractices;
let stateOfA: PracticeState;
let removed: Person;
const inputs = new Map<string, unknown>();

beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false });
  two = await arrangeTwo(product);
  const { a, owner } = two;
  stateOfA = await stateOf(owner, a.practiceId);
  removed = await newMember(product, a.practiceId, { name: `Gone ${a.mark}`, roles: everyRole });
  const { api } = removed;
  await api.practice.current.query();
  await a.people.admin.api.staff.remove.mutate({ staffId: removed.staffId });
  for (const { path } of procedures) inputs.set(path, await fixtureOf(path)(a, a.people.all));
}, 60_000);

afterAll(async () => {
  await two.owner.end();
  await product.stop();
});

const headersOf = ({ cookie, practiceId }: Pick<Person, 'cookie' | 'practiceId'>) => ({
  cookie,
  'x-practice-id': practiceId,
});

function ask(
  { path, kind }: Procedure,
  headers: Readonly<Record<string, string>>,
  input: unknown,
): Promise<Answer> {
  return call(product.url, {
    path,
    kind,
    input,
    headers,
    nudge: () => two.owner.query('select pg_notify($1, $2)', [liveChannel, `${two.a.practiceId} process`]),
  });
}

/** Calls with a valid input of A that no call before has used up, as refused calls leave it unused. */
async function refusalFor(
  procedure: Procedure,
  headers: Readonly<Record<string, string>>,
): Promise<string | null> {
  return (await ask(procedure, headers, inputs.get(procedure.path))).refusal;
}

/** Makes sure that no test of a group changes a row of A. */
function keepsUntouched(): void {
  let untouched = '';
  beforeAll(async () => {
    untouched = await stateOfA.sum();
  });
  afterEach(async () => {
    const before = untouched;
    untouched = await stateOfA.sum();
    expect(untouched).toBe(before);
  });
}

describe('the table of who may do what', () => {
  it('has a row for every procedure, and no row for none', () => {
    expect(accessRows.toSorted()).toEqual(procedures.map(({ path }) => path));
  });

  it('has a fixture for every procedure, and no fixture for none', () => {
    expect(Object.keys(fixtures).toSorted()).toEqual(procedures.map(({ path }) => path));
  });

  it('names at least one role for each, and lets anybody only read and accept invitations', () => {
    expect(forMembers.filter(({ access }) => access?.length === 0)).toEqual([]);
    const open = procedures.filter(({ access }) => access === 'anybody').map(({ path }) => path);
    expect(open).toEqual(['invitation.accept', 'invitation.read']);
  });
});

describe('who is not signed in', () => {
  keepsUntouched();
  const closed = procedures.filter(({ access }) => access !== 'anybody');
  it.each(named(closed))('is refused %s', async (_, procedure) => {
    expect(await refusalFor(procedure, { 'x-practice-id': two.a.practiceId })).toBe('not_signed_in');
  });

  it.each(['', 'nonsense', 'forged.c2lnbmF0dXJl', `${'A'.repeat(32)}.${'B'.repeat(43)}=`])(
    'is refused with a cookie of their own making: %j',
    async (value) => {
      const headers = { cookie: `throughline.session=${value}`, 'x-practice-id': two.a.practiceId };
      for (const procedure of closed) expect(await refusalFor(procedure, headers)).toBe('not_signed_in');
    },
  );
});

describe('a role without the procedure in its row', () => {
  keepsUntouched();
  const denied = forMembers.flatMap((procedure) =>
    everyRole
      .filter((role) => !procedure.access?.includes(role))
      .map((role) => [role, procedure.path, procedure] as const),
  );
  it.each(denied)('%s is refused %s', async (role, _, procedure) => {
    expect(await refusalFor(procedure, headersOf(two.a.people[role]))).toBe('not_allowed');
  });
});

describe('a member of another practice', () => {
  keepsUntouched();
  it.each(named(forMembers))('does not find this one by %s', async (_, procedure) => {
    const headers = { cookie: two.b.people.all.cookie, 'x-practice-id': two.a.practiceId };
    expect(await refusalFor(procedure, headers)).toBe('not_found');
  });

  it('learns no more of it than of a practice that does not exist', async () => {
    const { cookie } = two.b.people.all;
    for (const procedure of forMembers) {
      const input = inputs.get(procedure.path);
      const [real, none] = await Promise.all(
        [two.a.practiceId, randomUUID()].map((id) => ask(procedure, { cookie, 'x-practice-id': id }, input)),
      );
      expect([real?.status, real?.text]).toEqual([none?.status, none?.text]);
    }
  });
});

describe('a member who was removed', () => {
  keepsUntouched();
  it.each(named(forMembers))('is refused %s from the next call on', async (_, procedure) => {
    expect(await refusalFor(procedure, headersOf(removed))).toBe('not_found');
    expect(await refusalFor(procedure, { cookie: removed.cookie })).toBe('not_found');
  });
});

describe('a member who is removed while listening', () => {
  it('stops hearing what changes within a second', async () => {
    const listener = await newMember(product, two.a.practiceId, {
      name: `Leaving ${two.a.mark}`,
      roles: ['staff'],
    });
    const gone = new AbortController();
    const stream = await fetch(`${product.url}/trpc/live.changes`, {
      headers: { accept: 'text/event-stream', ...headersOf(listener) },
      signal: gone.signal,
    });
    const chunks = stream.body?.pipeThrough(new TextDecoderStream()) ?? [];
    const ending = (async () => {
      let text = '';
      for await (const chunk of chunks) {
        text += chunk;
        if (text.includes('event: serialized-error')) break;
      }
      return { text, at: performance.now() };
    })();
    // Listening begins a moment after the stream is open.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await two.a.people.admin.api.staff.remove.mutate({ staffId: listener.staffId });
    const removedAt = performance.now();
    const { text, at } = await ending;
    gone.abort();
    expect(text).toContain('not_found');
    expect(at - removedAt).toBeLessThan(1_000);
  });
});

describe('the shape of a request', () => {
  keepsUntouched();
  it.each(named(mutations))('%s does nothing when asked by GET', async (_, { path }) => {
    const query = `input=${encodeURIComponent(JSON.stringify(inputs.get(path) ?? {}))}`;
    const reply = await fetch(`${product.url}/trpc/${path}?${query}`, {
      headers: headersOf(two.a.people.all),
    });
    expect(reply.status).toBe(405);
  });

  it.each(named(procedures))('%s takes no key it does not know', async (_, procedure) => {
    const input = inputs.get(procedure.path);
    const places = procedure.objects.length > 0 ? procedure.objects : [[]];
    for (const place of places) {
      for (const key of ['practiceId', 'unexpected']) {
        const smuggled = withValue(input ?? {}, [...place, key], two.b.practiceId);
        const answer = await ask(procedure, headersOf(two.a.people.all), smuggled);
        expect([key, place, answer.refusal]).toEqual([key, place, 'invalid_input']);
      }
    }
  });

  it('lets a batch hold as much as a screen asks for, and not more', async () => {
    const batch = async (count: number) => {
      const paths = Array.from({ length: count }, () => 'practice.current').join(',');
      const headers = headersOf(two.a.people.staff);
      return read(await fetch(`${product.url}/trpc/${paths}?batch=1&input={}`, { headers }));
    };
    expect((await batch(25)).status).toBe(200);
    for (const count of [26, 200]) {
      const { status, text } = await batch(count);
      expect(status).toBe(400);
      expect(text).not.toContain(two.a.mark);
    }
  });

  it('judges each call of a batch by itself', async () => {
    const reply = await fetch(
      `${product.url}/trpc/practice.current,invitation.list,connection.list?batch=1&input={}`,
      {
        headers: headersOf(two.a.people.staff),
      },
    );
    const answers: unknown = await reply.json();
    expect(answers).toMatchObject([
      { result: { data: { id: two.a.practiceId } } },
      { error: { data: { app: { code: 'not_allowed' } } } },
      { result: { data: [{}, {}] } },
    ]);
  });
});

describe('a role with the procedure in its row', () => {
  const allowed = procedures.flatMap((procedure) =>
    everyRole
      .filter((role) => typeof procedure.access === 'string' || procedure.access?.includes(role))
      .map((role) => [role, procedure.path, procedure] as const),
  );
  it.each(allowed)('%s may %s', async (role, path, procedure) => {
    const person = two.a.people[role];
    const { refusal, text } = await ask(procedure, headersOf(person), await fixtureOf(path)(two.a, person));
    expect(refusal, text).toBeNull();
  });
});
