import { describe, expect, it } from 'vitest';

import { inBatches } from './in-batches.ts';

async function batchesOf(count: number, size: number): Promise<number[][]> {
  const rows = (async function* () {
    for (let row = 0; row < count; row++) yield row;
  })();
  const batches: number[][] = [];
  for await (const batch of inBatches(rows, size)) batches.push(batch);
  return batches;
}

describe('inBatches', () => {
  it('keeps every row once, in order', async () => {
    expect(await batchesOf(5, 2)).toEqual([[0, 1], [2, 3], [4]]);
    expect(await batchesOf(4, 2)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('gives no batch of nothing', async () => expect(await batchesOf(0, 2)).toEqual([]));
});
