import { type Database, openDatabase } from '@throughline/core/db/client';

import { backendOf } from '../../real/watch-statements.ts';
import type { Ending } from './act.ts';

/** The transaction was brought to an end its caller has to take for a failure. */
export class Broken extends Error {}

/** A database whose transactions are stopped just before their commit. */
export type HeldOpen = {
  readonly db: Database;
  /** How the transactions from now on end, and what they wait for before. */
  before(ending: Ending, reached: () => Promise<void>): void;
  /** The server process of its connection; 0 before the first statement. */
  backend(): number;
};

type Query = (...args: unknown[]) => Promise<unknown>;

/** Stands between a pool of one connection and its statements. */
export function openHeld(url: string): HeldOpen {
  const db = openDatabase({ url, max: 1 });
  let ending: Ending = 'kept';
  let reached = (): Promise<void> => Promise.resolve();
  let backend = 0;
  const watched = new WeakSet<object>();
  db.pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    backend = backendOf(client);
    const send: Query = client.query.bind(client);
    const asked = new Set<Promise<unknown>>();
    Object.assign(client, {
      query: async (...args: unknown[]) => {
        if (typeof args[0] !== 'string' || !args[0].endsWith(' commit')) {
          const answered = send(...args).finally(() => asked.delete(answered));
          asked.add(answered);
          return answered;
        }
        // What was not waited for is carried out as well.
        await Promise.allSettled(asked);
        await reached();
        if (ending === 'undone') throw new Broken('undone');
        const answer = await send(...args);
        if (ending === 'untold') throw new Broken('untold');
        return answer;
      },
    });
  });
  return {
    db,
    backend: () => backend,
    before(how, tell) {
      ending = how;
      reached = tell;
    },
  };
}
