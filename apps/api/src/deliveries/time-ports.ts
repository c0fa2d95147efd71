import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import type { Answer } from '@throughline/core/outbox/apply-step';
import type { OutboxMessage } from '@throughline/core/outbox/record-row';
import type { SyncInput } from '@throughline/core/sync/inputs';
import type { Claimed, SyncPorts } from '@throughline/core/sync/ports';
import { protocolRules } from '@throughline/core/sync/rules';
import { applyTimeStep } from '@throughline/core/time-entry/apply-time-step';
import type { DesiredTime } from '@throughline/core/time-entry/desired-time';
import { intendTime } from '@throughline/core/time-entry/intend-time';
import type { XpmClient } from '@throughline/xpm-client';

import type { DeliveryDeps, Opened } from './deps.ts';
import { elapsedClock } from './elapsed-clock.ts';
import { prepareTime, readRequest } from './prepare-time.ts';
import { timeOutcome } from './time-outcome.ts';
import { wasRejected } from './was-rejected.ts';
import { withCall } from './with-call.ts';

/** A claimed message of a time entry. */
export type ClaimedTime = Claimed & { readonly message: OutboxMessage };

const verb = 'delivery.time_entry';

/** The ports of the sync core for one practice's time: PostgreSQL, the gate and XPM over HTTP. */
export function timePorts(
  deps: DeliveryDeps,
  practiceId: string,
  opened: Opened<XpmClient>,
): SyncPorts<ClaimedTime> {
  const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
    asSystem(deps.db, { practiceId, verb, now: deps.now(), settings: deps.settings }, work);
  const { timing } = deps;
  const sent = new Map<string, DesiredTime | null>();
  const answers = new Map<string, Answered>();
  return {
    timing,
    rules: protocolRules,
    monotonicMs: elapsedClock,
    gate: {
      withCall: (what, work) => withCall(deps, { practiceId, kind: 'xpm', what }, { opened, work }),
    },
    store: {
      apply: ({ id, message }: ClaimedTime, input: SyncInput) =>
        inSystem((ctx) => applyTimeStep(ctx, message, { input, timing, ...answerFor(answers.get(id)) })),
      intend: async ({ id, message }) => {
        const prepare = (operation: Parameters<typeof prepareTime>[0]) =>
          JSON.stringify(prepareTime(operation));
        const intended = await inSystem((ctx) => intendTime(ctx, message, { prepare, timing }));
        sent.set(id, intended.operation?.desired ?? null);
        return intended;
      },
    },
    async send({ id, message }, { request }) {
      const sentMs = performance.now();
      const reply = await opened.client.time.execute(readRequest(request));
      const { status, correlationId, excerpt } = reply;
      answers.set(id, { httpStatus: status, correlationId, text: excerpt, sentMs });
      const outcome = timeOutcome(reply, sent.get(id) ?? null);
      // Before the message can be taken again, and sent with the same token.
      if (outcome.kind === 'reconnect') {
        const { token } = opened;
        await deps.renewToken(practiceId, 'xpm', { status, token, again: wasRejected(message) });
      }
      deps.logger.debug({ messageId: id, outcome: outcome.kind, correlationId }, 'time entry carried to XPM');
      return outcome;
    },
  };
}

/** What came of a send, and when it left by this process's own clock. */
export type Answered = Omit<Answer, 'sentAgoMs'> & { readonly sentMs: number };

export function answerFor(answered: Answered | undefined): { readonly answer?: Answer } {
  if (!answered) return {};
  const { sentMs, ...answer } = answered;
  return { answer: { ...answer, sentAgoMs: performance.now() - sentMs } };
}
