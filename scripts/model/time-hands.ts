import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import { BrokenStep } from './explore.ts';
import { type Moves, tokenOf, transact } from './time-moves.ts';
import { idle, type Place, type Worker, type World } from './time-world.ts';

export type Index = 0 | 1;
export type Move = (moves: Moves, at: Index) => void;

/** It holds nothing any more, and nobody waits for its replies. */
export function stop(world: World, at: Index): void {
  world.workers[at] = idle();
  for (const request of world.requests) if (request.waiting === at) request.waiting = 2;
}

export function holding(place: Place, holds: number): Worker {
  return { place, isMine: true, isCurrent: true, flag: false, holds };
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

/** I5: what was written was written by the owner of the latest claim, about the latest operation. */
export function requireOwn(
  { options }: Moves,
  isDone: boolean,
  one: { readonly isMine: boolean; readonly isCurrent: boolean },
): void {
  if (!options.checksCommits || !isDone || (one.isMine && one.isCurrent)) return;
  throw new BrokenStep('commit', `I5: written with ${one.isMine ? 'an older operation' : 'an older claim'}`);
}

export function commit(
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
