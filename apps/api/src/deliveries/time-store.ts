import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import { type EndCall, writeEnds } from '@throughline/core/outbox/end-call';
import type { Answer } from '@throughline/core/outbox/receipt-lines';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import type { SyncInput } from '@throughline/core/sync/inputs';
import type { Claimed } from '@throughline/core/sync/ports';
import { applyTimeSteps } from '@throughline/core/time-entry/apply-time-step';
import { intendTimes } from '@throughline/core/time-entry/intend-time';

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
  const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
    asSystem(
      deps.db,
      { practiceId, verb: 'delivery.time_entry', now: deps.now(), settings: deps.settings },
      work,
    );
  return {
    intend: gather((messages: readonly OutboxMessage[]) =>
      inSystem((ctx) =>
        intendTimes(ctx, messages, {
          prepare: (operation) => JSON.stringify(prepareTime(operation)),
          timing,
        }),
      ),
    ),
    apply: gather((steps: readonly TimeStep[]) =>
      inSystem(async (ctx) => {
        const applied = await applyTimeSteps(ctx, steps, timing);
        const ends = steps.flatMap(({ end }) => (end ? [end] : []));
        if (await writeEnds(ctx.tx, ends)) ctx.announce('connection');
        return applied;
      }),
    ),
  };
}

export type TimeStore = ReturnType<typeof timeStore>;
