import type { Clock } from '../world/clock.ts';
import type { Later } from '../world/later.ts';
import type { Change } from '../world/table.ts';
import type { Tables } from '../world/tables.ts';
import { bodyOf, eventOf, signatureOf } from './events.ts';
import type { WebhookEvent } from './events.ts';
import { postSigned } from './post.ts';
import { probe } from './probe.ts';
import type { ProbeResult } from './probe.ts';
import { retryAfterMs } from './retry.ts';

/** Who hears of events. The key never leaves the sandbox again. */
export interface WebhookRequest {
  /** A loopback address. */
  readonly url: string;
  readonly key: string;
  /** How often each delivery is sent, since Xero promises at least once; 1 is the rule. */
  readonly repeat: number;
  /** Address of the sandbox, for `resourceUrl`. */
  readonly origin: string;
}

/** One batch of events on its way. */
export interface Delivery {
  readonly firstEventSequence: number;
  readonly lastEventSequence: number;
  readonly events: readonly WebhookEvent[];
  readonly state: 'pending' | 'delivered' | 'given-up';
  readonly attempts: readonly { readonly at: string; readonly status: number | null; readonly ms: number }[];
}

export type WebhookStatus = 'none' | 'ok' | 'failed' | 'disabled';

/** The webhook as the control interface shows it. */
export interface WebhookState {
  readonly url: string | null;
  /** `failed`: the probe was not answered well. `disabled`: a delivery failed for 24 hours. Neither sends events. */
  readonly status: WebhookStatus;
  readonly probe: readonly ProbeResult[];
  readonly deliveries: readonly Delivery[];
}

/** Tells the app's webhook about invoices and contacts that are made or changed. */
export interface Webhook {
  /** Probes the receiver, and sends events to it from then on when it answers well. */
  set: (request: WebhookRequest) => Promise<WebhookState>;
  state: () => WebhookState;
  /** Hears of every change of a row. */
  note: (change: Change) => void;
  /** Forgets deliveries and what was noted, and the receiver too unless it is kept. */
  clear: (keepReceiver: boolean) => void;
}

interface Parts {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly later: Later;
}

/** Makes a webhook without a receiver. Everything it waits for, it waits for on the sandbox clock. */
export function createWebhook({ tables, clock, later }: Parts): Webhook {
  let receiver: WebhookRequest | null = null;
  let status: WebhookStatus = 'none';
  let results: readonly ProbeResult[] = [];
  let noted = new Map<string, WebhookEvent>();
  let deliveries: Delivery[] = [];
  let sequence = 0;

  const replace = (before: Delivery, change: Partial<Delivery>): Delivery => {
    const after = { ...before, ...change };
    deliveries = deliveries.map((delivery) => (delivery === before ? after : delivery));
    return after;
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    if (receiver === null || status !== 'ok' || !deliveries.includes(delivery)) return;
    const body = bodyOf(delivery.events, delivery.lastEventSequence);
    const at = clock.now().toISOString();
    const answer = await postSigned(receiver.url, body, signatureOf(body, receiver.key));
    const attempts = [...delivery.attempts, { at, status: answer.status, ms: answer.ms }];
    if (answer.status === 200) {
      const isDone = attempts.filter((made) => made.status === 200).length >= receiver.repeat;
      const after = replace(delivery, { attempts, state: isDone ? 'delivered' : 'pending' });
      return isDone ? undefined : attempt(after);
    }
    const waitMs = retryAfterMs(attempts.map((made) => Date.parse(made.at)));
    const after = replace(delivery, { attempts, state: waitMs === null ? 'given-up' : 'pending' });
    if (waitMs === null) status = 'disabled';
    else later.at(clock.now().getTime() + waitMs, () => void attempt(after));
  };

  const flush = (): void => {
    const events = [...noted.values()];
    noted = new Map();
    if (events.length === 0) return;
    const firstEventSequence = sequence + 1;
    sequence += events.length;
    const delivery: Delivery = {
      firstEventSequence,
      lastEventSequence: sequence,
      events,
      state: 'pending',
      attempts: [],
    };
    deliveries.push(delivery);
    void attempt(delivery);
  };

  const state = (): WebhookState => ({ url: receiver?.url ?? null, status, probe: results, deliveries });
  return {
    state,
    set: async (request) => {
      receiver = request;
      status = 'none';
      results = await probe(request.url, request.key);
      status = results.every(({ problem }) => problem === null) ? 'ok' : 'failed';
      return state();
    },
    note: (change) => {
      if (receiver === null || status !== 'ok') return;
      const event = eventOf(tables, change, { origin: receiver.origin, now: clock.now() });
      if (event === null) return;
      if (noted.size === 0) later.at(clock.now().getTime(), flush);
      const before = noted.get(event.resourceId);
      noted.set(event.resourceId, before ? { ...event, eventType: before.eventType } : event);
    },
    clear: (keepReceiver) => {
      noted = new Map();
      deliveries = [];
      sequence = 0;
      if (keepReceiver) return;
      receiver = null;
      status = 'none';
      results = [];
    },
  };
}
