import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import type { BillReading } from '../../packages/core/src/sync/resolve-bill.ts';
import { BillCore, isOpen, placed, stageOf } from './bill-core.ts';
import { type BillMoves, type BillOptions, isWaitedFor } from './bill-moves.ts';
import { billNetwork } from './bill-network.ts';
import { billWorkers } from './bill-workers.ts';
import { type BillWorld, decodeBill, encodeBill, idleBill } from './bill-world.ts';
import type { Model } from './explore.ts';
import { Interner } from './interner.ts';

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
  const { core, options, world } = moves;
  const { op } = core.recordOf(world.record);
  const waits = isWaitedFor(world, -1);
  const lives = world.requests.some((one) => one.isCurrent && !one.isLate) && !options.livesLonger;
  forget(moves, waits || lives || (op !== null && isOpen(op)));
  closeWindow(moves);
  if (!op || waits) return;
  const stage = stageOf(op);
  if (stage === 'running') place(moves, 'the send has ended', { stage: 'ended', open: isOpen(op) });
  if (stage === 'ended' && !lives) place(moves, 'the quiet time ends', { stage: 'quiet', open: isOpen(op) });
}

function forget({ options, world, tell }: BillMoves, isKeyUsed: boolean): void {
  if (world.memory === 0 || (isKeyUsed && !options.forgetsEarly)) return;
  tell('Xero forgets the key', false, (next) => {
    next.memory = 0;
  });
}

function closeWindow(moves: BillMoves): void {
  const { op } = moves.core.recordOf(moves.world.record);
  if (op && isOpen(op)) place(moves, 'the window for repeats ends', { stage: stageOf(op), open: false });
}

function place({ core, ...moves }: BillMoves, label: string, to: Parameters<typeof placed>[1]): void {
  const record = core.recordOf(moves.world.record);
  const { op } = record;
  moves.tell(label, true, (next) => {
    next.record = core.records.numberOf({ ...record, op: op && placed(op, to) });
  });
}
