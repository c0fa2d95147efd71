import type { StepResult, SyncInput } from '@throughline/core/sync/inputs';
import type { Claimed, SyncGate, SyncPorts } from '@throughline/core/sync/ports';

import type { Granted } from '../check/traffic.ts';
import { factsOf, type Reply, type ReplyFacts } from '../remote/reply.ts';
import { type Access, type Call, type Machine, sendOverWire } from '../remote/wire.ts';
import { endCall, refundCall, takeCall } from '../world/gate.ts';
import { type GateId, kindOf, practiceOf, type PracticeId } from '../world/practices.ts';
import type { TokenSet } from '../world/rows.ts';
import type { Remote, World } from '../world/world.ts';
import type { Grant } from './grant.ts';

/** What a practice's calls go with; Xero gives none now, or a person has to connect again. */
export type Token = { readonly access: string } | 'silent' | 'parked';

/** The process that holds a seat. */
type Holder = Machine & {
  readonly id: string;
  /** Durations by its own clocks. */
  elapsedMs(): number;
  once(practice: PracticeId, work: () => Promise<Token>): Promise<Token>;
};

export type Place = Pick<Seat, 'world' | 'worker' | 'gate'> & {
  /** The call its claim was granted. */
  readonly grant?: Grant | null;
  /** The message it is for had failed before. */
  readonly hadFailed?: boolean;
};

/** One step, and how the call ended that brought its answer. */
export type Written = {
  readonly id: string;
  readonly input: SyncInput;
  readonly end: ((now: number) => void) | null;
};

type OwnPorts<C extends Claimed> = {
  readonly send: SyncPorts<C>['send'];
  readonly intend: SyncPorts<C>['store']['intend'];
  readonly apply: (written: Written) => Promise<StepResult>;
};

/** One worker's place at one gate for one piece of work: its token, its calls, and what the last reply said. */
export class Seat {
  readonly world: World;
  readonly worker: Holder;
  readonly gate: GateId;
  readonly hadFailed: boolean;
  token: string | null = null;
  /** The last reply was that the token is not taken. */
  isRejected = false;
  readonly #grant: Grant | null;
  /** The call that may leave now. */
  #granted: Granted | null = null;
  /** The call whose end is not written down. */
  #open: Granted | null = null;
  #last: { readonly facts: ReplyFacts; readonly at: number } | null = null;

  constructor({ world, worker, gate, grant = null, hadFailed = false }: Place) {
    this.world = world;
    this.worker = worker;
    this.gate = gate;
    this.hadFailed = hadFailed;
    this.#grant = grant;
  }

  /** Another with the same token. */
  another(): Seat {
    const seat = new Seat(this);
    seat.token = this.token;
    return seat;
  }

  get practice(): PracticeId {
    return practiceOf(this.gate);
  }

  get remote(): Remote {
    return this.world.remotes[this.practice];
  }

  get tokens(): TokenSet {
    return this.world.store.tokens(this.practice);
  }

  transaction<T>(what: string, body: (now: number) => T): Promise<T> {
    return this.world.store.transaction(this.worker, what, body);
  }

  async call<T>(call: Omit<Call<T>, 'machine' | 'access'>): Promise<Reply<T>> {
    const { sim, timing, watch } = this.world;
    sim.note('send', `${this.worker.id} ${call.target}`);
    const closed = watch.traffic.departs(this.gate, this.#granted, this.worker);
    this.#granted = null;
    const reply = await sendOverWire(
      sim,
      { ...call, closed, machine: this.worker, access: this.#access() },
      timing,
    );
    sim.note('reply', `${this.worker.id} ${call.target} ${reply.kind}`);
    this.#last = { facts: factsOf(reply), at: sim.now };
    this.isRejected = reply.kind === 'unauthorised';
    return reply;
  }

  #access(): Access {
    const { world, gate, practice, token } = this;
    const { identity, sim, watch } = world;
    const access = token ?? '';
    return {
      tenant: world.tenants[gate],
      isLetIn: () => {
        const isIn = identity.accepts(access, practice, sim.now);
        if (!isIn) watch.tokens.rejects(access);
        return isIn;
      },
      reject: () => {
        identity.reject(access);
      },
      exceededDay: () => {
        watch.traffic.exceededDay(gate);
      },
    };
  }

  /**
   * As production's `withCall`: the call the claim was granted, or one taken before the work; ended with what the reply
   * said, refunded when none was made.
   */
  readonly calls: SyncGate = {
    withCall: async (_what, work) => {
      const { gate } = this;
      const { store } = this.world;
      const granted = (await this.#grant?.use()) ?? null;
      const taken = granted ?? (await this.transaction('take call', (now) => takeCall(store, gate, now)));
      if ('waitMs' in taken) return { kind: 'wait', ms: taken.waitMs };
      this.#granted = taken;
      this.#open = taken;
      try {
        return { kind: 'made', value: await work() };
      } finally {
        await this.#close();
      }
    },
  };

  async #close(): Promise<void> {
    const { store } = this.world;
    const [open, ending] = [this.#open, this.#ending()];
    this.#granted = null;
    this.#ended();
    if (open === null) return;
    await this.transaction('end call', (now) => {
      if (ending) ending(now);
      else refundCall(store, open.callId);
    });
  }

  /** Writes down how the call under way ended; null when nothing was answered. */
  #ending(): ((now: number) => void) | null {
    const { gate, world, hadFailed } = this;
    const [open, last] = [this.#open, this.#last];
    if (open === null || last === null) return null;
    const { facts, at } = last;
    const { dayRemaining } = world.tenants[gate].limits;
    return (now) => {
      endCall(world.store, { gate, callId: open.callId, facts, dayRemaining, hadFailed }, now);
      if (facts.retryAfterMs === null) return;
      const gates = facts.limitProblem === 'app' ? world.gates : [gate];
      world.watch.traffic.refused(gates, at + facts.retryAfterMs);
    };
  }

  #ended(): void {
    this.#open = null;
    this.#last = null;
  }

  /** The ports of the core, but for the socket and what is written, which differ between time and bills. */
  ports<C extends Claimed>({ send, intend, apply }: OwnPorts<C>): SyncPorts<C> {
    const { sim, timing } = this.world;
    return {
      timing,
      rules: sim.core.rules,
      monotonicMs: () => this.worker.elapsedMs(),
      gate: this.calls,
      store: {
        apply: async ({ id }, input) => {
          // What was answered about time and the end of its call are written together, as in production.
          const end = input.kind === 'answer' && kindOf(this.gate) === 'xpm' ? this.#ending() : null;
          const applied = await apply({ id, input, end });
          if (end) this.#ended();
          return applied;
        },
        intend,
      },
      send,
    };
  }
}
