import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { StepResult } from '@throughline/core/sync/inputs';
import { newRecord } from '@throughline/core/sync/record';
import { type ProtocolRules, protocolRules } from '@throughline/core/sync/rules';
import { defaultTiming } from '@throughline/core/sync/timing';
import { maySendAgain } from '@throughline/core/time-entry/causes';

import { Tally } from '../../sim/check/tally.ts';
import { core } from '../../sim/engine/core.ts';
import { drawProfile, healed } from '../../sim/engine/profile.ts';
import { Random } from '../../sim/engine/random.ts';
import { Scheduler } from '../../sim/engine/scheduler.ts';
import { Sim } from '../../sim/engine/sim.ts';
import { Trace } from '../../sim/engine/trace.ts';
import { claimDue } from '../../sim/world/claim.ts';
import { endCall, refundCall, takeCall } from '../../sim/world/gate.ts';
import { openGate, parkGate } from '../../sim/world/parking.ts';
import { RemoteTaken, Store } from '../../sim/world/store.ts';
import { type Bill, type Entry, type Subject, wantedTime } from '../../sim/world/subjects.ts';
import { type Act, type ActOf, type EndAct, type Ending, type Line, type Told, writeRequest } from './act.ts';
import { gateIn, practice } from './gate-in.ts';
import { linesOf } from './lines.ts';

/** What the in-memory store cannot know by itself: it has one transaction at a time, and makes no documents. */
export type Around = {
  readonly now: number;
  readonly ending: Ending;
  /** What the other open transaction holds. */
  readonly locked: ReadonlySet<string>;
  /** What PostgreSQL's side told: the document of a client bill and its key are not the store's to make. */
  readonly told: Told | null;
};

/** Ways in which the in-memory store may be made to differ, to show that a difference is found. */
export type Difference = {
  readonly rules?: Partial<ProtocolRules>;
  readonly leaseMs?: number;
  readonly ignoresLocks?: boolean;
  readonly keepsUndone?: boolean;
  readonly ordersByNewest?: boolean;
};

class Undone extends Error {}

/** The simulation's store, driven as the simulation drives it. */
export class MemorySide {
  readonly store: Store;
  readonly #difference: Difference;
  readonly #calls: number[] = [];
  #lines: Line[] = [];
  #now = 0;

  constructor(difference: Difference) {
    const drawn = healed(drawProfile(new Random(1), new Random(2)));
    const chaos = { ...drawn, marker: false, appPerMinute: gateLimits.appPerMinuteMax };
    const parts = { random: new Random(3), tally: new Tally(), trace: new Trace(false) };
    const { leaseMs = defaultTiming.leaseMs, rules } = difference;
    const ruled = { ...core, rules: { ...protocolRules, ...rules } };
    const sim = new Sim({ ...parts, chaos, core: ruled, scheduler: new Scheduler() });
    this.#difference = difference;
    this.store = new Store(sim, {
      timing: { ...defaultTiming, leaseMs },
      watch: { stepped: (before, _input, result) => this.#note(before, result) },
    });
  }

  #note({ id }: Subject, result: StepResult): void {
    this.#lines.push(...linesOf(id, result, this.#now));
  }

  /** What the receipts got since this was asked last. */
  takeLines(): readonly Line[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  /** @returns what the caller is told; null when it is told nothing */
  perform(act: Act, around: Around): Told | null {
    const { ending, now } = around;
    const before = [...this.#lines];
    this.#now = now;
    try {
      const told = this.store.atomically(() => {
        const made = this.#perform(act, around);
        if (ending === 'undone' && !this.#difference.keepsUndone) throw new Undone();
        return made;
      });
      return ending === 'kept' ? told : null;
    } catch (error) {
      this.#lines = before;
      if (error instanceof Undone) return null;
      if (error instanceof RemoteTaken) return { kind: 'forbidden' };
      throw error;
    }
  }

  #perform(act: Act, around: Around): Told {
    if (act.kind === 'claim') return this.#claim(act, around);
    if (act.kind === 'take') return this.#take(act, around);
    if (act.kind === 'intend') return this.#intend(act, around);
    if (act.kind === 'step') return this.#step(act, around.now);
    this.#change(act, around.now);
    return { kind: 'done' };
  }

  #change(act: Exclude<Act, ActOf<'claim' | 'take' | 'intend' | 'step'>>, now: number): void {
    const { store } = this;
    switch (act.kind) {
      case 'save':
        this.#save(act, now);
        return;
      case 'again':
        if (maySendAgain(store.get(act.id).record)) store.plan(act.id, { restMs: 0, again: true, now });
        return;
      case 'post':
        this.#post(act, now);
        return;
      case 'end':
        this.#end(act, now);
        return;
      case 'refund':
        refundCall(store, this.#callOf(act.call));
        return;
      case 'connect':
        if (act.isConnected) openGate(store, gateIn(act.gate), now);
        else parkGate(store, gateIn(act.gate));
    }
  }

  #end({ gate, call, facts, dayRemaining }: EndAct, now: number): void {
    endCall(this.store, { gate: gateIn(gate), callId: this.#callOf(call), facts, dayRemaining }, now);
  }

  #step({ id, input, end }: ActOf<'step'>, now: number): Told {
    const told = stepped(this.store.apply(id, input, now));
    if (end) this.#end(end, now);
    return told;
  }

  #callOf(call: number): number {
    const callId = this.#calls[call];
    if (callId === undefined) throw new RangeError(`there is no call ${call}`);
    return callId;
  }

  #claim({ gate, workerId, limit, chance }: ActOf<'claim'>, { now, locked, ending }: Around): Told {
    const holds = (what: string) => !this.#difference.ignoresLocks && locked.has(what);
    // Whoever holds the gate is at it already.
    if (holds(gate)) return { kind: 'claimed', messages: [] };
    const claim = { gate: gateIn(gate), workerId, limit, isLocked: holds, chance: () => chance };
    const taken = claimDue(this.store, claim, now);
    const callIds = taken.flatMap(({ call }) => call?.callId ?? []);
    if (ending === 'kept') this.#calls.push(...callIds);
    const messages = taken.map(({ subject: { id, record }, call }) => ({
      id,
      record,
      hasCall: call !== null,
    }));
    return { kind: 'claimed', messages: this.#difference.ordersByNewest ? messages.toReversed() : messages };
  }

  #take({ gate }: ActOf<'take'>, { now, ending }: Around): Told {
    const taken = takeCall(this.store, gateIn(gate), now);
    if (!('callId' in taken)) return { kind: 'asked', waitMs: taken.waitMs };
    if (ending === 'kept') this.#calls.push(taken.callId);
    return { kind: 'asked', waitMs: null };
  }

  #save({ id, values, restMs }: ActOf<'save'>, now: number): void {
    const { store } = this;
    const known = store.find(id);
    const record = known?.record ?? newRecord(now);
    store.save({ kind: 'time', id, practice, version: 1, values, record });
    store.plan(id, { restMs, again: false, now });
  }

  /** A client bill goes when it is approved: not again while it is on its way, nor once it was in Xero. */
  #post({ id }: ActOf<'post'>, now: number): void {
    const { store } = this;
    const known = store.find(id);
    const isApproved =
      known === undefined ||
      (['refused', 'blocked'].includes(known.record.state) && known.record.syncedAt === null);
    if (isApproved) {
      if (!known) store.save(newBill(id, now));
      const plan = { state: 'queued', reason: null, op: 'add', target: null } as const;
      store.apply(id, { kind: 'plan', plan, wantedHash: null, restMs: 0, again: true }, now);
    }
    store.wake(gateIn('ledger'), now);
  }

  #intend({ id, epoch }: ActOf<'intend'>, { now, told }: Around): Told {
    const subject = this.store.get(id);
    const made = subject.kind === 'time' ? intentOf(subject) : billIntentOf(told);
    return stepped(this.store.apply(id, { kind: 'intend', epoch, ...made }, now));
  }
}

function stepped({ verdict, effects }: StepResult): Told {
  return { kind: 'stepped', result: { verdict, effects } };
}

function newBill(id: string, now: number): Bill {
  return { kind: 'bill', id, practice, version: 1, number: id, cents: 1, record: newRecord(now) };
}

function intentOf(entry: Entry) {
  const { plan, desired } = wantedTime(entry, false);
  const { op, target } = plan;
  if (op === null) return { plan, hash: null, request: '', key: null };
  const brings = op === 'delete' ? null : desired;
  const hash = brings && wantedTime(entry, false).hash;
  return { plan, hash, request: writeRequest({ op, target, desired: brings }), key: null };
}

function billIntentOf(told: Told | null) {
  const effects = told?.kind === 'stepped' ? told.result.effects : [];
  const send = effects.find((effect) => effect.kind === 'send');
  const { hash, request, key } = send?.operation ?? { hash: null, request: '', key: null };
  return { plan: { state: 'queued', reason: null, op: 'add', target: null } as const, hash, request, key };
}
