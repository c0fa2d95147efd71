import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureAppRole, migrate } from '@throughline/core/db/migrate';
import type { DeliveryTiming } from '@throughline/core/sync/timing';

import { startEmbeddedPostgres } from '../../../scripts/embedded-postgres/start-embedded-postgres.ts';
import { openTimeLane, type TimeLane } from '../../real/time-lane.ts';

/** Signs for the application’s own sign-in to the bench’s databases. */
export const benchSecret = 'only-for-benchmarks-0123456789abcdef012345';

/** Runs `work` with a practice on a database server of its own, on disk as in production, and a sandbox. */
export async function withBenchLane<T>(
  { timing, ...options }: Parameters<typeof openTimeLane>[1] & { readonly timing?: DeliveryTiming },
  work: (lane: TimeLane) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const { ownerUrl } = server;
  try {
    await migrate(ownerUrl);
    const appUrl = await ensureAppRole(ownerUrl, benchSecret);
    const database = { ownerUrl, appUrl, drop: async () => undefined };
    const lane = await openTimeLane(timing, { ...options, database });
    try {
      return await work(lane);
    } finally {
      await lane.product.stop();
    }
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
