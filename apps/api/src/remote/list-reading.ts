import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext, ServiceSettings } from '@throughline/core/context';
import type { Database } from '@throughline/core/db/client';

import type { Remote } from './remotes.ts';

/** One read of one list. */
export type ListReading<Client> = {
  readonly db: Database;
  readonly settings: ServiceSettings;
  readonly practiceId: string;
  /** The practice's, IANA. */
  readonly timeZone: string;
  /** When the read began. */
  readonly asOf: Date;
  /** When the read before it began; null when this is the first. */
  readonly previousAsOf: Date | null;
  readonly remote: Remote<Client>;
};

/** Reads a list and takes it over. @returns how many rows it holds */
export type ListReader<Client> = (reading: ListReading<Client>) => Promise<number>;

/** One short transaction of a read, announced as the mirror having changed. */
export function write<T>(
  { db, practiceId, asOf, settings }: Pick<ListReading<unknown>, 'db' | 'practiceId' | 'asOf' | 'settings'>,
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  return asSystem(db, { practiceId, verb: 'mirror.refresh', now: asOf, settings }, (ctx) => {
    ctx.announce('mirror');
    return work(ctx);
  });
}
