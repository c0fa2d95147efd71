import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import { BrokenStep } from './explore.ts';
import { idOf } from './time-core.ts';
import { reply } from './time-hands.ts';
import { freeIds } from './time-ids.ts';
import type { Moves } from './time-moves.ts';
import type { Request, World } from './time-world.ts';

/** Each request on its way has its effect, is lost, or is turned away; its reply arrives, or is lost. */
export function networkMoves(moves: Moves): void {
  const { world, options } = moves;
  for (const [at, request] of world.requests.entries()) {
    const ids = request.kind === 'add' ? freeIds(moves) : [request.target];
    for (const id of ids) {
      take(
        moves,
        { at, label: `${request.kind} takes effect as ${idOf(id)}`, replies: true, serves: true },
        (next) => apply(moves, next, { request, id }),
      );
      if (request.waiting < 2) {
        const label = `${request.kind} takes effect as ${idOf(id)}, its reply is lost`;
        take(moves, { at, label, replies: false, serves: false }, (next) =>
          apply(moves, next, { request, id }),
        );
      }
    }
    take(moves, { at, label: `${request.kind} is lost`, replies: false, serves: true }, () => null);
    if (options.refuses && request.waiting < 2) turnAway(moves, at);
  }
}

type Taken = {
  readonly at: number;
  readonly label: string;
  readonly replies: boolean;
  readonly serves: boolean;
};

function take(
  moves: Moves,
  { at, label, replies, serves }: Taken,
  effect: (world: World) => DeliveryOutcome | null,
): void {
  moves.tell(label, serves, (world) => {
    const [request] = world.requests.splice(at, 1);
    const outcome = effect(world);
    const waiting = request?.waiting;
    if (replies && outcome && (waiting === 0 || waiting === 1)) reply(moves, world, { at: waiting, outcome });
  });
}

function turnAway(moves: Moves, at: number): void {
  const outcomes: readonly DeliveryOutcome[] = [
    { kind: 'retry', why: 'throttled', afterMs: 1_000 },
    { kind: 'refused', reason: 'refused', sentence: 'No.' },
  ];
  for (const outcome of outcomes) {
    take(moves, { at, label: `XPM says ${outcome.kind}`, replies: true, serves: false }, () => outcome);
  }
}

/** What XPM does with a request. A removal of what is not there any more is done. */
function apply(
  { core }: Moves,
  world: World,
  { request, id }: { readonly request: Request; readonly id: number },
): DeliveryOutcome | null {
  const { kind, value } = request;
  guard(core.recordOf(world.record).op !== null, world, { request, id });
  if (kind === 'delete') {
    world.remotes = world.remotes.filter((one) => one.id !== id);
    return { kind: 'delivered', remoteId: null, hash: null, concern: null };
  }
  if (kind === 'add') world.remotes.push({ ...made, id, value });
  const found = world.remotes.find((one) => one.id === id);
  if (!found) return { kind: 'refused', reason: 'refused', sentence: 'Unknown.' };
  found.value = value;
  found.change = 0;
  return { kind: 'delivered', remoteId: idOf(id), hash: core.hashes[value] ?? null, concern: null };
}

const made = { isPersons: false, isMarked: true, isKnown: false, change: 0, isAllowed: false } as const;

/** What a person did in XPM is never undone unasked. */
function guard(
  isUnderWay: boolean,
  world: World,
  { request, id }: { readonly request: Request; readonly id: number },
): void {
  const { kind, isCurrent } = request;
  const found = world.remotes.find((one) => one.id === id);
  if (found?.isPersons && !found.isAllowed)
    throw new BrokenStep(kind, 'I11: a record that a person made is touched');
  // Of an operation that began before that was seen, nothing can be taken back.
  if (!isCurrent || !isUnderWay) return;
  if (kind === 'add' && world.gone === 2)
    throw new BrokenStep(kind, 'what a person removed is made again unasked');
  if (found?.change === 2) throw new BrokenStep(kind, 'what a person changed is overwritten unasked');
}
