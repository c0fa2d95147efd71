import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { DeliveryTiming } from '@throughline/core/sync/timing';

import type { Process } from '../engine/scheduler.ts';
import type { Sim } from '../engine/sim.ts';
import type { GateId } from '../world/practices.ts';

/** A call as its gate granted it. */
export type Granted = { readonly callId: number; readonly takenAt: number; readonly leaseUntil: number };

type Rest = { readonly knownAt: number; readonly until: number };
type Line = { readonly gate: GateId; readonly machine: Process };

/**
 * Counts what leaves by the clock of the wire, knowing nothing of what the gates have counted. Source: sync protocol,
 * I7 and I8.
 */
export class Traffic {
  readonly #sim: Sim;
  readonly #timing: DeliveryTiming;
  readonly #departures = new Map<GateId, number[]>();
  readonly #all: number[] = [];
  readonly #open = new Set<Line>();
  readonly #rests = new Map<GateId, Rest>();
  readonly #parkedAt = new Map<GateId, number>();

  constructor(sim: Sim, timing: DeliveryTiming) {
    this.#sim = sim;
    this.#timing = timing;
  }

  /** The first byte leaves. @returns to be called when the socket is closed */
  departs(gate: GateId, granted: Granted | null, machine: Process): () => void {
    const { now } = this.#sim;
    if (granted === null) {
      this.#sim.violate('I7', `${gate}: a call nobody granted`);
      return () => {};
    }
    this.#checkAllowed(gate, granted);
    // A worker that slept with a granted call in hand sends when its gate no longer counts it; so does nobody else.
    if (now + this.#timing.httpTimeoutMs * 1.02 > granted.leaseUntil) {
      this.#sim.tally.add('left after its grant had lapsed');
      return () => {};
    }
    const line = { gate, machine };
    this.#open.add(line);
    this.#checkLimits(gate);
    return () => {
      this.#open.delete(line);
    };
  }

  /** A refusal that asks to wait was written down. */
  refused(gates: readonly GateId[], until: number): void {
    for (const gate of gates) {
      const standing = this.#rests.get(gate);
      if (standing && standing.until >= until) continue;
      this.#rests.set(gate, { knownAt: this.#sim.now, until });
    }
  }

  parked(gate: GateId): void {
    if (!this.#parkedAt.has(gate)) this.#parkedAt.set(gate, this.#sim.now);
  }

  reconnected(gate: GateId): void {
    this.#parkedAt.delete(gate);
  }

  /** The day's quota had nothing left when a call arrived. */
  exceededDay(gate: GateId): void {
    this.#sim.violate('I7', `${gate}: more calls than the day has`);
  }

  /** A restored backup took away what was written down. */
  forget(): void {
    this.#rests.clear();
  }

  #checkAllowed(gate: GateId, { takenAt }: Granted): void {
    const rest = this.#rests.get(gate);
    if (rest && takenAt > rest.knownAt && this.#sim.now < rest.until)
      this.#sim.violate('I8', `${gate}: a call ${rest.until - this.#sim.now} ms before it may`);
    const parkedAt = this.#parkedAt.get(gate);
    if (parkedAt !== undefined && takenAt > parkedAt)
      this.#sim.violate('I8', `${gate}: a call while nobody is connected`);
  }

  #checkLimits(gate: GateId): void {
    const { now, chaos } = this.#sim;
    const own = this.#departures.get(gate) ?? [];
    this.#departures.set(gate, own);
    const inMinute = roll(own, now);
    if (inMinute > gateLimits.perMinuteMax) this.#sim.violate('I7', `${gate}: ${inMinute} calls in a minute`);
    const inApp = roll(this.#all, now);
    if (inApp > chaos.appPerMinute) this.#sim.violate('I7', `${inApp} calls of the app in a minute`);
    let inFlight = 0;
    for (const line of this.#open) if (line.gate === gate && !line.machine.isDead) inFlight += 1;
    if (inFlight > gateLimits.inFlightMax) this.#sim.violate('I7', `${gate}: ${inFlight} calls in flight`);
  }
}

/** Adds a call to a rolling minute. @returns how many are in it */
function roll(calls: number[], now: number): number {
  while ((calls[0] ?? Infinity) <= now - gateLimits.windowMs) calls.shift();
  return calls.push(now);
}
