import type { DeliveryOp } from '../../packages/core/src/db/schema/outbox-messages.ts';

/** Where a worker is in `deliver` and `resolve`; between any two of these it may be killed, or overtaken. */
export const places = ['idle', 'claimed', 'to_send', 'sent', 'answered', 'found', 'reading', 'read'] as const;
export type Place = (typeof places)[number];

export type Worker = {
  place: Place;
  /** Its claim is the latest one. */
  isMine: boolean;
  /** Its operation is the record's latest one. */
  isCurrent: boolean;
  /** Before and after a send: the send fence has passed. While reading: the read began after quiet. */
  flag: boolean;
  /** Number of the operation, outcome or reading it holds. */
  holds: number;
};

/** A record in XPM. */
export type Remote = {
  id: number;
  /** 1 and up: that version of the entry; 0: what a person typed over it. */
  value: number;
  isPersons: boolean;
  isMarked: boolean;
  /** An earlier read showed it before the operation under way was sent. */
  isKnown: boolean;
  /** A person changed it: nobody here saw that yet, or it was seen. */
  change: 0 | 1 | 2;
  /** A person said that it is ours, or may go. */
  isAllowed: boolean;
};

/** A request on its way. */
export type Request = {
  kind: DeliveryOp;
  target: number;
  value: number;
  isCurrent: boolean;
  /** Sent after its fence: it may outlive the quiet time. */
  isLate: boolean;
  /** The worker still waiting for its reply; 2 for none. */
  waiting: number;
};

export type World = {
  /** Number of the record, without anything that only counts. */
  record: number;
  wanted: number;
  isRemoved: boolean;
  /** A person removed our record in XPM; 2: and the core saw that, and asked. */
  gone: 0 | 1 | 2;
  /** What people and faults may still do. */
  left: number[];
  workers: [Worker, Worker];
  /** The sweep: 0 none, 1 began, 2 answered; and whether it began after what we know. */
  sweep: { place: number; isFresh: boolean; holds: number };
  remotes: Remote[];
  requests: Request[];
};

export const idle = (): Worker => ({
  place: 'idle',
  isMine: false,
  isCurrent: false,
  flag: false,
  holds: 0,
});

const bit = (value: boolean, at: number): number => (value ? 1 << at : 0);
const kinds: readonly DeliveryOp[] = ['add', 'update', 'delete'];

export function encode(world: World): string {
  const { workers, sweep, remotes, requests } = world;
  const numbers = [
    world.record,
    world.wanted |
      bit(world.isRemoved, 4) |
      (world.gone << 5) |
      (remotes.length << 8) |
      (sweep.place << 12) |
      bit(sweep.isFresh, 14),
    sweep.holds,
    world.left.reduce((all, some) => all * 4 + some, 0),
  ];
  for (const one of workers) {
    numbers.push(
      places.indexOf(one.place) | bit(one.isMine, 3) | bit(one.isCurrent, 4) | bit(one.flag, 5),
      one.holds,
    );
  }
  for (const one of remotes.toSorted((a, b) => a.id - b.id)) {
    numbers.push(
      one.id |
        (one.value << 3) |
        bit(one.isPersons, 6) |
        bit(one.isMarked, 7) |
        bit(one.isKnown, 8) |
        (one.change << 9) |
        bit(one.isAllowed, 11),
    );
  }
  const packed = requests
    .filter((one) => matters(one, remotes))
    .map((one) => ({ kind: one.kind, number: packRequest(one) }));
  packed.sort((a, b) => a.number - b.number);
  const once = packed.filter(
    ({ kind, number }, at) => kind !== 'delete' || packed[at - 1]?.number !== number,
  );
  return String.fromCharCode(...numbers, ...once.map(({ number }) => number));
}

/** A removal nobody waits for, of what is not there, does nothing any more; of two that are equal one does nothing. */
function matters({ kind, target, waiting }: Request, remotes: readonly Remote[]): boolean {
  return kind !== 'delete' || waiting < 2 || remotes.some(({ id }) => id === target);
}

function packRequest(one: Request): number {
  const flags = bit(one.isCurrent, 8) | bit(one.isLate, 9) | (one.waiting << 10);
  return kinds.indexOf(one.kind) | (one.target << 2) | (one.value << 5) | flags;
}

export function decode(text: string, budgets: number): World {
  const at = (index: number): number => text.charCodeAt(index);
  const head = at(1);
  const count = (head >> 8) & 15;
  const remotes: Remote[] = [];
  for (let index = 8; index < 8 + count; index += 1) remotes.push(remoteOf(at(index)));
  const requests: Request[] = [];
  for (let index = 8 + count; index < text.length; index += 1) requests.push(requestOf(at(index)));
  return {
    record: at(0),
    wanted: head & 15,
    isRemoved: (head & 16) !== 0,
    gone: threeOf(head >> 5),
    left: leftOf(at(3), budgets),
    workers: [workerOf(at(4), at(5)), workerOf(at(6), at(7))],
    sweep: { place: (head >> 12) & 3, isFresh: (head & (1 << 14)) !== 0, holds: at(2) },
    remotes,
    requests,
  };
}

function leftOf(packed: number, budgets: number): number[] {
  const left: number[] = [];
  for (let at = budgets - 1; at >= 0; at -= 1) left.push((packed >> (2 * at)) & 3);
  return left;
}

function workerOf(packed: number, holds: number): Worker {
  const place = places[packed & 7] ?? 'idle';
  return {
    place,
    isMine: (packed & 8) !== 0,
    isCurrent: (packed & 16) !== 0,
    flag: (packed & 32) !== 0,
    holds,
  };
}

function remoteOf(packed: number): Remote {
  return {
    id: packed & 7,
    value: (packed >> 3) & 7,
    isPersons: (packed & 64) !== 0,
    isMarked: (packed & 128) !== 0,
    isKnown: (packed & 256) !== 0,
    change: threeOf(packed >> 9),
    isAllowed: (packed & 2048) !== 0,
  };
}

function requestOf(packed: number): Request {
  return {
    kind: kinds[packed & 3] ?? 'add',
    target: (packed >> 2) & 7,
    value: (packed >> 5) & 7,
    isCurrent: (packed & 256) !== 0,
    isLate: (packed & 512) !== 0,
    waiting: (packed >> 10) & 3,
  };
}

function threeOf(packed: number): 0 | 1 | 2 {
  const low = packed & 3;
  return low === 1 || low === 2 ? low : 0;
}
