import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type Answer, call } from './call.ts';
import { fixtureOf } from './fixtures.ts';
import { valueAt, withValue } from './place.ts';
import { idsIn, type PracticeState, stateOf, uuidsIn } from './practice-state.ts';
import { arrangeTwo, type TwoPractices } from './practice.ts';
import { listProcedures, type Procedure } from './procedure-list.ts';
import { isIdShaped, type Leaf } from './schema-leaves.ts';

const procedures = (await listProcedures()).filter(({ access }) => access !== 'anybody');
const swaps = procedures.flatMap((procedure) =>
  procedure.leaves
    .filter(isIdShaped)
    .map((leaf) => [procedure.path, leaf.place.join('.'), { procedure, leaf }] as const),
);

let product: Product;
let two: TwoPractices;
let stateOfA: PracticeState;
/** Ids that stand in rows of A and nowhere else. */
let onlyOfA: ReadonlySet<string>;

beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false });
  two = await arrangeTwo(product);
  const { a, b, owner } = two;
  stateOfA = await stateOf(owner, a.practiceId);
  const shared = new Set([
    ...(await idsIn(owner, b.practiceId)),
    ...uuidsIn(JSON.stringify(product.sandbox.sandbox.control.state())),
  ]);
  onlyOfA = new Set([...(await idsIn(owner, a.practiceId))].filter((id) => !shared.has(id)));
}, 60_000);

afterAll(async () => {
  await two.owner.end();
  await product.stop();
});

type Swap = { readonly procedure: Procedure; readonly leaf: Leaf };

/** Both act in B: one knows nothing of A, the other belongs to it too. */
const callers = (): readonly Person[] => [two.b.people.all, two.both.inB];

/** A valid call of B with one id replaced. */
async function callWith({ procedure, leaf }: Swap, who: Person, given: Given): Promise<Answer> {
  const { path, kind } = procedure;
  const headers = { cookie: who.cookie, 'x-practice-id': who.practiceId };
  const input = withValue(given.input, leaf.place, given.id);
  return call(product.url, { path, kind, input, headers });
}

type Given = { readonly input: unknown; readonly id: string };

/** An id of A of the kind a place takes; another one each time where B can take it for itself. */
async function foreignId({ procedure, leaf }: Swap): Promise<string> {
  if (leaf.name === 'requestId') return answeredRequest(procedure.path);
  if (leaf.name === 'id')
    return (await two.a.make.entry(two.a.people.all, two.a.ids['workItemId'] ?? '')).timeEntryId;
  const id = two.a.ids[leaf.name];
  if (!id) throw new Error(`practice A has no ${leaf.name} to try`);
  return id;
}

/** A request of A's that was answered: its answer would be wrong for anybody else. */
async function answeredRequest(procedure: string): Promise<string> {
  const requestId = randomUUID();
  await two.owner.query(
    `insert into requests (practice_id, staff_id, request_id, procedure, input_hash, response)
     select $1, id, $2, $3, 'any', to_jsonb($4::text) from staff where practice_id = $1`,
    [two.a.practiceId, requestId, procedure, `an answer for ${two.a.mark}`],
  );
  return requestId;
}

/** Shaped like the real one. */
function randomId(real: string): string {
  return real.includes('-') ? randomUUID() : real.replaceAll(/[0-9a-f]{6}/g, () => randomUUID().slice(0, 6));
}

/** A refusal word for word; of an answer, which tells of another record each time, all but the texts and numbers. */
function plain({ status, text, body, refusal }: Answer, sent: string): string {
  return `${status} ${refusal === null ? JSON.stringify(shapeOf(body)) : text.replaceAll(sent, '<sent>')}`;
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe('every answer in B', () => {
  const readable = procedures.filter(({ kind, path }) => kind === 'query' && !path.startsWith('session.'));
  it.each(readable.map((procedure) => [procedure.path, procedure] as const))(
    '%s holds no id and no name of A, even for somebody who belongs to both',
    async (path, { kind }) => {
      for (const who of callers()) {
        const input = await fixtureOf(path)(two.b, who);
        const headers = { cookie: who.cookie, 'x-practice-id': who.practiceId };
        const { text, refusal } = await call(product.url, { path, kind, input, headers });
        expect(refusal).toBeNull();
        expect(uuidsIn(text).filter((id) => onlyOfA.has(id))).toEqual([]);
        expect(text).not.toContain(two.a.mark);
      }
    },
  );
});

describe('ids of another practice', () => {
  it('are tried wherever an input takes an id', async () => {
    expect(swaps.length).toBeGreaterThan(80);
    const left: string[] = [];
    for (const [path, place, { leaf }] of swaps) {
      const input = await fixtureOf(path)(two.b, two.b.people.all);
      if (leaf.name !== 'requestId' && typeof valueAt(input, leaf.place) !== 'string')
        left.push(`${path} ${place}`);
      if (!['requestId', 'xpmJobNumber', 'sessionId'].includes(leaf.name)) {
        expect(onlyOfA).toContain(two.a.ids[leaf.name]);
      }
    }
    expect(left).toEqual([]);
  });

  it.each(swaps)('%s: %s of A is answered as one that does not exist', async (_path, _place, swap) => {
    for (const who of callers()) {
      const foreign = await foreignId(swap);
      const random = randomId(foreign);
      const before = await stateOfA.sum();
      const valid = () => fixtureOf(swap.procedure.path)(two.b, who);
      const input = await valid();
      const none = await callWith(swap, who, { input, id: random });
      // What was refused is still to be had.
      const unused = none.refusal === null ? await valid() : input;
      const real = await callWith(swap, who, { input: unused, id: foreign });
      expect(plain(real, foreign)).toBe(plain(none, random));
      expect(real.status).not.toBe(500);
      expect(uuidsIn(real.text).filter((id) => onlyOfA.has(id) && id !== foreign)).toEqual([]);
      expect(real.text.replaceAll(foreign, '')).not.toContain(two.a.mark);
      expect(await stateOfA.sum()).toBe(before);
    }
  });
});
