import type { Answer } from '@throughline/core/outbox/receipt-lines';
import type { SyncPorts } from '@throughline/core/sync/ports';
import { protocolRules } from '@throughline/core/sync/rules';
import type { DesiredTime } from '@throughline/core/time-entry/desired-time';
import type { XpmClient } from '@throughline/xpm-client';

import type { DeliveryDeps, Opened } from './deps.ts';
import { elapsedClock } from './elapsed-clock.ts';
import { type Grants, messageCalls } from './message-calls.ts';
import { readRequest } from './prepare-time.ts';
import { timeOutcome } from './time-outcome.ts';
import type { ClaimedTime, TimeStore } from './time-store.ts';
import { wasRejected } from './was-rejected.ts';

type Through = {
  readonly practiceId: string;
  readonly store: TimeStore;
  readonly opened: Opened<XpmClient>;
  readonly grants?: Grants | undefined;
};

/** The ports of the sync core for one practice's time: PostgreSQL, the gate and XPM over HTTP. */
export function timePorts(
  deps: DeliveryDeps,
  { practiceId, store, opened, grants }: Through,
): SyncPorts<ClaimedTime> {
  const { timing } = deps;
  const sent = new Map<string, DesiredTime | null>();
  const answers = new Map<string, Answered>();
  const calls = messageCalls(deps, { practiceId, kind: 'xpm', opened, grants });
  return {
    timing,
    rules: protocolRules,
    monotonicMs: elapsedClock,
    gate: calls,
    store: {
      async apply({ id, message }, input) {
        const end = input.kind === 'answer' ? calls.ending() : null;
        const applied = await store.apply({ message, input, end, ...answerFor(answers.get(id)) });
        if (end) calls.ended();
        return applied;
      },
      intend: async ({ id, message }) => {
        const intended = await store.intend(message);
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
