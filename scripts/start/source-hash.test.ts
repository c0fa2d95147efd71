import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { sourceHash } from './source-hash.ts';

let root: string;
const paths = ['src', 'lock.json', 'absent'];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-hash-'));
  await mkdir(join(root, 'src/deep'), { recursive: true });
  await writeFile(join(root, 'src/deep/a.ts'), 'a');
  await writeFile(join(root, 'lock.json'), '{}');
});

afterEach(() => rm(root, { recursive: true }));

describe('sourceHash', () => {
  it('stays the same while nothing but tests and builds change', async () => {
    const before = await sourceHash(root, paths);
    await writeFile(join(root, 'src/a.test.ts'), 'test');
    await mkdir(join(root, 'src/node_modules'));
    await writeFile(join(root, 'src/node_modules/b.js'), 'b');
    expect(await sourceHash(root, paths)).toBe(before);
  });

  it.each([
    ['src/deep/a.ts', 'b'],
    ['src/new.ts', ''],
    ['lock.json', '{"a":1}'],
  ])('changes with %s', async (file, text) => {
    const before = await sourceHash(root, paths);
    await writeFile(join(root, file), text);
    expect(await sourceHash(root, paths)).not.toBe(before);
  });
});
