import { refreshTimes } from '@throughline/core/connection/decide-refresh';

import type { Sim } from '../engine/sim.ts';
import type { PracticeId } from '../world/practices.ts';
import type { TokenSet } from '../world/rows.ts';

type Asker = { readonly isDead: boolean };
type Asked = {
  readonly locked: TokenSet;
  readonly now: number;
  readonly rejected: string | null;
  readonly worker: Asker;
  /** Its lock went with its connection while it slept: what it hears will not be kept. */
  readonly isHolding: boolean;
};

/**
 * One pair of tokens is traded once: not while it is good, by one at a time, and never again once its successor was
 * saved. Only an answer that never came, or was never kept, is asked for again. Source: sync protocol, I18.
 */
export class TokenWatch {
  readonly #sim: Sim;
  readonly #asking = new Map<PracticeId, Asker>();
  readonly #asked = new Set<string>();
  readonly #traded = new Set<string>();
  readonly #rejected = new Set<string>();

  constructor(sim: Sim) {
    this.#sim = sim;
  }

  /** The remote side turned a token down. */
  rejects(access: string): void {
    this.#rejected.add(access);
  }

  /** @returns to be called when its answer came */
  asks(practice: PracticeId, asked: Asked): () => void {
    const { worker } = asked;
    if (asked.isHolding) {
      this.#check(practice, asked);
      this.#asking.set(practice, worker);
    }
    this.#sim.tally.add('token request');
    return () => {
      if (this.#asking.get(practice) === worker) this.#asking.delete(practice);
    };
  }

  #check(practice: PracticeId, { locked, now, rejected }: Asked): void {
    const other = this.#asking.get(practice);
    if (other && !other.isDead) this.#violate(practice, 'asks while another does');
    if (this.#traded.has(locked.refresh)) this.#violate(practice, 'trades what was traded');
    const isGood = locked.expiresAt - now >= refreshTimes.aheadMs;
    const wasRejected = locked.access === rejected && this.#rejected.has(locked.access);
    const isRepeat = this.#asked.has(locked.refresh);
    if (isGood && !wasRejected && !isRepeat) this.#violate(practice, 'trades what is good');
    this.#asked.add(locked.refresh);
  }

  saves(practice: PracticeId, { refresh }: TokenSet): void {
    if (this.#traded.has(refresh)) this.#violate(practice, 'keeps a second pair for one');
    this.#traded.add(refresh);
  }

  /** A consent counts as over. `isRightly`: it is, or a backup brought back tokens that are too old. */
  lost(practice: PracticeId, isRightly: boolean): void {
    if (!isRightly) this.#violate(practice, 'lost its consent');
  }

  /** Connections broke: a transaction that asked is over, whoever made it. */
  broke(): void {
    this.#asking.clear();
  }

  /** A restored backup brought older tokens back. */
  forget(): void {
    this.#asking.clear();
    this.#traded.clear();
  }

  #violate(practice: PracticeId, what: string): void {
    this.#sim.violate('I18', `${practice} ${what}`);
  }
}
