export type SimEvent = { readonly at: number; readonly order: number; readonly run: () => void };

/** Events by time; those of the same time in the order in which they were scheduled. */
export class EventHeap {
  readonly #events: SimEvent[] = [];

  peek(): SimEvent | undefined {
    return this.#events[0];
  }

  push(event: SimEvent): void {
    const events = this.#events;
    let index = events.length;
    events.push(event);
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = events[above];
      if (parent === undefined || !isBefore(event, parent)) break;
      events[index] = parent;
      index = above;
    }
    events[index] = event;
  }

  pop(): SimEvent | undefined {
    const [first] = this.#events;
    const last = this.#events.pop();
    if (last !== undefined && this.#events.length > 0) this.#sink(last);
    return first;
  }

  #sink(event: SimEvent): void {
    const events = this.#events;
    let index = 0;
    for (;;) {
      const below = this.#earlierChild(index);
      const child = events[below];
      if (child === undefined || !isBefore(child, event)) break;
      events[index] = child;
      index = below;
    }
    events[index] = event;
  }

  #earlierChild(index: number): number {
    const left = this.#events[2 * index + 1];
    const right = this.#events[2 * index + 2];
    return left !== undefined && right !== undefined && isBefore(right, left) ? 2 * index + 2 : 2 * index + 1;
  }
}

function isBefore(a: SimEvent, b: SimEvent): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
