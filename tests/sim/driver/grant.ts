import type { Granted } from '../check/traffic.ts';
import type { Process } from '../engine/scheduler.ts';
import { refundCall } from '../world/gate.ts';
import type { Store } from '../world/store.ts';

/** A call a claim was granted, and when it was asked for by the worker's own clock. */
export type ClaimedCall = { readonly call: Granted; readonly claimedMs: number };

type Holder = Process & { elapsedMs(): number };

/** As in production: a granted call is not used after a pause. */
const goodForMs = 2_000;

/** The call a message's claim was granted, until it is used. */
export class Grant {
  readonly #store: Store;
  readonly #worker: Holder;
  #left: ClaimedCall | null;

  constructor(store: Store, worker: Holder, granted: ClaimedCall) {
    this.#store = store;
    this.#worker = worker;
    this.#left = granted;
  }

  /** Gives it out, once; null when it was, or was had for too long. */
  async use(): Promise<Granted | null> {
    const { tally } = this.#store.sim;
    if (this.#left && this.#worker.elapsedMs() - this.#left.claimedMs > goodForMs) {
      tally.add('grant too old');
      await this.close();
    }
    const used = this.#left;
    this.#left = null;
    if (used) tally.add('grant used');
    return used?.call ?? null;
  }

  /** Gives it back when nothing needed it. */
  async close(): Promise<void> {
    const unused = this.#left;
    this.#left = null;
    if (!unused) return;
    await this.#store.transaction(this.#worker, 'refund', () => {
      refundCall(this.#store, unused.call.callId);
    });
  }
}
