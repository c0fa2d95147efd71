import type { Clock } from '../world/clock.ts';
import type { Later } from '../world/later.ts';
import type { Change } from '../world/table.ts';
import type { Tables } from '../world/tables.ts';
import { createDeliveries } from './deliveries.ts';
import type { Delivery, Receiver } from './deliveries.ts';
import { eventOf } from './events.ts';
import type { WebhookEvent } from './events.ts';
import { probe } from './probe.ts';
import type { ProbeResult } from './probe.ts';

/** Who hears of events, at a loopback address. The key never leaves the sandbox again. */
export interface WebhookRequest extends Receiver {
  /** Address of the sandbox, for `resourceUrl`. */
  readonly origin: string;
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

/** Makes a webhook without a receiver. */
export function createWebhook({ tables, clock, later }: Parts): Webhook {
  let receiver: WebhookRequest | null = null;
  let status: WebhookStatus = 'none';
  let results: readonly ProbeResult[] = [];
  let noted = new Map<string, WebhookEvent>();
  const deliveries = createDeliveries({
    receiver: () => (status === 'ok' ? receiver : null),
    giveUp: () => {
      status = 'disabled';
    },
    clock,
    later,
  });

  const flush = (): void => {
    const events = [...noted.values()];
    noted = new Map();
    if (events.length > 0) deliveries.send(events);
  };
  const state = (): WebhookState => ({
    url: receiver?.url ?? null,
    status,
    probe: results,
    deliveries: deliveries.all(),
  });

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
      deliveries.clear();
      if (keepReceiver) return;
      receiver = null;
      status = 'none';
      results = [];
    },
  };
}
