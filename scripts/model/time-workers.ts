import { defaultTiming } from '../../packages/core/src/sync/timing.ts';
import { numberOf, withQuiet } from './time-core.ts';
import { commit, holding, type Index, type Move, reply, requireOwn, stop } from './time-hands.ts';
import { budget, type Moves, tokenOf, transact } from './time-moves.ts';
import { seeAnswer, settle, startRead } from './time-reads.ts';
import type { Place } from './time-world.ts';

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

function answer(moves: Moves, at: Index): void {
  commit(moves, at, (token, holds) => ({
    name: 'answer',
    input: { kind: 'answer', ...token, outcome: moves.held.outcomes.valueOf(holds) },
  }));
}
