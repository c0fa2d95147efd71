import { hashTime } from '@throughline/core/time-entry/desired-time';

import type { XeroInvoice } from '../remote/xero.ts';
import type { XpmTime } from '../remote/xpm.ts';
import { days, desiredOf } from '../world/subjects.ts';
import type { World } from '../world/world.ts';

type Act = (world: World) => void;

/** What somebody does inside XPM or Xero meanwhile. */
export function actRemotely(world: World): void {
  const { sim } = world;
  const [name, act] = sim.random.pick(acts);
  sim.hit(`human ${name}`, 'remote');
  act(world);
}

function onTime(act: (world: World, time: XpmTime) => void): Act {
  return (world) => {
    const times = [...world.xpm.times.values()];
    if (times.length === 0) return;
    const time = world.sim.random.pick(times);
    act(world, time);
    if (time.madeFor !== null) world.watch.touch(time.madeFor);
  };
}

function onInvoice(change: (world: World) => Partial<XeroInvoice>): Act {
  return (world) => {
    const { sim, xero } = world;
    const invoices = [...xero.invoices.values()];
    if (invoices.length === 0) return;
    const invoice = sim.random.pick(invoices);
    xero.invoices.set(invoice.id, { ...invoice, ...change(world), touchedAt: sim.now });
  };
}

/** Somebody entered by hand what an entry here says too. */
function makeTwin({ sim, store, xpm }: World): void {
  for (const subject of sim.random.shuffled([...store.tables.subjects.values()])) {
    const desired = subject.kind === 'time' ? desiredOf(subject, false) : null;
    if (!desired) continue;
    xpm.put({ uuid: xpm.newId(), time: desired, madeFor: null, touchedAt: sim.now });
    return;
  }
}

function takeNumber({ sim, store, xero }: World): void {
  const bills = [...store.tables.subjects.values()].flatMap((subject) =>
    subject.kind === 'bill' ? [subject] : [],
  );
  if (bills.length === 0) return;
  const { number } = sim.random.pick(bills);
  if ([...xero.invoices.values()].some((invoice) => invoice.number === number && !invoice.isVoid)) return;
  const id = xero.newId();
  xero.invoices.set(id, {
    id,
    number,
    url: null,
    cents: 1,
    isVoid: false,
    madeFor: null,
    touchedAt: sim.now,
  });
}

const acts: readonly (readonly [string, Act])[] = [
  [
    'edits',
    onTime(({ sim, xpm }, held) => {
      const time = { ...held.time, minutes: held.time.minutes + 1 };
      xpm.times.set(held.uuid, { ...held, time, hash: hashTime(time), touchedAt: sim.now });
    }),
  ],
  [
    'deletes',
    onTime(({ sim, xpm, watch }, held) => {
      xpm.times.delete(held.uuid);
      watch.humanWork.deletedIds.add(held.uuid);
      if (held.madeFor !== null) watch.humanWork.deletedAt.set(held.madeFor, sim.now);
    }),
  ],
  [
    'invoices',
    onTime(({ sim, xpm }, held) => {
      xpm.times.set(held.uuid, { ...held, isInvoiced: true, touchedAt: sim.now });
    }),
  ],
  [
    'copies',
    onTime(({ xpm }, held) => {
      // Making it changes nothing about what it says: it stands for itself while the original does.
      const uuid = xpm.newId();
      xpm.times.set(uuid, { ...held, uuid, madeFor: null, isInvoiced: false });
    }),
  ],
  ['makes a twin', makeTwin],
  [
    'locks',
    ({ sim, xpm }) => {
      xpm.lockedBefore = sim.random.pick(days);
    },
  ],
  [
    'closes a job',
    ({ sim, xpm }) => {
      xpm.closedJobs.add(`J${sim.random.int(1, 2)}`);
    },
  ],
  ['renumbers', onInvoice(({ sim }) => ({ number: sim.random.id('N') }))],
  ['voids', onInvoice(() => ({ isVoid: true }))],
  ['edits a total', onInvoice(({ sim }) => ({ cents: sim.random.int(1, 100) }))],
  ['takes a number', takeNumber],
];
