import type { SyncRecord } from '@throughline/core/sync/record';

import type { Random } from '../../sim/engine/random.ts';
import { type Kind, kinds } from '../../sim/world/practices.ts';
import type { Store } from '../../sim/world/store.ts';
import type { EntryValues } from '../../sim/world/subjects.ts';
import type { Act, EndAct } from './act.ts';
import { drawInput } from './draw-input.ts';
import { gateIn } from './gate-in.ts';

/** A message as some worker once took it; another may have taken it since. */
export type Hand = { readonly id: string; readonly epoch: number };

/** What the acts of a history are drawn from. */
export type Situation = {
  readonly random: Random;
  readonly now: number;
  readonly store: Store;
  readonly bills: readonly string[];
  /** Oldest first. */
  readonly hands: readonly Hand[];
  /** Calls nobody ended yet, by their order. */
  readonly openCalls: readonly { readonly call: number; readonly gate: Kind }[];
};

const entriesMost = 7;
const recentHands = 8;
const workers = ['w1', 'w2', 'w3'] as const;

/** One thing that may happen now, often something that comes too late. */
export function drawAct(situation: Situation): Act {
  for (;;) {
    const act = situation.random.pick(weighted)(situation);
    if (act) return act;
  }
}

type Draw = (situation: Situation) => Act | null;

function entriesOf({ store }: Situation): readonly string[] {
  return [...store.tables.subjects.values()].flatMap(({ id, kind }) => (kind === 'time' ? [id] : []));
}

function drawUuid(random: Random): string {
  const hex = Array.from({ length: 4 }, () => random.next().toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function drawValues(random: Random): EntryValues {
  return {
    job: random.int(1, 2),
    staff: random.int(1, 2),
    day: random.int(0, 11),
    minutes: random.pick([6, 12, 30]),
    note: random.pick(['', 'Ledger', 'VAT']),
    isRemoved: random.chance(0.08),
    isLinked: !random.chance(0.12),
    hasXpmPerson: !random.chance(0.08),
  };
}

const save: Draw = (situation) => {
  const { random, store } = situation;
  const entries = entriesOf(situation);
  const isNew = entries.length < entriesMost && random.chance(0.4);
  const drawn = drawValues(random);
  const restMs = random.pick([0, 5_000]);
  if (isNew) return { kind: 'save', id: drawUuid(random), values: { ...drawn, isRemoved: false }, restMs };
  if (entries.length === 0) return null;
  const id = random.pick(entries);
  const subject = store.get(id);
  if (subject.kind !== 'time') return null;
  const change = random.pick<Partial<EntryValues>>([
    drawn,
    { minutes: drawn.minutes },
    { isRemoved: drawn.isRemoved },
    { isLinked: drawn.isLinked },
    {},
  ]);
  return { kind: 'save', id, values: { ...subject.values, ...change }, restMs };
};

const again: Draw = (situation) => {
  const entries = entriesOf(situation);
  return entries.length === 0 ? null : { kind: 'again', id: situation.random.pick(entries) };
};

const post: Draw = ({ random, bills }) => ({ kind: 'post', id: random.pick(bills) });

const claim: Draw = ({ random }) => ({
  kind: 'claim',
  gate: random.pick(kinds),
  workerId: random.pick(workers),
  limit: random.int(1, 6),
  chance: random.share(),
});

/** What a worker does with a message it once took. */
const work: Draw = ({ random, hands, store, now, openCalls }) => {
  if (hands.length === 0) return null;
  const current = hands.filter((hand) => store.get(hand.id).record.epoch === hand.epoch);
  const chosen = current.length > 0 && random.chance(0.8) ? current : hands;
  const { id, epoch } = random.pick(chosen.slice(-recentHands));
  const { record, kind } = store.get(id);
  if (random.chance(record.op === null ? 0.7 : 0.05)) return { kind: 'intend', id, epoch };
  const input = drawInput.ofHand({ random, record, now, kind }, epoch);
  const endsCall = kind === 'time' && input.kind === 'answer' && random.chance(0.5);
  return { kind: 'step', id, input, end: endsCall ? drawEnd(random, openCalls.filter(isOfTime)) : null };
};

/** What is learnt or decided about any message. */
const learn: Draw = ({ random, store, now }) => {
  const subjects = [...store.tables.subjects.values()];
  if (subjects.length === 0) return null;
  const { id, record, kind } = random.pick(subjects);
  const others = subjects.flatMap((other) => other.record.remoteId ?? []);
  // Production asks nothing about a client bill before it is in Xero.
  if (kind === 'bill' && record.remoteId === null) return null;
  return { kind: 'step', id, input: drawInput.ofAny({ random, record, now, kind, others }) };
};

const take: Draw = ({ random }) => ({ kind: 'take', gate: random.pick(kinds) });

const statuses = [200, 200, 200, 200, 401, 429, 500, 503, null] as const;

const end: Draw = ({ random, openCalls }) => drawEnd(random, openCalls);

type OpenCalls = Situation['openCalls'];

function isOfTime({ gate }: OpenCalls[number]): boolean {
  return gate === 'xpm';
}

function drawEnd(random: Random, openCalls: OpenCalls): EndAct | null {
  if (openCalls.length === 0) return null;
  const { call, gate } = random.pick(openCalls);
  const status = random.pick(statuses);
  const problems = ['minute', 'day', 'concurrent', 'app', null] as const;
  const limitProblem = status === 429 ? random.pick(problems) : null;
  const mayAsk = status === 429 || status === 503;
  const retryAfterMs = mayAsk && random.chance(0.6) ? random.pick([0, 1_000, 20_000, 90_000]) : null;
  const dayRemaining = random.chance(0.02) ? random.int(0, 70) : random.int(4_000, 4_050);
  return { kind: 'end', gate, call, facts: { status, limitProblem, retryAfterMs }, dayRemaining };
}

const refund: Draw = ({ random, openCalls }) =>
  openCalls.length === 0 ? null : { kind: 'refund', call: random.pick(openCalls).call };

const connect: Draw = ({ random, store }) => {
  const lost = kinds.find((kind) => !store.gate(gateIn(kind)).isConnected);
  if (lost) return { kind: 'connect', gate: lost, isConnected: true };
  return random.chance(0.3) ? { kind: 'connect', gate: random.pick(kinds), isConnected: false } : null;
};

const weights: readonly (readonly [Draw, number])[] = [
  [save, 16],
  [again, 3],
  [post, 4],
  [claim, 20],
  [work, 36],
  [learn, 10],
  [take, 8],
  [end, 8],
  [refund, 1],
  [connect, 4],
];

const weighted: readonly Draw[] = weights.flatMap(([draw, times]) =>
  Array.from({ length: times }, () => draw),
);

/** Instants of a record: none of two records is alike, so that what is due longest is one thing. */
export function instantsOf({ availableAt, op }: SyncRecord): readonly number[] {
  return op ? [availableAt, op.quietAt] : [availableAt];
}
