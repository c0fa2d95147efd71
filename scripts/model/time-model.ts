import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { TimeReading } from '../../packages/core/src/sync/resolve-time.ts';
import { BrokenStep, type Model } from './explore.ts';
import { Interner } from './interner.ts';
import { latest, quietOf, type Made, TimeCore, withQuiet } from './time-core.ts';
import { networkMoves } from './time-network.ts';
import type { TimeOptions } from './time-options.ts';
import { personMoves } from './time-people.ts';
import { isGoodEnd, violationOf } from './time-properties.ts';
import { workerMoves } from './time-workers.ts';
import { decode, encode, idle, type Remote, type World } from './time-world.ts';

/** Order of the budgets in a world. */
export const budget = {
  edits: 0,
  deletes: 1,
  crashes: 2,
  copies: 3,
  twins: 4,
  changes: 5,
  removals: 6,
  answers: 7,
} as const;
const budgets = 8;

export type Listed = Pick<Remote, 'id' | 'value' | 'isMarked'>;

type Held = {
  readonly outcomes: Interner<DeliveryOutcome>;
  readonly readings: Interner<TimeReading>;
  readonly listings: Interner<readonly Listed[]>;
};

/** What moves of every kind share: the core, what the options allow, and a way to tell a step. */
export type Moves = {
  readonly core: TimeCore;
  readonly options: TimeOptions;
  /** What the numbers that workers and the sweep hold stand for. */
  readonly held: Held;
  readonly world: World;
  /** Makes a changed copy of the world and tells it; a change that says false was none. */
  tell(label: string, serves: boolean, change: (world: World) => boolean | void): void;
};

export function timeModel(options: TimeOptions): Model {
  const core = new TimeCore(options.rules, options.usesMarkers);
  const held: Held = {
    outcomes: new Interner<DeliveryOutcome>(),
    readings: new Interner<TimeReading>(),
    listings: new Interner<readonly Listed[]>(),
  };
  const initial: World = {
    record: core.first,
    wanted: 1,
    isRemoved: false,
    gone: 0,
    left: [
      options.edits,
      options.deletes,
      options.crashes,
      options.copies,
      options.twins,
      options.changes,
      options.removals,
      options.answers,
    ],
    workers: [idle(), idle()],
    sweep: { place: 0, isFresh: false, holds: 0 },
    remotes: [],
    requests: [],
  };
  return {
    initial: encode(initial),
    next(state, tell) {
      const moves: Moves = {
        core,
        options,
        held,
        world: decode(state, budgets),
        tell(label, serves, change) {
          const world = decode(state, budgets);
          if (change(world) === false) return;
          const to = encode(world);
          if (to !== state) tell(label, to, serves);
        },
      };
      workerMoves(moves);
      networkMoves(moves);
      personMoves(moves);
      quiet(moves);
    },
    violation: (state) => violationOf(core, options, decode(state, budgets)),
    isGoodEnd: (state) => isGoodEnd(core, options, decode(state, budgets)),
  };
}

/**
 * The quiet time of the operation under way ends. A1 and A3: by then whoever might still send it has missed the fence,
 * whoever waits for its reply has hung up, and its requests had their effect or never will.
 */
function quiet({ core, options, world, tell }: Moves): void {
  const record = core.recordOf(world.record);
  const { op } = record;
  if (op === null || quietOf(op) === 'after') return;
  const isOver =
    world.workers.every(
      (one) => !one.isCurrent || one.flag || (one.place !== 'to_send' && one.place !== 'sent'),
    ) && world.requests.every((one) => !one.isCurrent || one.isLate || options.livesLonger);
  if (!isOver && quietOf(op) !== 'short') return;
  tell('the quiet time ends', true, (next) => {
    next.record = core.records.numberOf({ ...record, op: withQuiet(op, 'after') });
  });
}

/** One transaction on the record of a world, and what it means for all who hold something of it. */
export function transact(
  { core }: Pick<Moves, 'core'>,
  world: World,
  asked: { readonly name: string; readonly input: (record: ReturnType<TimeCore['recordOf']>) => SyncInput },
): Made {
  const made = core.transact(world.record, world, asked);
  world.record = made.record;
  if (made.isClaimedAnew) for (const one of world.workers) one.isMine = false;
  if (made.isNewOperation) {
    for (const one of world.workers) one.isCurrent = false;
    for (const one of world.requests) one.isCurrent = false;
  }
  if (made.knowsAnew) world.sweep.isFresh = false;
  if (made.isSentUnwritten) throw new BrokenStep(asked.name, 'I3: sent without having been written down');
  return made;
}

/** What a worker believes its claim and its operation to be. */
export function tokenOf(one: { readonly isMine: boolean; readonly isCurrent: boolean }) {
  return { epoch: one.isMine ? latest : latest - 1, opSeq: one.isCurrent ? latest : latest - 1 };
}
