import type { Remote, RemoteReply } from './remote.ts';

/** What is measured: a gate, or the perfect one it is compared with. Times are milliseconds from the start. */
export type Limiter = {
  take(atMs: number, slot: number): Promise<{ readonly call: number } | { readonly waitUntilMs: number }>;
  end(call: number, atMs: number, reply: RemoteReply): Promise<void>;
};

export type Drive = {
  readonly limiter: Limiter;
  readonly remote: Remote;
  /** How many ask at once. */
  readonly slots: number;
  /** Stops after so many accepted calls. */
  readonly count: number;
  readonly latencyMs: () => number;
  /** Part of a call's time that is over when it arrives, 0 to 1. */
  readonly arrivesAfter: () => number;
  /** Slots whose process dies then: what they have under way arrives, and nobody writes its end down. */
  readonly kill?: { readonly atMs: number; readonly slots: ReadonlySet<number> };
  /** Single calls somebody waits for, each at its time. */
  readonly people?: { readonly limiter: Limiter; readonly atMs: readonly number[] };
  readonly onAccepted?: (count: number, atMs: number) => Promise<void>;
};

type Event = { readonly atMs: number; readonly run: () => Promise<void> };

/** Runs a deep backlog on a clock of its own, event by event. @returns when the last call arrived */
export async function drive(options: Drive): Promise<number> {
  const { limiter, remote, slots, count, latencyMs, arrivesAfter, kill } = options;
  const events: Event[] = [];
  const at = (atMs: number, run: () => Promise<void>): void => {
    const index = events.findLastIndex((event) => event.atMs <= atMs);
    events.splice(index + 1, 0, { atMs, run });
  };
  let lastAt = 0;

  async function ask(slot: number, atMs: number, by = limiter): Promise<void> {
    const taken = await by.take(atMs, slot);
    if ('waitUntilMs' in taken) {
      const againAt = Math.max(taken.waitUntilMs, atMs + 1);
      return at(againAt, () => ask(slot, againAt, by));
    }
    const tookMs = latencyMs();
    const endsAt = atMs + tookMs;
    const arrivesAt = atMs + tookMs * arrivesAfter();
    at(arrivesAt, async () => {
      const reply = remote.arrive(arrivesAt);
      if (reply.status === 200) {
        lastAt = arrivesAt;
        await options.onAccepted?.(remote.accepted.length, arrivesAt);
      }
      at(endsAt, async () => {
        remote.leave();
        const isKilled = kill?.slots.has(slot) === true && atMs <= kill.atMs && endsAt > kill.atMs;
        if (!isKilled) await by.end(taken.call, endsAt, reply);
        if (by === limiter) await ask(slot, endsAt);
      });
    });
  }

  for (let slot = 0; slot < slots; slot += 1) at(slot, () => ask(slot, slot));
  for (const atMs of options.people?.atMs ?? []) at(atMs, () => ask(slots, atMs, options.people?.limiter));
  while (remote.accepted.length < count) {
    const event = events.shift();
    if (!event) throw new Error('nothing is left to happen');
    await event.run();
  }
  return lastAt;
}

/** Numbers from 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Log-normal around a median; at the 99th percentile about four times as long. */
export function latencyAround(medianMs: number, random: () => number): () => number {
  return () => {
    const normal = Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
    return Math.round(medianMs * Math.exp(0.6 * normal)) + 1;
  };
}
