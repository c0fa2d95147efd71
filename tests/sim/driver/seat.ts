import type { Claimed, SyncGate, SyncPorts } from '@throughline/core/sync/ports';

import { factsOf, type Reply, type ReplyFacts } from '../remote/reply.ts';
import { type Call, type Machine, sendOverWire } from '../remote/wire.ts';
import { endCall, refundCall, takeCall } from '../world/gate.ts';
import type { Kind } from '../world/rows.ts';
import type { World } from '../world/world.ts';

/** One worker's place at one gate for one piece of work: its calls, and what the last reply said. */
export class Seat {
  readonly world: World;
  readonly worker: Machine & { readonly id: string };
  readonly kind: Kind;
  #last: ReplyFacts | null = null;

  constructor({ world, worker, kind }: Pick<Seat, 'world' | 'worker' | 'kind'>) {
    this.world = world;
    this.worker = worker;
    this.kind = kind;
  }

  transaction<T>(what: string, body: (now: number) => T): Promise<T> {
    return this.world.store.transaction(this.worker, what, body);
  }

  async call<T>(call: Omit<Call<T>, 'machine' | 'tenant'>): Promise<Reply<T>> {
    const { sim, tenants, timing } = this.world;
    sim.note('send', `${this.worker.id} ${call.target}`);
    const reply = await sendOverWire(
      sim,
      { ...call, machine: this.worker, tenant: tenants[this.kind] },
      timing,
    );
    sim.note('reply', `${this.worker.id} ${call.target} ${reply.kind}`);
    this.#last = factsOf(reply);
    return reply;
  }

  /** As production's `withCall`: taken before the work, ended with what the reply said, refunded when none was made. */
  readonly gate: SyncGate = {
    withCall: async (_what, work) => {
      const { kind } = this;
      const { store, tenants } = this.world;
      const taken = await this.transaction('take call', (now) => takeCall(store, kind, now));
      if ('waitMs' in taken) return { kind: 'wait', ms: taken.waitMs };
      const { callId } = taken;
      try {
        return { kind: 'made', value: await work() };
      } finally {
        const facts = this.#last;
        this.#last = null;
        await this.transaction('end call', (now) => {
          if (facts === null) refundCall(store, callId);
          else endCall(store, { kind, callId, facts, dayRemaining: tenants[kind].limits.dayRemaining }, now);
        });
      }
    },
  };

  /** The ports of the core, but for the socket and the intent, which differ between time and bills. */
  ports<C extends Claimed>(own: {
    readonly send: SyncPorts<C>['send'];
    readonly intend: SyncPorts<C>['store']['intend'];
  }): SyncPorts<C> {
    const { sim, store, timing } = this.world;
    return {
      timing,
      rules: store.rules,
      monotonicMs: () => sim.now * this.worker.clockRate,
      gate: this.gate,
      store: {
        apply: ({ id }, input) => this.transaction(input.kind, (now) => store.apply(id, input, now)),
        intend: own.intend,
      },
      send: own.send,
    };
  }
}
