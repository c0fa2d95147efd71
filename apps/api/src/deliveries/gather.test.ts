import { expect, it } from 'vitest';

import { gather } from './gather.ts';

it('carries out together what is asked for at once, and then what came meanwhile', async () => {
  const batches: number[][] = [];
  const late: Promise<string>[] = [];
  const ask = gather(async (items: readonly number[]) => {
    batches.push([...items]);
    if (batches.length === 1) late.push(ask(4));
    return items.map((item) => `did ${item}`);
  });
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual(['did 1', 'did 2', 'did 3']);
  expect(await Promise.all(late)).toEqual(['did 4']);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('tries each by itself when several fail, so that only the one at fault does', async () => {
  const ask = gather(async (items: readonly number[]) => {
    if (items.includes(2)) throw new RangeError('two');
    return items;
  });
  const settled = await Promise.allSettled([ask(1), ask(2), ask(3)]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await ask(5)).toBe(5);
});
