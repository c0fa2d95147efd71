import type { Clock } from '../world/clock.ts';
import type { Later } from '../world/later.ts';
import { bodyOf, signatureOf } from './events.ts';
import type { WebhookEvent } from './events.ts';
import { postSigned } from './post.ts';
import { retryAfterMs } from './retry.ts';

/** One batch of events on its way. */
export interface Delivery {
  readonly firstEventSequence: number;
  readonly lastEventSequence: number;
  readonly events: readonly WebhookEvent[];
  readonly state: 'pending' | 'delivered' | 'given-up';
  readonly attempts: readonly { readonly at: string; readonly status: number | null; readonly ms: number }[];
}

/** Where deliveries go. */
export interface Receiver {
  readonly url: string;
  readonly key: string;
  /** How often each delivery is sent. */
  readonly repeat: number;
}

interface Post {
  /** Null while nothing may be sent. */
  readonly receiver: () => Receiver | null;
  /** A delivery failed for a day. */
  readonly giveUp: () => void;
  readonly clock: Clock;
  readonly later: Later;
}

/** Deliveries of events, numbered on, each sent until it is taken or a day is over. */
export interface Deliveries {
  send: (events: readonly WebhookEvent[]) => void;
  all: () => readonly Delivery[];
  clear: () => void;
}

/** Makes an empty list. What it waits for, it waits for on the sandbox clock. */
export function createDeliveries({ receiver, giveUp, clock, later }: Post): Deliveries {
  let deliveries: Delivery[] = [];
  let sequence = 0;

  const replace = (before: Delivery, change: Partial<Delivery>): Delivery => {
    const after = { ...before, ...change };
    deliveries = deliveries.map((delivery) => (delivery === before ? after : delivery));
    return after;
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    const to = receiver();
    if (to === null || !deliveries.includes(delivery)) return;
    const body = bodyOf(delivery.events, delivery.lastEventSequence);
    const at = clock.now().toISOString();
    const { status, ms } = await postSigned(to.url, body, signatureOf(body, to.key));
    const attempts = [...delivery.attempts, { at, status, ms }];
    if (status === 200) {
      const isDone = attempts.filter((made) => made.status === 200).length >= to.repeat;
      const after = replace(delivery, { attempts, state: isDone ? 'delivered' : 'pending' });
      return isDone ? undefined : attempt(after);
    }
    const waitMs = retryAfterMs(attempts.map((made) => Date.parse(made.at)));
    const after = replace(delivery, { attempts, state: waitMs === null ? 'given-up' : 'pending' });
    if (waitMs === null) giveUp();
    else later.at(clock.now().getTime() + waitMs, () => void attempt(after));
  };

  return {
    all: () => deliveries,
    send: (events) => {
      const firstEventSequence = sequence + 1;
      sequence += events.length;
      const numbered = { firstEventSequence, lastEventSequence: sequence, events };
      const delivery: Delivery = { ...numbered, state: 'pending', attempts: [] };
      deliveries.push(delivery);
      void attempt(delivery);
    },
    clear: () => {
      deliveries = [];
      sequence = 0;
    },
  };
}
