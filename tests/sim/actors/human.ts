import { hashTime } from '@throughline/core/time-entry/desired-time';

import type { XeroInvoice } from '../remote/xero.ts';
import type { XpmTime } from '../remote/xpm.ts';
import type { PracticeId } from '../world/practices.ts';
import { days, desiredOf } from '../world/subjects.ts';
import type { Remote, World } from '../world/world.ts';

type At = World & Remote & { readonly practice: PracticeId };
type Act = (at: At) => void;

/** What somebody does inside XPM or Xero meanwhile. */
export function actRemotely(world: World): void {
  const { sim } = world;
  const [name, act] = sim.random.pick(acts);
  sim.hit(`human ${name}`, 'remote');
  const practice = sim.random.pick(world.practices);
  act({ ...world, ...world.remotes[practice], practice });
}

function onTime(act: (world: At, time: XpmTime) => void): Act {
  return (world) => {
    const times = [...world.xpm.times.values()];
    if (times.length === 0) return;
    const time = world.sim.random.pick(times);
    act(world, time);
    if (time.madeFor !== null) world.watch.touch(time.madeFor);
  };
}

function onInvoice(change: (at: At) => Partial<XeroInvoice>): Act {
  return (world) => {
    const { sim, xero } = world;
    const invoices = [...xero.invoices.values()];
    if (invoices.length === 0) return;
    const invoice = sim.random.pick(invoices);
    xero.invoices.set(invoice.id, { ...invoice, ...change(world), touchedAt: sim.now });
  };
}

/** Somebody entered by hand what an entry here says too. */
function makeTwin({ sim, store, xpm, practice }: At): void {
  for (const subject of sim.random.shuffled(store.ofPractice(practice))) {
    const desired = subject.kind === 'time' ? desiredOf(subject, false) : null;
    if (!desired) continue;
    xpm.put({ uuid: xpm.newId(), time: desired, madeFor: null, touchedAt: sim.now });
    return;
  }
}

function takeNumber({ sim, store, xero, practice }: At): void {
  const bills = store.ofPractice(practice).flatMap((subject) => (subject.kind === 'bill' ? [subject] : []));
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
      xpm.times.set(held.uuid, {
        ...held,
        time,
        hash: hashTime(time),
        touchedAt: sim.now,
        editedAt: sim.now,
      });
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
      const { editedAt } = held;
      xpm.times.set(uuid, { ...held, uuid, madeFor: null, isInvoiced: false, touchedAt: editedAt });
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
