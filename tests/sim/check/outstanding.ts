import type { Operation } from '@throughline/core/sync/record';

import type { Sim } from '../engine/sim.ts';

/** Requests that may still take effect. Source: sync protocol, I4. */
export class Outstanding {
  readonly #sim: Sim;
  readonly #open = new Map<string, Operation[]>();

  constructor(sim: Sim) {
    this.#sim = sim;
  }

  begin(id: string, operation: Operation): void {
    const open = this.#open.get(id) ?? [];
    // A removal names its record and may be sent again; a repeat is one with the first under its key.
    const other = open.find(({ kind, key }) => kind !== 'delete' && (key === null || key !== operation.key));
    if (other && this.#sim.chaos.boundedLife) {
      this.#sim.violate(
        'I4',
        `${id} sends ${operation.kind} while ${other.kind} of before may still take effect`,
      );
    }
    this.#open.set(id, [...open, operation]);
  }

  end(id: string, operation: Operation): void {
    const open = this.#open.get(id) ?? [];
    const index = open.indexOf(operation);
    this.#open.set(
      id,
      open.filter((_, at) => at !== index),
    );
  }
}
