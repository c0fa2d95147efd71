import type { Database } from '@throughline/core/db/client';
import { decideCall } from '@throughline/core/outbox/decide-call';
import { endCall } from '@throughline/core/outbox/end-call';
import { takeCall } from '@throughline/core/outbox/gate';
import { clockAt } from '@throughline/core/outbox/gate-clock';
import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { CallPriority } from '@throughline/core/outbox/gate-state';

import type { Limiter } from './drive.ts';
import type { Remote } from './remote.ts';

/** Where the clock of a run begins. */
export const startMs = Date.parse('2026-11-18T10:00:00Z');

type PgGate = {
  readonly practiceId: string;
  /** The pool of the process a slot belongs to. */
  readonly poolOf: (slot: number, atMs: number) => Database;
  readonly priority?: CallPriority;
};

/** The gate as production has it, in PostgreSQL. */
export function pgLimiter({ practiceId, poolOf, priority = 'delivery' }: PgGate): Limiter {
  const gate = { practiceId, kind: 'xpm' } as const;
  const clock = (atMs: number) => clockAt(new Date(startMs + atMs));
  return {
    async take(atMs, slot) {
      const call = { ...gate, what: 'GET bench', priority, leaseMs: 35_000 };
      const taken = await takeCall(poolOf(slot, atMs), call, clock(atMs));
      if ('callId' in taken) return { call: taken.callId };
      return { waitUntilMs: taken.waitUntil.getTime() - startMs };
    },
    async end(call, atMs, reply) {
      const end = { ...gate, callId: call, correlationId: null, ...reply };
      await endCall(poolOf(0, atMs), end, clock(atMs));
    },
  };
}

/** The gate's decision over a list in memory, for many runs. */
export function memoryLimiter(): Limiter {
  const calls: { endMs: number | null }[] = [];
  return {
    take(atMs) {
      const counted = calls.filter(({ endMs }) => endMs === null || endMs > atMs - gateLimits.windowMs);
      const ends = counted.flatMap(({ endMs }) => (endMs === null ? [] : [endMs]));
      const decision = decideCall(
        {
          now: new Date(startMs + atMs),
          pausedUntil: null,
          dayRemaining: null,
          remainingAt: null,
          dayResetsAt: null,
          inFlight: counted.length - ends.length,
          inMinute: counted.length,
          oldestEnd: ends.length === 0 ? null : new Date(startMs + Math.min(...ends)),
          perMinute: gateLimits.perMinuteMax,
        },
        'delivery',
      );
      if (decision !== 'go') return Promise.resolve({ waitUntilMs: decision.waitUntil.getTime() - startMs });
      return Promise.resolve({ call: calls.push({ endMs: null }) - 1 });
    },
    end(call, atMs) {
      const ended = calls[call];
      if (ended) ended.endMs = atMs;
      return Promise.resolve();
    },
  };
}

/** A perfect bucket: it knows when each call arrives there, which nobody can. */
export function perfectLimiter(remote: Remote): Limiter {
  let underWay = 0;
  let sent = 0;
  return {
    take(atMs) {
      if (underWay >= 5) return Promise.resolve({ waitUntilMs: atMs + 1 });
      const waiting = sent - remote.accepted.length;
      const blocking = remote.accepted.at(-60 + waiting);
      if (waiting < 60 && blocking !== undefined && blocking > atMs - 60_000)
        return Promise.resolve({ waitUntilMs: Math.ceil(blocking + 60_000) });
      underWay += 1;
      sent += 1;
      return Promise.resolve({ call: sent });
    },
    end() {
      underWay -= 1;
      return Promise.resolve();
    },
  };
}
