import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

import pg from 'pg';

type Call = (...args: readonly never[]) => unknown;

/** Where a process may be killed: before a statement or request leaves, or when it has left and nobody waited. */
export type Point = 'before' | 'left';

/** One of them: its number, from 1, and the text of a statement; empty for a request. */
export type PortCall = { readonly number: number; readonly text: string };

export type PortCalls = {
  /** How many there were so far. */
  count(): number;
};

/**
 * Watches every statement to PostgreSQL and every HTTP request of this process.
 *
 * @param at told of each, twice
 */
export function watchPortCalls(at: (call: PortCall, point: Point) => void): PortCalls {
  let calls = 0;
  const around = (send: Call) =>
    function watched(this: unknown, ...args: unknown[]): unknown {
      calls += 1;
      const call = { number: calls, text: textOf(args[0]) };
      at(call, 'before');
      const result = Reflect.apply(send, this, args);
      // What was written to a socket is with the kernel by then, and arrives whatever becomes of this process.
      setImmediate(() => at(call, 'left'));
      return result;
    };
  const query: Call = Reflect.get(pg.Client.prototype, 'query');
  Reflect.set(pg.Client.prototype, 'query', around(query));
  Reflect.set(globalThis, 'fetch', around(fetch));
  Reflect.set(http, 'request', around(http.request));
  syncBuiltinESMExports();
  return { count: () => calls };
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
}
