import { idOf, type TimeCore } from './time-core.ts';
import type { TimeOptions } from './time-options.ts';
import type { World } from './time-world.ts';

const underWay: readonly string[] = ['queued', 'sending', 'uncertain'];

/** Why a world must not be; null when it may. */
export function violationOf(core: TimeCore, options: TimeOptions, world: World): string | null {
  if (options.livesLonger) return null;
  const own = world.remotes.filter((one) => !one.isPersons);
  if (own.length > 1) return 'I1: one entry is in XPM twice';
  if (world.requests.filter((one) => one.kind !== 'delete').length > 1)
    return 'I4: two sends may take effect';
  return inSync(core, options, world);
}

/** I2: what is said to be delivered is there, and as it is wanted. */
function inSync(core: TimeCore, options: TimeOptions, world: World): string | null {
  const record = core.recordOf(world.record);
  if (record.state !== 'delivered' || record.reason === 'left_alone') return null;
  const own = world.remotes.find((one) => !one.isPersons);
  const isWanted = record.syncedHash === core.hashes[world.wanted];
  if (record.remoteId === null) return nothingLinked(world, own !== undefined);
  if (world.isRemoved || !isWanted) return 'I2: said to be delivered, and something else is wanted';
  if (own && idOf(own.id) !== record.remoteId && options.twins === 0)
    return 'I2: ours is there and not linked';
  return linkedAsWanted(record.remoteId, world);
}

function nothingLinked({ isRemoved }: World, isThere: boolean): string | null {
  if (!isRemoved) return 'I2: said to be delivered, and nothing is linked';
  return isThere ? 'I2: said to be removed, and it is there' : null;
}

function linkedAsWanted(remoteId: string, { remotes, wanted, gone }: World): string | null {
  const linked = remotes.find((one) => idOf(one.id) === remoteId);
  if (!linked) return gone > 0 ? null : 'I2: said to be delivered, and it is not there';
  return linked.value === wanted || linked.change > 0
    ? null
    : 'I2: said to be delivered, and it is otherwise';
}

/** Nothing is under way, and the entry is as it is wanted, or in a named state. */
export function isGoodEnd(core: TimeCore, options: TimeOptions, world: World): boolean {
  if (world.requests.length > 0 || world.workers.some(({ place }) => place !== 'idle')) return false;
  if (underWay.includes(core.recordOf(world.record).state)) return false;
  if (
    world.remotes.filter((one) => !one.isPersons).length > 1 &&
    core.recordOf(world.record).state === 'delivered'
  )
    return false;
  return inSync(core, options, world) === null;
}
