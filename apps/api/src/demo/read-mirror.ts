import { setTimeout as sleep } from 'node:timers/promises';

import { inPractice } from '@throughline/core/db/in-practice';
import { readListState } from '@throughline/core/mirror/list-state';

import { refreshMirror } from '../remote/refresh-mirror.ts';
import type { ApiDeps } from '../trpc/context.ts';

const waitAtMostMs = 10_000;
const lookEveryMs = 50;

/**
 * Reads the mirrored lists; those a worker took in the same moment are waited for.
 *
 * @returns whether every list has been read
 */
export async function readMirror(deps: ApiDeps, practiceId: string): Promise<boolean> {
  await refreshMirror(deps, practiceId, { force: false, patient: false });
  const end = performance.now() + waitAtMostMs;
  while (!(await isRead(deps, practiceId))) {
    if (performance.now() > end) return false;
    await sleep(lookEveryMs);
  }
  return true;
}

async function isRead({ db }: ApiDeps, practiceId: string): Promise<boolean> {
  const state = await inPractice(db, practiceId, (tx) => readListState(tx, practiceId));
  return Object.values(state).every(({ asOf }) => asOf !== null);
}
