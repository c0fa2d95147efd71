import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { Operation } from '../../packages/core/src/sync/record.ts';
import type { TimeReading } from '../../packages/core/src/sync/resolve-time.ts';
import { defaultTiming } from '../../packages/core/src/sync/timing.ts';
import { matchTimes } from '../../packages/core/src/time-entry/match-times.ts';
import { BrokenStep } from './explore.ts';
import { idOf, now, numberOf, quietOf, withQuiet } from './time-core.ts';
import { budget, type Moves, tokenOf, transact } from './time-model.ts';
import { idle, type Place, type Worker, type World } from './time-world.ts';

type Index = 0 | 1;
type Move = (moves: Moves, at: Index) => void;

/** In the order of `deliver` and `resolve`: each is one transaction, one call, or one moment between two. */
const byPlace: Record<Place, Move> = {
  idle: claim,
  claimed: (moves, at) => {
    intend(moves, at);
    giveBack(moves, at);
  },
  to_send: (moves, at) => {
    missFence(moves, at);
    send(moves, at);
  },
  sent: hangUp,
  answered: answer,
  found: (moves, at) => {
    startRead(moves, at);
    giveBack(moves, at);
  },
  reading: (moves, at) => {
    seeAnswer(moves, at);
    giveBack(moves, at);
  },
  read: settle,
};

export function workerMoves(moves: Moves): void {
  for (const at of [0, 1] as const) {
    const one = moves.world.workers[at];
    byPlace[one.place](moves, at);
    if (one.place !== 'idle' && (moves.world.left[budget.crashes] ?? 0) > 0) {
      moves.tell(`worker ${at} is killed`, false, (world) => {
        world.left[budget.crashes] = (world.left[budget.crashes] ?? 0) - 1;
        stop(world, at);
      });
    }
  }
}

/** It holds nothing any more, and nobody waits for its replies. */
function stop(world: World, at: Index): void {
  world.workers[at] = idle();
  for (const request of world.requests) if (request.waiting === at) request.waiting = 2;
}

function claim(moves: Moves, at: Index): void {
  const { core } = moves;
  moves.tell(`worker ${at} claims`, true, (world) => {
    const made = transact(moves, world, {
      name: 'claim',
      input: () => ({ kind: 'claim', workerId: 'w', leaseMs: defaultTiming.leaseMs }),
    });
    if (!made.isDone) return false;
    const { op } = core.recordOf(world.record);
    if (made.send) world.workers[at] = holding('to_send', made.send.operation);
    else
      world.workers[at] = op
        ? holding('found', core.operations.numberOf(withQuiet(op, 'before')))
        : holding('claimed', 0);
    return true;
  });
  if (moves.options.sharesClaims) share(moves, at);
}

/** The same claim is worked on twice. */
function share(moves: Moves, at: Index): void {
  const other = moves.world.workers[at === 0 ? 1 : 0];
  if (other.place === 'idle' || !other.isMine) return;
  moves.tell(`worker ${at} is handed the claim of the other`, false, (world) => {
    const { op } = moves.core.recordOf(world.record);
    world.workers[at] = op
      ? holding('found', moves.core.operations.numberOf(withQuiet(op, 'before')))
      : holding('claimed', 0);
  });
}

function holding(place: Place, holds: number): Worker {
  return { place, isMine: true, isCurrent: true, flag: false, holds };
}

function giveBack(moves: Moves, at: Index): void {
  moves.tell(`worker ${at} gives it back`, true, (world) => {
    const { epoch } = tokenOf(world.workers[at]);
    transact(moves, world, {
      name: `release ${epoch}`,
      input: () => ({ kind: 'release', epoch, delayMs: 0 }),
    });
    stop(world, at);
  });
}

function intend(moves: Moves, at: Index): void {
  const { core } = moves;
  moves.tell(`worker ${at} writes its intent`, true, (world) => {
    const one = world.workers[at];
    const { epoch } = tokenOf(one);
    const made = transact(moves, world, {
      name: `intend ${epoch}`,
      input: (record) => {
        const plan = core.plan(record, world);
        const hash = plan.op === 'delete' ? null : (core.hashes[world.wanted] ?? null);
        return {
          kind: 'intend',
          epoch,
          plan,
          hash,
          request: JSON.stringify([plan.op, plan.target, hash]),
          key: null,
        };
      },
    });
    requireOwn(moves, made.isDone, { isMine: one.isMine, isCurrent: true });
    if (!made.send) return stop(world, at);
    world.workers[at] = {
      ...holding('to_send', made.send.operation),
      isMine: one.isMine,
      isCurrent: made.send.isCurrent,
    };
  });
}

/** I5: what was written was written by the owner of the latest claim, about the latest operation. */
function requireOwn(
  { options }: Moves,
  isDone: boolean,
  one: { readonly isMine: boolean; readonly isCurrent: boolean },
): void {
  if (!options.checksCommits || !isDone || (one.isMine && one.isCurrent)) return;
  throw new BrokenStep('commit', `I5: written with ${one.isMine ? 'an older operation' : 'an older claim'}`);
}

function missFence(moves: Moves, at: Index): void {
  if (moves.world.workers[at].flag) return;
  moves.tell(`worker ${at} sleeps past its fence`, true, (world) => {
    world.workers[at].flag = true;
  });
}

function send(moves: Moves, at: Index): void {
  const { core, options } = moves;
  moves.tell(`worker ${at} sends, or is too late to`, true, (world) => {
    const one = world.workers[at];
    const elapsedMs = one.flag ? defaultTiming.sendFenceMs + 1 : 1;
    if (!options.rules.sendFence(elapsedMs, defaultTiming)) return stop(world, at);
    const { kind, target, hash } = core.operations.valueOf(one.holds);
    world.requests.push({
      kind,
      target: target === null ? 0 : numberOf(target),
      value: hash === null ? 0 : core.valueOf(hash),
      isCurrent: one.isCurrent,
      isLate: one.flag,
      waiting: at,
    });
    one.place = 'sent';
    one.holds = 0;
  });
}

function hangUp(moves: Moves, at: Index): void {
  moves.tell(`worker ${at} hears nothing and hangs up`, true, (world) => {
    reply(moves, world, { at, outcome: { kind: 'uncertain', why: 'timed_out' } });
  });
}

export function reply(
  { held }: Moves,
  world: World,
  { at, outcome }: { readonly at: Index; readonly outcome: DeliveryOutcome },
): void {
  const one = world.workers[at];
  one.place = 'answered';
  one.holds = held.outcomes.numberOf(outcome);
  for (const request of world.requests) if (request.waiting === at) request.waiting = 2;
}

function answer(moves: Moves, at: Index): void {
  commit(moves, at, (token, holds) => ({
    name: 'answer',
    input: { kind: 'answer', ...token, outcome: moves.held.outcomes.valueOf(holds) },
  }));
}

function commit(
  moves: Moves,
  at: Index,
  inputOf: (
    token: { readonly epoch: number; readonly opSeq: number },
    holds: number,
  ) => { readonly name: string; readonly input: SyncInput },
): void {
  moves.tell(`worker ${at} writes what it learned`, true, (world) => {
    const one = world.workers[at];
    const token = tokenOf(one);
    const { name, input } = inputOf(token, one.holds);
    const made = transact(moves, world, {
      name: `${name} ${token.epoch} ${token.opSeq} ${String(one.flag)} ${one.holds}`,
      input: () => input,
    });
    requireOwn(moves, made.isDone, one);
    stop(world, at);
    if (made.send) world.workers[at] = holding('to_send', made.send.operation);
  });
}

function startRead(moves: Moves, at: Index): void {
  moves.tell(`worker ${at} begins to read`, true, (world) => {
    const one = world.workers[at];
    const { op } = moves.core.recordOf(world.record);
    one.flag = one.isCurrent && op !== null && quietOf(op) === 'after';
    one.place = 'reading';
  });
}

/** What the read shows is what is there at one moment between its beginning and its answer. */
function seeAnswer(moves: Moves, at: Index): void {
  const { core, held } = moves;
  moves.tell(`worker ${at} gets its list`, true, (world) => {
    const one = world.workers[at];
    const op = core.operations.valueOf(one.holds);
    const reading = readingOf(moves, world, op);
    one.place = 'read';
    one.holds = held.readings.numberOf(reading);
  });
}

function readingOf({ core }: Moves, { remotes }: World, op: Operation): TimeReading {
  const listing = {
    startedAt: 0,
    times: remotes.map(({ id, value, isMarked }) => ({
      ...core.listed(value, isMarked),
      xpmTimeUuid: idOf(id),
    })),
    taken: new Set<string>(),
    elsewhere: [],
    firstSeenAt: new Map(remotes.flatMap(({ id, isKnown }) => (isKnown ? [[idOf(id), op.sentAt - 1]] : []))),
  };
  const reading = matchTimes([{ id: 'entry', op, marker: core.marker }], listing).get('entry');
  if (!reading) throw new RangeError('a read of one entry alone always says something');
  return reading;
}

function settle(moves: Moves, at: Index): void {
  const { core, held, world } = moves;
  const { op } = core.recordOf(world.record);
  const one = world.workers[at];
  const startedAt = startOf(op, one.flag, one.isCurrent);
  const reading = { ...held.readings.valueOf(one.holds), startedAt };
  const backwards = { ...reading, matches: reading.matches.toReversed() };
  if (reading.matches.length > 1) requireSame(moves, at, [reading, backwards]);
  commit(moves, at, (token) => ({ name: 'reading', input: { kind: 'time_reading', ...token, reading } }));
}

/** What is decided must not hang on the order in which XPM lists. */
function requireSame({ core, world }: Moves, at: Index, readings: readonly TimeReading[]): void {
  const token = tokenOf(world.workers[at]);
  const [one, other] = readings.map(
    (reading) =>
      core.transact(world.record, world, {
        name: `either ${JSON.stringify([token, reading])}`,
        input: () => ({ kind: 'time_reading', ...token, reading }),
      }).record,
  );
  if (one !== other) throw new BrokenStep('commit', 'another order of the same list gives another decision');
}

/** An instant that stands to the quiet time of the operation as the beginning of the read does. */
function startOf(op: Operation | null, isAfterQuiet: boolean, isCurrent: boolean): number {
  if (op === null) return now - 1;
  if (!isCurrent) return op.sentAt - 1;
  if (isAfterQuiet) return now - 1;
  return Math.min(now - 1, withQuiet(op, quietOf(op)).quietAt - 1);
}
