/** What is explored: states as short texts, and what may happen in each. */
export type Model = {
  readonly initial: string;
  /** Tells every step from a state. `serves`: no fault and no act of a person, so that it counts towards the good end. */
  next(state: string, tell: (label: string, to: string, serves: boolean) => void): void;
  /** Why a state must not be; null when it may. */
  violation(state: string): string | null;
  /** Nothing is under way, and what is there is what is wanted, or a person is asked. */
  isGoodEnd(state: string): boolean;
};

/** Thrown by `next` when a step itself breaks a rule. */
export class BrokenStep extends Error {
  readonly label: string;
  readonly why: string;

  constructor(label: string, why: string) {
    super(`${label}: ${why}`);
    this.label = label;
    this.why = why;
  }
}

export type Explored = {
  readonly states: number;
  readonly edges: number;
  readonly seconds: number;
  /** Shortest path to what is wrong; null when nothing is. */
  readonly counterExample: { readonly why: string; readonly path: readonly string[] } | null;
};

/**
 * Breadth first through every state there is, so that the first thing found wrong is reached by the shortest path;
 * then back from the good ends: a state none is reachable from without another fault is a dead end.
 *
 * @throws {RangeError} when there are more than `limit` states: nothing is proven then
 */
export function explore(model: Model, limit = 12_000_000): Explored {
  const started = performance.now();
  const search = new Search(model, limit);
  const found = search.run();
  const deadEnd = found === null ? search.deadEnd() : null;
  return {
    states: search.states.length,
    edges: search.edges,
    seconds: (performance.now() - started) / 1_000,
    counterExample: found ?? deadEnd,
  };
}

class Search {
  readonly states: string[] = [];
  edges = 0;
  readonly #model: Model;
  readonly #limit: number;
  readonly #numbers = new Map<string, number>();
  readonly #parents: number[] = [];
  readonly #serving = new Numbers();
  /** Where the steps of each state begin in `#serving`. */
  readonly #offsets = new Numbers();

  constructor(model: Model, limit: number) {
    this.#model = model;
    this.#limit = limit;
  }

  run(): Explored['counterExample'] {
    this.#numberOf(this.#model.initial, -1);
    for (let at = 0; at < this.states.length; at += 1) {
      const state = this.states[at] ?? '';
      const why = this.#model.violation(state);
      if (why !== null) return { why, path: this.#pathTo(at) };
      this.#offsets.push(this.#serving.length);
      try {
        this.#model.next(state, (_label, to, serves) => {
          this.edges += 1;
          const number = this.#numberOf(to, at);
          if (serves) this.#serving.push(number);
        });
      } catch (error) {
        if (!(error instanceof BrokenStep)) throw error;
        return { why: error.why, path: [...this.#pathTo(at), error.label] };
      }
    }
    this.#offsets.push(this.#serving.length);
    return null;
  }

  deadEnd(): Explored['counterExample'] {
    const reached = new Uint8Array(this.states.length);
    const queue = this.states.flatMap((state, at) => (this.#model.isGoodEnd(state) ? [at] : []));
    for (const at of queue) reached[at] = 1;
    const { heads, sources } = this.#backwards();
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (let at = heads[next] ?? 0; at < (heads[next + 1] ?? 0); at += 1) {
        const source = sources[at] ?? 0;
        if (reached[source] === 1) continue;
        reached[source] = 1;
        queue.push(source);
      }
    }
    const lost = reached.indexOf(0);
    return lost === -1 ? null : { why: 'dead end: no good end can be reached', path: this.#pathTo(lost) };
  }

  #numberOf(state: string, parent: number): number {
    const known = this.#numbers.get(state);
    if (known !== undefined) return known;
    const number = this.states.length;
    if (number >= this.#limit) throw new RangeError(`more than ${this.#limit} states`);
    this.#numbers.set(state, number);
    this.states.push(state);
    this.#parents.push(parent);
    return number;
  }

  #backwards(): { readonly heads: Uint32Array; readonly sources: Uint32Array } {
    const heads = new Uint32Array(this.states.length + 1);
    for (let at = 0; at < this.#serving.length; at += 1)
      heads[this.#serving.at(at) + 1] = (heads[this.#serving.at(at) + 1] ?? 0) + 1;
    for (let at = 1; at < heads.length; at += 1) heads[at] = (heads[at] ?? 0) + (heads[at - 1] ?? 0);
    const filled = heads.slice();
    const sources = new Uint32Array(this.#serving.length);
    for (let state = 0; state < this.states.length; state += 1) {
      for (let at = this.#offsets.at(state); at < this.#offsets.at(state + 1); at += 1) {
        const to = this.#serving.at(at);
        sources[filled[to] ?? 0] = state;
        filled[to] = (filled[to] ?? 0) + 1;
      }
    }
    return { heads, sources };
  }

  #pathTo(at: number): string[] {
    const numbers: number[] = [];
    for (let number = at; number !== -1; number = this.#parents[number] ?? -1) numbers.unshift(number);
    return numbers.slice(1).map((number, index) => this.#labelOf(numbers[index] ?? 0, number));
  }

  #labelOf(from: number, to: number): string {
    const wanted = this.states[to];
    let label = '?';
    this.#model.next(this.states[from] ?? '', (told, state) => {
      if (state === wanted && label === '?') label = told;
    });
    return label;
  }
}

/** A growing list of small numbers, four bytes each. */
class Numbers {
  length = 0;
  #values = new Uint32Array(1 << 16);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Uint32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }
}
