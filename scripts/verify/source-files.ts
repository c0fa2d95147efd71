import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.turbo', '.data', 'coverage']);

/**
 * Every file below a folder that a person wrote, as paths relative to it, sorted.
 *
 * @param wanted picks by name
 */
export async function sourceFiles(root: string, wanted: (name: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) await visit(path);
      if (entry.isFile() && wanted(entry.name)) found.push(path);
    }
  };
  await visit('');
  return found.toSorted();
}
