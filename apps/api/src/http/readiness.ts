import type { Database } from '@throughline/core/db/client';
import { hasPendingMigrations } from '@throughline/core/db/has-pending-migrations';
import { isWorkerAlive } from '@throughline/core/worker/heartbeat';

export type Readiness = {
  readonly status: 'ready' | 'not_ready';
  readonly database: boolean;
  readonly migrations: boolean;
  readonly worker: boolean;
};

/** Whether this process can do its work: the database answers, its schema is up to date, a worker lives. */
export async function readiness({ db }: { readonly db: Database }): Promise<Readiness> {
  const [migrations, worker] = await Promise.all([
    hasPendingMigrations(db).then(
      (pending) => !pending,
      () => null,
    ),
    isWorkerAlive(db).catch(() => false),
  ]);
  const database = migrations !== null;
  return {
    status: database && migrations && worker ? 'ready' : 'not_ready',
    database,
    migrations: migrations ?? false,
    worker,
  };
}
