import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Product, startProduct } from '../support/product.ts';
import { call } from './call.ts';
import { fixtureOf } from './fixtures.ts';
import { withValue } from './place.ts';
import { arrangePractice, type FullPractice } from './practice.ts';
import { listProcedures } from './procedure-list.ts';
import type { Leaf } from './schema-leaves.ts';

const half = '\ud800';
const texts: readonly unknown[] = [
  'a\0b',
  `half ${half} of a pair`,
  '\uffff\u0001\u001b[31m\r\nforged: line',
  "'; drop table staff; --",
  '<script>alert(1)</script>',
  '%_\\',
  'x'.repeat(20_000),
  { $ne: null },
  ['x'],
  null,
];
const days = [
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-13-01',
  '-271821-04-20',
  'infinity',
  'now',
];
const instants = [
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2026-02-30T00:00:00Z',
  'infinity',
  'now',
];
const numbers = [-1, 0.5, 1e21, Number.MAX_SAFE_INTEGER, 2_147_483_648, '1', null];
const others = ['', 'constructor', '__proto__', 0, null, true, [], {}];

const leaves = (await listProcedures())
  .filter(({ kind }) => kind !== 'subscription')
  .flatMap((procedure) =>
    procedure.leaves.map((leaf) => [procedure.path, leaf.place.join('.'), { procedure, leaf }] as const),
  );

let product: Product;
let practice: FullPractice;
let owner: pg.Pool;

beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false });
  owner = new pg.Pool({ connectionString: product.database.ownerUrl, max: 3 });
  // Its connections are cut when the database is dropped.
  owner.on('error', () => undefined);
  practice = await arrangePractice(product, owner);
}, 60_000);

afterAll(async () => {
  await owner.end();
  await product.stop();
});

function hostileFor({ type, format }: Leaf): readonly unknown[] {
  if (type === 'number' || type === 'int') return numbers;
  if (type !== 'string') return others;
  if (format === 'date') return [...days, ...texts];
  if (format === 'datetime') return [...instants, ...texts];
  return texts;
}

describe('a value nobody foresaw', () => {
  it.each(leaves)(
    '%s refuses or keeps it, and never falls over: %s',
    async (path, _, { procedure, leaf }) => {
      const { all } = practice.people;
      const headers = { cookie: all.cookie, 'x-practice-id': practice.practiceId };
      const input = (await fixtureOf(path)(practice, all)) ?? {};
      const answers = await Promise.all(
        hostileFor(leaf).map(async (value) => {
          const sent = withValue(input, leaf.place, value);
          return [
            value,
            (await call(product.url, { path, kind: procedure.kind, input: sent, headers })).status,
          ];
        }),
      );
      expect(answers.filter(([, status]) => Number(status) >= 500)).toEqual([]);
    },
  );
});
