import type { Operation } from '../../packages/core/src/sync/record.ts';
import type { TimeReading } from '../../packages/core/src/sync/resolve-time.ts';
import { matchTimes } from '../../packages/core/src/time-entry/match-times.ts';
import { BrokenStep } from './explore.ts';
import { idOf, now, quietOf, withQuiet } from './time-core.ts';
import { commit, type Index } from './time-hands.ts';
import { type Moves, tokenOf } from './time-moves.ts';
import type { World } from './time-world.ts';

export function startRead(moves: Moves, at: Index): void {
  moves.tell(`worker ${at} begins to read`, true, (world) => {
    const one = world.workers[at];
    const { op } = moves.core.recordOf(world.record);
    one.flag = one.isCurrent && op !== null && quietOf(op) === 'after';
    one.place = 'reading';
  });
}

/** What the read shows is what is there at one moment between its beginning and its answer. */
export function seeAnswer(moves: Moves, at: Index): void {
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
    taken: new Map<string, number>(),
    elsewhere: [],
    firstSeenAt: new Map(remotes.flatMap(({ id, isKnown }) => (isKnown ? [[idOf(id), op.sentAt - 1]] : []))),
  };
  const reading = matchTimes([{ id: 'entry', op, marker: core.marker }], listing).get('entry');
  if (!reading) throw new RangeError('a read of one entry alone always says something');
  return reading;
}

export function settle(moves: Moves, at: Index): void {
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
