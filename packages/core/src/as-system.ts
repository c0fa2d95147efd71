import { eq, sql } from 'drizzle-orm';

import type { ServiceContext, ServiceSettings } from './context.ts';
import type { Database, Tx } from './db/client.ts';
import { inPractice, onHotPath } from './db/in-practice.ts';
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
  return inPractice(db, call.practiceId, (tx, announce) =>
    asProgram(call, { tx, announce, read: nothing, work }),
  );
}

type AfterReading<R, T> = {
  /** What `work` needs first, asked together with the practice: each statement without the answer of another. */
  readonly read: (tx: Tx) => Promise<R>;
  readonly work: (ctx: ServiceContext, reading: R) => Promise<T>;
};

/** As {@link asSystem}, on a hot path: what is read first takes no round trip of its own, and plans are kept. */
export function asSystemAfter<R, T>(db: Database, call: SystemCall, reading: AfterReading<R, T>): Promise<T> {
  return onHotPath(db, call.practiceId, (tx, announce) => asProgram(call, { ...reading, tx, announce }));
}

const nothing = () => Promise.resolve(null);

type AsProgram<R, T> = AfterReading<R, T> & Pick<ServiceContext, 'tx' | 'announce'>;

async function asProgram<R, T>(
  { practiceId, verb, now, settings, kind = 'system' }: SystemCall,
  { tx, announce, read, work }: AsProgram<R, T>,
): Promise<T> {
  const [[practice], reading] = await Promise.all([onePractice(tx).execute({ practiceId }), read(tx)]);
  if (!practice) throw notFound('practice');
  const actor = { kind, name: kind === 'rule' ? 'Rule' : 'Throughline' } as const;
  return work({ tx, practice, actor, now, verb, requestId: null, settings, announce }, reading);
}

const onePractice = perConnection((tx) =>
  tx
    .select()
    .from(practices)
    .where(eq(practices.id, sql.placeholder('practiceId')))
    .prepare('one_practice'),
);
