import { expect, it } from 'vitest';

import { readEveryPage } from './use-every-page.ts';

const pages = [
  { items: ['a', 'b'], nextCursor: '1', asOf: '2026-11-18T00:00:00Z' },
  { items: ['c'], nextCursor: '2', asOf: null },
  { items: [], nextCursor: null, asOf: null },
];

it('reads on until nothing follows, in order, and keeps the first page', async () => {
  const asked: (string | undefined)[] = [];
  const every = await readEveryPage(({ cursor }) => {
    asked.push(cursor);
    const page = pages[Number(cursor ?? 0)];
    return page ? Promise.resolve(page) : Promise.reject(new Error('asked too far'));
  });
  expect(every.rows).toEqual(['a', 'b', 'c']);
  expect(every.first.asOf).toBe('2026-11-18T00:00:00Z');
  expect(asked).toEqual([undefined, '1', '2']);
});

it('fails as a whole when a later page fails', async () => {
  const read = ({ cursor }: { cursor?: string }) =>
    cursor === undefined
      ? Promise.resolve({ items: ['a'], nextCursor: '1' })
      : Promise.reject(new Error('lost'));
  await expect(readEveryPage(read)).rejects.toThrow('lost');
});
