import { eq, sql } from 'drizzle-orm';

import type { ServiceContext, ServiceSettings } from './context.ts';
import type { Database, Tx } from './db/client.ts';
import { inPractice } from './db/in-practice.ts';
import { perConnection } from './db/per-connection.ts';
import { practices } from './db/schema/practices.ts';
import { notFound } from './errors.ts';

export type SystemCall = {
  readonly practiceId: string;
  /** As audit names it. */
  readonly verb: string;
  readonly now: Date;
  readonly settings: ServiceSettings;
  /** `rule` for decisions people can overrule, `system` for carrying things out. */
  readonly kind?: 'rule' | 'system';
};

/** Runs `work` in one transaction of a practice as the program itself: deliveries, schedules, rules. */
export function asSystem<T>(
  db: Database,
  call: SystemCall,
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  return asSystemAfter(db, call, { read: () => Promise.resolve(null), work });
}

type AfterReading<R, T> = {
  /** What `work` needs first, asked together with the practice: each statement without the answer of another. */
  readonly read: (tx: Tx) => Promise<R>;
  readonly work: (ctx: ServiceContext, reading: R) => Promise<T>;
};

/** As {@link asSystem}, on a hot path: what is read first takes no round trip of its own. */
export function asSystemAfter<R, T>(
  db: Database,
  call: SystemCall,
  { read, work }: AfterReading<R, T>,
): Promise<T> {
  const { practiceId, verb, now, settings, kind = 'system' } = call;
  return inPractice(db, practiceId, async (tx, announce) => {
    const [[practice], reading] = await Promise.all([onePractice(tx).execute({ practiceId }), read(tx)]);
    if (!practice) throw notFound('practice');
    const actor = { kind, name: kind === 'rule' ? 'Rule' : 'Throughline' } as const;
    return work({ tx, practice, actor, now, verb, requestId: null, settings, announce }, reading);
  });
}

const onePractice = perConnection((tx) =>
  tx
    .select()
    .from(practices)
    .where(eq(practices.id, sql.placeholder('practiceId')))
    .prepare('one_practice'),
);
