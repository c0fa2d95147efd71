import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { BillReading } from '../../packages/core/src/sync/resolve-bill.ts';
import { type ProtocolRules, protocolRules } from '../../packages/core/src/sync/rules.ts';
import { BillCore, type BillMade, isOpen, placed, stageOf } from './bill-core.ts';
import { billNetwork } from './bill-network.ts';
import { billWorkers } from './bill-workers.ts';
import { type BillWorld, decodeBill, encodeBill, idleBill } from './bill-world.ts';
import { BrokenStep, type Model } from './explore.ts';
import { Interner } from './interner.ts';

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
  tell(label: string, serves: boolean, change: (world: BillWorld) => void): void;
};

const underWay: readonly string[] = ['queued', 'sending', 'uncertain'];

export function billModel(options: BillOptions): Model {
  const core = new BillCore(options.rules);
  const outcomes = new Interner<DeliveryOutcome>();
  const readings = new Interner<Omit<BillReading, 'startedAt'>>();
  const { crashes, renumberings, voidings, foreigners } = options;
  return {
    initial: encodeBill({
      record: core.first,
      memory: 0,
      left: [crashes, renumberings, voidings, foreigners],
      workers: [idleBill(), idleBill()],
      invoices: [],
      requests: [],
    }),
    next(state, tell) {
      const moves: BillMoves = {
        core,
        options,
        outcomes,
        readings,
        world: decodeBill(state),
        tell(label, serves, change) {
          const world = decodeBill(state);
          change(world);
          const to = encodeBill(world);
          if (to !== state) tell(label, to, serves);
        },
      };
      billWorkers(moves);
      billNetwork(moves);
      time(moves);
    },
    violation: (state) => violationOf(core, decodeBill(state)),
    isGoodEnd(state) {
      const { record, requests, workers } = decodeBill(state);
      const isIdle = requests.length === 0 && workers.every(({ place }) => place === 'idle');
      return isIdle && !underWay.includes(core.recordOf(record).state);
    },
  };
}

function violationOf(core: BillCore, { record, invoices }: BillWorld): string | null {
  if (invoices.filter(({ isOurs }) => isOurs).length > 1) return 'I13: one client bill, two sales invoices';
  if (core.recordOf(record).state !== 'delivered') return null;
  return invoices.some(({ isOurs }) => isOurs) ? null : 'I2: said to be delivered, and it is not there';
}

/** The repeat window ends, a send ends, its quiet time ends, and Xero forgets the key. */
function time(moves: BillMoves): void {
  const { core, options, world, tell } = moves;
  const record = core.recordOf(world.record);
  const { op } = record;
  const waits = isWaitedFor(world, -1);
  const lives = world.requests.some((one) => one.isCurrent && !one.isLate) && !options.livesLonger;
  if (world.memory !== 0 && (options.forgetsEarly || (!waits && !lives && (op === null || !isOpen(op))))) {
    tell('Xero forgets the key', false, (next) => {
      next.memory = 0;
    });
  }
  if (!op) return;
  const move = (label: string, to: Parameters<typeof placed>[1]) =>
    tell(label, true, (next) => {
      next.record = core.records.numberOf({ ...record, op: placed(op, to) });
    });
  const stage = stageOf(op);
  if (isOpen(op)) move('the window for repeats ends', { stage, open: false });
  if (stage === 'running' && !waits) move('the send has ended', { stage: 'ended', open: isOpen(op) });
  if (stage === 'ended' && !waits && !lives)
    move('the quiet time ends', { stage: 'quiet', open: isOpen(op) });
}

function isWaitedFor({ workers }: BillWorld, by: number): boolean {
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
  const { op } = core.recordOf(world.record);
  const made = core.transact(world.record, asked.name, asked.input);
  const after = core.recordOf(made.record).op;
  if (made.isNewOperation && world.requests.some((one) => one.isCurrent)) {
    throw new BrokenStep(asked.name, 'I4: two keys may take effect');
  }
  if (
    op &&
    after &&
    stageOf(op) === 'running' &&
    stageOf(after) === 'ended' &&
    isWaitedFor(world, asked.by)
  ) {
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
