import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, with a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} text
 * @returns {string}
 */
export function digestOf(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The digest of a file as it is now.
 *
 * @param {string} path below the repository
 * @returns {Promise<string | null>} null when it is not there
 */
export async function digestNow(path) {
  const text = await readFile(join(root, path), 'utf8').catch(() => null);
  return text === null ? null : digestOf(text);
}
