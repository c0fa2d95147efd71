import { resolve } from 'node:path';

import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import { repositoryRoot } from '../repository-root.ts';

/** A database to work with, and how to let go of it. */
export type OpenDatabase = {
  /** Address of the role that owns the schema. */
  ownerUrl: string;
  /** Whether another process keeps the server running. */
  adopted: boolean;
  stop(): Promise<void>;
};

/**
 * The database the settings name, or else the embedded one of the data folder, started or adopted.
 *
 * @throws {EmbeddedPostgresError} with one clear line
 */
export async function openDatabase(settings: {
  databaseUrl: string | null;
  dataDir: string;
}): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    return { ownerUrl: settings.databaseUrl, adopted: true, stop: async () => undefined };
  }
  return startEmbeddedPostgres({ dataDir: resolve(repositoryRoot, settings.dataDir) });
}
