import type { Sim } from '../engine/sim.ts';
import type { Xpm } from '../remote/xpm.ts';
import { type Entry, wantedTime } from '../world/subjects.ts';
import type { World } from '../world/world.ts';
import { checkInSync } from './check-subject.ts';

/** What has to be true once everything healed and every question was answered. Source: sync protocol, RP2 and I10. */
export function checkAtRest(world: World): void {
  const { sim, store, remotes, watch } = world;
  const linked = new Map<string, string>();
  for (const subject of store.tables.subjects.values()) {
    const { id, record } = subject;
    if (record.state !== 'delivered') sim.violate('RP2', `${id} ends ${record.state} ${record.reason}`);
    if (subject.kind === 'bill') continue;
    const other = record.remoteId === null ? undefined : linked.get(record.remoteId);
    if (other !== undefined) sim.violate('I10', `${id} and ${other} share one entry in XPM`);
    if (record.remoteId !== null) linked.set(record.remoteId, id);
    const { xpm } = remotes[subject.practice];
    checkInSync({ sim, xpm, humanWork: watch.humanWork }, subject);
    checkLive(world, subject);
  }
  countOrphans(world);
}

function countOrphans({ sim, store, remotes, practices }: World): void {
  for (const practice of practices) {
    for (const { madeFor } of remotes[practice].xpm.times.values())
      if (madeFor !== null && !store.has(madeFor)) sim.tally.add('orphan of a restore');
  }
}

function checkLive({ sim, remotes, watch }: World, entry: Entry): void {
  const { xpm } = remotes[entry.practice];
  const { id, record, values } = entry;
  if (record.reason === 'left_alone') return;
  const { marker } = sim.chaos;
  const live = [...xpm.times.values()].filter(
    ({ madeFor, touchedAt, uuid }) =>
      madeFor === id &&
      !watch.humanWork.leftIds.has(uuid) &&
      (marker || touchedAt === null || uuid === record.remoteId),
  );
  if (live.length > 1) sim.violate('RP2', `${id} is ${live.length} times in XPM at rest`);
  if (values.isRemoved && live.length > 0) sim.violate('RP2', `${id} was removed and is in XPM`);
  if (!values.isRemoved && record.reason === null) checkThere(sim, xpm, entry);
}

function checkThere(sim: Sim, xpm: Xpm, entry: Entry): void {
  const { id, record } = entry;
  const held = xpm.times.get(record.remoteId ?? '');
  if (!held) sim.violate('RP2', `${id} is missing in XPM`);
  else if (held.hash !== wantedTime(entry, sim.chaos.marker).hash) sim.violate('RP2', `${id} differs in XPM`);
  else if (held.madeFor === null) sim.tally.add('adopted what a human made alike');
}
