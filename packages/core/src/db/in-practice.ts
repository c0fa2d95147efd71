import type { PoolClient } from 'pg';

import { announcement, type Announce, type Topic } from '../live/topics.ts';
import { type Database, type Tx, txOn } from './client.ts';
import { settleUnwaited, unwaited } from './unwaited.ts';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Runs `work` in one transaction that sees and writes rows of this practice only.
 *
 * Commits when `work` returns, rolls back when it throws. The setting ends with the transaction, so a pooled
 * connection carries nothing over. What `work` announces reaches all processes when, and only when, it commits.
 *
 * @throws {RangeError} if `practiceId` is not a UUID
 */
export function inPractice<T>(db: Database, practiceId: string, work: PracticeWork<T>): Promise<T> {
  return withSetting(db, { practiceId, setting: '', work });
}

/**
 * As `inPractice`, on a hot path: its statements keep the plans they were given first instead of being planned anew for
 * each set of values. For statements that find a few rows by key: their plans are the same whatever is asked for.
 */
export function onHotPath<T>(db: Database, practiceId: string, work: PracticeWork<T>): Promise<T> {
  return withSetting(db, { practiceId, setting: '; set local plan_cache_mode = force_generic_plan', work });
}

type PracticeWork<T> = (tx: Tx, announce: Announce) => Promise<T>;

type InPractice<T> = {
  readonly practiceId: string;
  /** What else the transaction sets for itself. */
  readonly setting: string;
  readonly work: PracticeWork<T>;
};

function withSetting<T>(db: Database, { practiceId, setting, work }: InPractice<T>): Promise<T> {
  if (!uuidPattern.test(practiceId)) throw new RangeError('practiceId is not a UUID');
  const topics = new Set<Topic>();
  return inTransaction(db, {
    setting: `set local app.practice_id = '${practiceId}'${setting}`,
    work: (tx) => work(tx, (topic) => topics.add(topic)),
    beforeCommit: () => announcement(practiceId, topics),
  });
}

/** Runs `work` in a transaction that sees nothing but the memberships of one signed-in person. */
export function asUser<T>(db: Database, userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(userId)) throw new RangeError('userId has another form');
  return inTransaction(db, { setting: `set local app.user_id = '${userId}'`, work });
}

/** Runs `work` in a transaction that sees, of every practice, only where something is due. */
export function asDispatcher<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, { setting: `set local app.scope = 'dispatch'`, work });
}

/** Runs `work` in a transaction that sees no practice at all: sign-ins, throttles, heartbeats. */
export function outsidePractices<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, { setting: '', work });
}

type Transaction<T> = {
  readonly setting: string;
  readonly work: (tx: Tx) => Promise<T>;
  /** A last statement that travels with the commit; empty for none. */
  readonly beforeCommit?: () => string;
};

async function inTransaction<T>(db: Database, { setting, work, beforeCommit }: Transaction<T>): Promise<T> {
  const client = await db.pool.connect();
  const tx = txOn(client);
  let broken: Error | undefined;
  const remember = (error: Error): void => {
    broken = error;
  };
  client.on('error', remember);
  try {
    // It travels with what `work` asks first, as the commit does with what it writes last.
    unwaited(tx, client.query(`begin; ${setting}`));
    const result = await orUnwaited(tx, work(tx));
    unwaited(tx, client.query(`${beforeCommit?.() ?? ''} commit`));
    await settleUnwaited(tx);
    return result;
  } catch (error) {
    broken ??= await rollBack(client);
    throw error;
  } finally {
    client.off('error', remember);
    client.release(broken);
  }
}

/** Of a transaction that fails, its first error: all that comes after a statement that failed fails for its sake. */
async function orUnwaited<T>(tx: Tx, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await settleUnwaited(tx);
    throw error;
  }
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
