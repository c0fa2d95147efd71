import { asSystemAfter } from '@throughline/core/as-system';
import { type EndCall, holdGate, writeEnds } from '@throughline/core/outbox/end-call';
import type { Answer } from '@throughline/core/outbox/receipt-lines';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import type { SyncInput } from '@throughline/core/sync/inputs';
import type { Claimed } from '@throughline/core/sync/ports';
import { applyTimeSteps, holdTimeSteps } from '@throughline/core/time-entry/apply-time-step';
import { intendTimes, readForIntents, type TimeOperation } from '@throughline/core/time-entry/intend-time';

import type { DeliveryDeps } from './deps.ts';
import { gather } from './gather.ts';
import { prepareTime } from './prepare-time.ts';

/** A claimed message of a time entry. */
export type ClaimedTime = Claimed & { readonly message: OutboxMessage };

export type TimeStep = {
  readonly message: OutboxMessage;
  readonly input: SyncInput;
  readonly answer?: Answer | undefined;
  /** How the call ended that brought the answer; written in the same transaction. */
  readonly end?: EndCall | null;
};

/** What one practice's claimed time entries write: what is asked for at once goes into one transaction. */
export function timeStore(deps: DeliveryDeps, practiceId: string) {
  const { timing } = deps;
  const call = () =>
    ({ practiceId, verb: 'delivery.time_entry', now: deps.now(), settings: deps.settings }) as const;
  return {
    intend: gather((messages: readonly OutboxMessage[]) =>
      asSystemAfter(deps.db, call(), {
        read: (tx) => readForIntents(tx, practiceId, messages),
        work: async (ctx, reading) => intendTimes(ctx, messages, { reading, prepare, timing }),
      }),
    ),
    apply: gather((steps: readonly TimeStep[]) => {
      const ends = steps.flatMap(({ end }) => (end ? [end] : []));
      return asSystemAfter(deps.db, call(), {
        read: (tx) =>
          Promise.all([
            holdTimeSteps(tx, practiceId, steps),
            ends.length > 0 ? holdGate(tx, { practiceId, kind: 'xpm' }) : null,
          ]),
        work: async (ctx, [held, gate]) => {
          const applied = await applyTimeSteps(ctx, steps, { held, timing });
          if (gate && (await writeEnds(ctx.tx, gate, { ends }))) ctx.announce('connection');
          return applied;
        },
      });
    }),
  };
}

function prepare(operation: TimeOperation): string {
  return JSON.stringify(prepareTime(operation));
}

export type TimeStore = ReturnType<typeof timeStore>;
