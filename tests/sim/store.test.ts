import { newRecord } from '@throughline/core/sync/record';
import { defaultTiming } from '@throughline/core/sync/timing';
import { expect, it } from 'vitest';

import { Tally } from './check/tally.ts';
import { core } from './engine/core.ts';
import { drawProfile, healed } from './engine/profile.ts';
import { Random } from './engine/random.ts';
import { Scheduler } from './engine/scheduler.ts';
import { Sim } from './engine/sim.ts';
import { Trace } from './engine/trace.ts';
import { claimDue } from './world/claim.ts';
import { CommitUnknown, RemoteTaken, Store } from './world/store.ts';
import type { Bill } from './world/subjects.ts';

const operation = {
  kind: 'add',
  target: null,
  hash: 'h',
  request: '{}',
  key: null,
  sentAt: 0,
  quietAt: 1,
  why: null,
} as const;

function openStore(commitUnknown = 0): Store {
  const random = new Random(1);
  const chaos = { ...healed(drawProfile(random, new Random(2))), commitUnknown };
  const parts = {
    random,
    chaos,
    core,
    tally: new Tally(),
    trace: new Trace(false),
    scheduler: new Scheduler(),
  };
  const watch = { stepped: () => {} };
  return new Store(new Sim(parts), { timing: defaultTiming, watch });
}

function bill(id: string, change: Partial<Bill['record']> = {}): Bill {
  return {
    kind: 'bill',
    id,
    practice: 'p1',
    version: 1,
    number: id,
    cents: 1,
    record: { ...newRecord(0), ...change },
  };
}

it('keeps nothing of a transaction that throws', () => {
  const store = openStore();
  store.save(bill('b1'));
  const fail = () => {
    store.save(bill('b2'));
    store.apply('b1', { kind: 'claim', workerId: 'w', leaseMs: 1 }, 0);
    store.changeGate('p1 ledger', { failures: 3 });
    throw new Error('too late');
  };
  expect(() => store.atomically(fail)).toThrow('too late');
  expect(store.has('b2')).toBe(false);
  expect(store.get('b1').record.epoch).toBe(0);
  expect(store.gate('p1 ledger').failures).toBe(0);
});

it('lets a record over there belong to one subject only', () => {
  const store = openStore();
  store.save(bill('b1', { remoteId: 'r' }));
  expect(() => {
    store.save(bill('b2', { remoteId: 'r' }));
  }).toThrow(RemoteTaken);
});

it('keeps a transaction whose end nobody was told whole, or not at all', async () => {
  const store = openStore(1);
  const { scheduler } = store.sim;
  let kept = 0;
  for (let number = 1; number <= 100; number += 1) {
    const ids = [`a${number}`, `b${number}`];
    const made = store.transaction(null, 'save', () => {
      for (const id of ids) store.save(bill(id));
    });
    const told = made.then(
      () => 'told',
      (error: unknown) => error,
    );
    await scheduler.run(scheduler.now + 60_000, () => false);
    expect(await told).toBeInstanceOf(CommitUnknown);
    const there = ids.filter((id) => store.has(id)).length;
    expect([0, 2]).toContain(there);
    kept += there / 2;
  }
  expect(kept).toBeGreaterThan(20);
  expect(kept).toBeLessThan(80);
});

it('takes what was changed just now before a backlog, of which one goes nevertheless, and no more than may leave', () => {
  const store = openStore();
  const now = 1_000_000;
  for (const [id, availableAt] of [
    ['old', 0],
    ['older', -1],
    ['new', now - 5],
    ['newer', now - 4],
    ['newest', now - 3],
  ] as const)
    store.save(bill(id, { availableAt }));
  const claim = { gate: 'p1 ledger', workerId: 'w', isLocked: () => false } as const;
  const take = (limit: number, chance: number) =>
    claimDue(store, { ...claim, limit, chance: () => chance }, now).map(({ subject: { id } }) => id);
  expect(take(2, 0.7)).toEqual(['newest', 'older']);
  expect(take(1, 0.7)).toEqual(['newer']);
  expect(take(9, 0.7)).toEqual(['new', 'old']);
});

it('grants a call with each message it takes, but for one under way', () => {
  const store = openStore();
  store.save(bill('b1'));
  store.save(bill('b2', { state: 'uncertain', op: operation, opSeq: 1 }));
  const claim = {
    gate: 'p1 ledger',
    workerId: 'w',
    limit: 4,
    isLocked: () => false,
    chance: () => 0,
  } as const;
  const taken = claimDue(store, claim, 1_000_000);
  expect(taken.map(({ subject: { id }, call }) => [id, call?.callId ?? null])).toEqual([
    ['b1', 1],
    ['b2', null],
  ]);
  expect([...store.tables.calls.keys()]).toEqual([1]);
});
