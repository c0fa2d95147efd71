import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { TimeReading } from '../../packages/core/src/sync/resolve-time.ts';
import type { Model } from './explore.ts';
import { Interner } from './interner.ts';
import { quietOf, TimeCore, withQuiet } from './time-core.ts';
import { budgets, type Held, type Listed, type Moves } from './time-moves.ts';
import { networkMoves } from './time-network.ts';
import type { TimeOptions } from './time-options.ts';
import { personMoves } from './time-people.ts';
import { isGoodEnd, violationOf } from './time-properties.ts';
import { workerMoves } from './time-workers.ts';
import { decode, encode, idle, type World } from './time-world.ts';

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
