import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { BillReading } from '../../packages/core/src/sync/resolve-bill.ts';
import { defaultTiming } from '../../packages/core/src/sync/timing.ts';
import { stageOf } from './bill-core.ts';
import { type BillMoves, transactBill } from './bill-moves.ts';
import { type BillPlace, type BillWorld, idleBill } from './bill-world.ts';
import { now } from './time-core.ts';
import { tokenOf } from './time-moves.ts';

type Index = 0 | 1;
type Move = (moves: BillMoves, at: Index) => void;

const byPlace: Record<BillPlace, Move> = {
  idle: claim,
  claimed: (moves, at) => decide(moves, at, 'intend'),
  found: (moves, at) => {
    decide(moves, at, 'repeat');
    startRead(moves, at, 'reading');
  },
  to_send: send,
  sent: hangUp,
  answered: (moves, at) =>
    commit(moves, at, ({ holds }, token) => ({
      kind: 'answer',
      ...token,
      outcome: moves.outcomes.valueOf(holds),
    })),
  reading: (moves, at) => see(moves, at, false),
  read: settle,
  found_url: (moves, at) => startRead(moves, at, 'reading_url'),
  reading_url: (moves, at) => see(moves, at, true),
  read_url: settle,
};

export function billWorkers(moves: BillMoves): void {
  for (const at of [0, 1] as const) {
    const { place } = moves.world.workers[at];
    byPlace[place](moves, at);
    if (place === 'idle') continue;
    if (place !== 'to_send' && place !== 'sent' && place !== 'answered') {
      moves.tell(`worker ${at} gives it up`, true, (world) => stop(world, at));
    }
    if ((moves.world.left[0] ?? 0) === 0) continue;
    moves.tell(`worker ${at} is killed`, false, (world) => {
      world.left[0] = (world.left[0] ?? 0) - 1;
      stop(world, at);
    });
  }
}

function stop(world: BillWorld, at: Index): void {
  world.workers[at] = idleBill();
  for (const request of world.requests) if (request.waiting === at) request.waiting = 2;
}

function claim(moves: BillMoves, at: Index): void {
  moves.tell(`worker ${at} claims`, true, (world) => {
    const input = { kind: 'claim', workerId: 'w', leaseMs: defaultTiming.leaseMs } as const;
    const made = transactBill(moves, world, { name: 'claim', input, by: at });
    if (!made.isDone) return;
    const hasOp = moves.core.recordOf(world.record).op !== null;
    const place = made.sends ? 'to_send' : hasOp ? 'found' : 'claimed';
    world.workers[at] = { ...idleBill(), place, isMine: true, isCurrent: true, isRepeat: made.sends };
  });
}

/** The intent of a new operation, or of the same bytes under the same key once more. */
function decide(moves: BillMoves, at: Index, kind: 'intend' | 'repeat'): void {
  moves.tell(`worker ${at} writes its intent: ${kind}`, true, (world) => {
    const one = world.workers[at];
    const token = tokenOf(one);
    const plan = { state: 'queued', reason: null, op: 'add', target: null } as const;
    const input: SyncInput =
      kind === 'repeat'
        ? { kind, ...token }
        : { kind, epoch: token.epoch, plan, hash: 'bill', request: 'bytes', key: 'key' };
    const made = transactBill(moves, world, { name: `${kind} ${token.epoch} ${token.opSeq}`, input, by: at });
    if (!made.sends) return stop(world, at);
    const { isMine } = one;
    world.workers[at] = {
      ...idleBill(),
      place: 'to_send',
      isMine,
      isCurrent: made.isSendCurrent,
      isRepeat: kind === 'repeat',
    };
  });
}

function send(moves: BillMoves, at: Index): void {
  const { flag } = moves.world.workers[at];
  if (!flag) {
    moves.tell(`worker ${at} sleeps past its fence`, true, (world) => {
      world.workers[at].flag = true;
    });
  }
  moves.tell(`worker ${at} sends, or is too late to`, true, (world) => {
    const one = world.workers[at];
    const elapsedMs = one.flag ? defaultTiming.sendFenceMs + 1 : 1;
    if (!moves.options.rules.sendFence(elapsedMs, defaultTiming)) return stop(world, at);
    one.place = 'sent';
    world.requests.push({ isCurrent: one.isCurrent, isLate: one.flag, isRepeat: one.isRepeat, waiting: at });
  });
}

function hangUp(moves: BillMoves, at: Index): void {
  moves.tell(`worker ${at} hears nothing and hangs up`, true, (world) => {
    world.workers[at].place = 'answered';
    world.workers[at].holds = moves.outcomes.numberOf({ kind: 'uncertain', why: 'timed_out' });
    for (const request of world.requests) if (request.waiting === at) request.waiting = 2;
  });
}

function startRead(moves: BillMoves, at: Index, place: 'reading' | 'reading_url'): void {
  moves.tell(`worker ${at} begins to look${place === 'reading' ? '' : ' by our address'}`, true, (world) => {
    const one = world.workers[at];
    const { op } = moves.core.recordOf(world.record);
    world.workers[at] = { ...one, place, flag: one.isCurrent && op !== null && stageOf(op) === 'quiet' };
  });
}

function see(moves: BillMoves, at: Index, byUrl: boolean): void {
  moves.tell(`worker ${at} gets what there is`, true, (world) => {
    const shown = world.invoices.map((invoice, index) => ({ ...invoice, index }));
    const invoices = shown
      .filter(({ isOurs, hasNumber }) => (byUrl ? isOurs : hasNumber))
      .map(({ isOurs, isVoid, index }) => ({
        remoteId: `i${index}`,
        hash: 'bill',
        isOurs,
        isVoid,
        difference: null,
        details: {},
      }));
    world.workers[at].place = byUrl ? 'read_url' : 'read';
    world.workers[at].holds = moves.readings.numberOf({ invoices, byUrl, takenDetails: {} });
  });
}

function settle(moves: BillMoves, at: Index): void {
  const { op } = moves.core.recordOf(moves.world.record);
  commit(moves, at, ({ holds, flag, isCurrent }, token) => {
    const startedAt = flag && isCurrent ? now - 1 : Math.min(now - 1, (op?.quietAt ?? now) - 1);
    const reading: BillReading = { ...moves.readings.valueOf(holds), startedAt };
    return { kind: 'bill_reading', ...token, reading };
  });
}

function commit(
  moves: BillMoves,
  at: Index,
  inputOf: (
    one: BillWorld['workers'][0],
    token: { readonly epoch: number; readonly opSeq: number },
  ) => SyncInput,
): void {
  moves.tell(`worker ${at} writes what it learned`, true, (world) => {
    const one = world.workers[at];
    const token = tokenOf(one);
    const { flag, isCurrent, isMine, holds, place } = one;
    const name = `${place} ${token.epoch} ${token.opSeq} ${String(flag)} ${holds}`;
    const made = transactBill(moves, world, { name, input: inputOf(one, token), by: at });
    stop(world, at);
    if (made.looksByUrl) world.workers[at] = { ...idleBill(), place: 'found_url', isMine, isCurrent };
  });
}
