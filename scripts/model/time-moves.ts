import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { TimeReading } from '../../packages/core/src/sync/resolve-time.ts';
import { BrokenStep } from './explore.ts';
import type { Interner } from './interner.ts';
import { latest, type Made, type TimeCore } from './time-core.ts';
import type { TimeOptions } from './time-options.ts';
import type { Remote, World } from './time-world.ts';

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
export const budgets = 8;

export type Listed = Pick<Remote, 'id' | 'value' | 'isMarked'>;

export type Held = {
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
  readonly tell: (label: string, serves: boolean, change: (world: World) => boolean | void) => void;
};

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
