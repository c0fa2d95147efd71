import type { Choice, Seen } from '../../packages/core/src/sync/inputs.ts';
import type { SyncRecord } from '../../packages/core/src/sync/record.ts';
import { idOf, now, personsValue } from './time-core.ts';
import { freeIds } from './time-ids.ts';
import { budget, type Moves, transact } from './time-moves.ts';
import type { Remote, World } from './time-world.ts';

type Act = keyof typeof budget;

/** What people do here and in XPM, and what the sweep reads of it. */
export function personMoves(moves: Moves): void {
  wish(moves);
  actInXpm(moves);
  answers(moves);
  if (moves.options.sweeps) sweep(moves);
}

function spending(
  moves: Moves,
  [act, label]: readonly [Act, string],
  change: (world: World) => boolean | void,
): void {
  if ((moves.world.left[budget[act]] ?? 0) === 0) return;
  moves.tell(label, false, (world) => {
    world.left[budget[act]] = (world.left[budget[act]] ?? 0) - 1;
    return change(world);
  });
}

function wish(moves: Moves): void {
  if (moves.world.isRemoved) return;
  spending(moves, ['edits', 'the entry is edited'], (world) => {
    world.wanted += 1;
    replan(moves, world);
  });
  spending(moves, ['deletes', 'the entry is removed'], (world) => {
    world.isRemoved = true;
    replan(moves, world);
  });
}

function replan(moves: Moves, world: World): void {
  transact(moves, world, {
    name: 'plan',
    input: (record) => moves.core.planInput(record, { ...world, again: false }),
  });
}

function actInXpm(moves: Moves): void {
  const { world, core } = moves;
  for (const id of world.left[budget.copies] || world.left[budget.twins] ? freeIds(moves) : []) {
    const made = { id, isPersons: true, isKnown: false, change: 0, isAllowed: false } as const;
    for (const { value, isMarked } of world.remotes.filter((one) => !one.isPersons)) {
      spending(moves, ['copies', `a person copies ours as ${idOf(id)}`], (next) => {
        next.remotes.push({ ...made, value, isMarked });
      });
    }
    spending(moves, ['twins', `a person types the same as ${idOf(id)}`], (next) => {
      next.remotes.push({ ...made, value: next.wanted, isMarked: false });
    });
  }
  for (const [at, one] of world.remotes.entries()) {
    if (one.isPersons) continue;
    spending(moves, ['changes', `a person changes ${idOf(one.id)}`], (next) => {
      next.remotes[at] = { ...one, value: personsValue, change: 1 };
    });
    spending(moves, ['removals', `a person removes ${idOf(one.id)}`], (next) => {
      next.remotes.splice(at, 1);
      next.gone = 1;
    });
  }
  if (
    core.marker === null &&
    core.recordOf(world.record).op === null &&
    world.remotes.some((one) => !one.isKnown)
  ) {
    moves.tell('a read shows what is there', false, (next) => {
      for (const one of next.remotes) one.isKnown = true;
    });
  }
}

function answers(moves: Moves): void {
  const record = moves.core.recordOf(moves.world.record);
  if (record.op !== null || (record.state !== 'blocked' && record.state !== 'refused')) return;
  const others: unknown = record.details['others'];
  const remoteIds = Array.isArray(others) ? others.filter((id) => typeof id === 'string') : [];
  const wantedHash = moves.world.isRemoved ? null : (moves.core.hashes[moves.world.wanted] ?? null);
  const choices: Choice[] = [{ kind: 'send_ours' }, { kind: 'leave', wantedHash }];
  if (remoteIds.length > 0) choices.push({ kind: 'remove_others', remoteIds });
  for (const choice of choices) {
    spending(moves, ['answers', `a person answers ${choice.kind}`], (world) => {
      allow(world, record, { remoteIds, mayGo: choice.kind === 'remove_others' });
      transact(moves, world, { name: choice.kind, input: () => ({ kind: 'settle', choice }) });
    });
  }
}

/** Whoever answers has looked at it: the linked record is ours from now on, the others are not, and may go or stay. */
function allow(
  world: World,
  { reason, remoteId }: SyncRecord,
  { remoteIds, mayGo }: { readonly remoteIds: readonly string[]; readonly mayGo: boolean },
): void {
  if (reason === 'removed_in_xpm') world.gone = 0;
  for (const one of world.remotes) {
    const isLinked = idOf(one.id) === remoteId;
    if (!isLinked && !remoteIds.includes(idOf(one.id))) continue;
    one.isPersons = !isLinked;
    one.isAllowed = isLinked || mayGo;
    if (isLinked && one.change === 2) one.change = 1;
  }
}

function sweep(moves: Moves): void {
  const { world } = moves;
  if (world.sweep.place === 0) {
    moves.tell('the sweep begins to read', false, (next) => {
      next.sweep = { place: 1, isFresh: true, holds: 0 };
    });
    return;
  }
  if (world.sweep.place === 1) {
    moves.tell('the sweep gets its list', false, (next) => {
      const listed = next.remotes.map(({ id, value, isMarked }) => ({ id, value, isMarked }));
      next.sweep = { place: 2, isFresh: next.sweep.isFresh, holds: moves.held.listings.numberOf(listed) };
    });
    return;
  }
  for (const seen of seenBy(moves)) {
    moves.tell(`the sweep shows ${seen.kind}`, true, (next) => show(moves, next, seen));
  }
}

function seenBy({ core, world, held }: Moves): Seen[] {
  const { remoteId } = core.recordOf(world.record);
  const listed = held.listings.valueOf(world.sweep.holds);
  const own = listed.find(({ id }) => idOf(id) === remoteId);
  const hashOf = ({ value, isMarked }: Pick<Remote, 'value' | 'isMarked'>) => core.hashOf(value, isMarked);
  const seen: Seen[] = own
    ? [{ kind: 'there', remoteId: idOf(own.id), hash: hashOf(own), isInvoiced: false }]
    : [{ kind: 'gone', from: 'list' }];
  for (const one of listed) {
    if (core.marker === null || !one.isMarked || idOf(one.id) === remoteId) continue;
    seen.push({ kind: 'another', remoteId: idOf(one.id), hash: hashOf(one), by: 'marker' });
  }
  return seen;
}

function show(moves: Moves, world: World, seen: Seen): void {
  const startedAt = world.sweep.isFresh ? now - 1 : -1;
  const made = transact(moves, world, {
    name: `seen ${startedAt} ${JSON.stringify(seen)}`,
    input: () => ({ kind: 'seen', startedAt, seen }),
  });
  world.sweep = { place: 0, isFresh: false, holds: 0 };
  if (!made.isDone) return;
  if (seen.kind === 'gone') world.gone = 2;
  if (seen.kind !== 'there') return;
  const found = world.remotes.find((one) => idOf(one.id) === seen.remoteId);
  if (found?.change === 1 && moves.core.valueOf(seen.hash) === found.value) found.change = 2;
}
