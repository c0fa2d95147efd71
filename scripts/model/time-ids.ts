import { numberOf } from './time-core.ts';
import type { Moves } from './time-moves.ts';
import type { World } from './time-world.ts';

const highest = 7;

/** Ids a new record may get: the lowest nobody speaks of, and the highest, as order may matter. */
export function freeIds(moves: Moves): number[] {
  const used = usedIds(moves);
  const free = Array.from({ length: highest }, (_, index) => index + 1).filter((id) => !used.has(id));
  const [lowest] = free;
  const last = free.at(-1);
  if (lowest === undefined || last === undefined) throw new RangeError('every id is in use');
  return used.size === 0 ? [lowest] : [lowest, last];
}

function usedIds({ core, world, held }: Moves): Set<number> {
  const { remoteId, surplus, details, op } = core.recordOf(world.record);
  const others: unknown = details['others'];
  const named: unknown[] = [remoteId, op?.target, ...surplus, ...(Array.isArray(others) ? others : [])];
  for (const { place, holds } of world.workers) {
    if (place === 'to_send' || place === 'found' || place === 'reading')
      named.push(core.operations.valueOf(holds).target);
    if (place === 'read') named.push(...held.readings.valueOf(holds).matches.map((match) => match.remoteId));
    if (place === 'answered') {
      const outcome = held.outcomes.valueOf(holds);
      if (outcome.kind === 'delivered') named.push(outcome.remoteId);
    }
  }
  const ids = named.flatMap((id) => (typeof id === 'string' ? [numberOf(id)] : []));
  return new Set([...ids, ...listed(world, held)]);
}

function listed({ remotes, requests, sweep }: World, held: Moves['held']): number[] {
  const seen = sweep.place === 2 ? held.listings.valueOf(sweep.holds) : [];
  return [...remotes, ...seen]
    .map(({ id }) => id)
    .concat(requests.flatMap(({ target }) => (target === 0 ? [] : [target])));
}
