import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { cruiseRepository, type Cruise } from '../../scripts/verify/cruise-repository.ts';

/** Lays out a small repository with the given files and checks who imports whom in it. */
export async function cruisePlanted(files: Record<string, string>): Promise<Cruise> {
  const root = await mkdtemp(join(tmpdir(), 'throughline-planted-'));
  try {
    for (const [path, text] of Object.entries({ 'tsconfig.base.json': '{}', ...files })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return cruiseRepository(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
