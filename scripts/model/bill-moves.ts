import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { BillReading } from '../../packages/core/src/sync/resolve-bill.ts';
import { type ProtocolRules, protocolRules } from '../../packages/core/src/sync/rules.ts';
import { type BillCore, type BillMade, stageOf } from './bill-core.ts';
import type { BillWorld } from './bill-world.ts';
import { BrokenStep } from './explore.ts';
import type { Interner } from './interner.ts';

export type BillOptions = {
  readonly rules: ProtocolRules;
  readonly crashes: number;
  readonly renumberings: number;
  readonly voidings: number;
  readonly foreigners: number;
  /** Xero forgets a key while it is still used. */
  readonly forgetsEarly: boolean;
  /** A request may take effect after its quiet time. */
  readonly livesLonger: boolean;
};

export const plainBill: BillOptions = {
  rules: protocolRules,
  crashes: 1,
  renumberings: 1,
  voidings: 0,
  foreigners: 0,
  forgetsEarly: false,
  livesLonger: false,
};

export type BillMoves = {
  readonly core: BillCore;
  readonly options: BillOptions;
  readonly outcomes: Interner<DeliveryOutcome>;
  readonly readings: Interner<Omit<BillReading, 'startedAt'>>;
  readonly world: BillWorld;
  readonly tell: (label: string, serves: boolean, change: (world: BillWorld) => void) => void;
};

export function isWaitedFor({ workers }: BillWorld, by: number): boolean {
  return workers.some(
    (one, at) => at !== by && one.isCurrent && !one.flag && (one.place === 'to_send' || one.place === 'sent'),
  );
}

/** One transaction on the record of a world, and what it means for all who hold something of it. */
export function transactBill(
  { core }: BillMoves,
  world: BillWorld,
  asked: { readonly name: string; readonly input: SyncInput; readonly by: number },
): BillMade {
  const made = core.transact(world.record, asked.name, asked.input);
  if (made.isNewOperation && world.requests.some((one) => one.isCurrent)) {
    throw new BrokenStep(asked.name, 'I4: two keys may take effect');
  }
  if (isShortened(core, world.record, made.record) && isWaitedFor(world, asked.by)) {
    throw new BrokenStep(asked.name, 'A1: the quiet time no longer covers a send under way');
  }
  world.record = made.record;
  if (made.isClaimedAnew) for (const one of world.workers) one.isMine = false;
  if (made.isNewOperation) {
    world.memory = 0;
    for (const one of [...world.workers, ...world.requests]) one.isCurrent = false;
  }
  return made;
}

function isShortened(core: BillCore, from: number, to: number): boolean {
  const before = core.recordOf(from).op;
  const after = core.recordOf(to).op;
  return before !== null && after !== null && stageOf(before) === 'running' && stageOf(after) === 'ended';
}
