import { afterAll, beforeAll, expect, it } from 'vitest';

import { backgroundUse } from '../../apps/api/src/remote/remotes.ts';
import { sweepXpm } from '../../apps/api/src/remote/sweep-xpm.ts';
import { type TimePractice, timePractice } from './reconcile-practice.ts';

let practice: TimePractice;

beforeAll(async () => {
  practice = await timePractice();
});
afterAll(() => practice.product.stop());

it('asks for some of what is not listed, tells how many are left, and goes on with those', async () => {
  const { tom, product } = practice;
  const day = '2026-11-20';
  const moved = [
    await practice.delivered('first', day),
    await practice.delivered('second', day),
    await practice.delivered('third', day),
  ];
  for (const { uuid } of moved) practice.act('edit-time', { timeUuid: uuid, date: '2027-02-01' });
  const sweep = (asksMax: number) => {
    const days = { from: day, to: day, use: backgroundUse, asksMax };
    return sweepXpm(product.wiring.chores, tom.practiceId, days);
  };
  const changed = async () => {
    const traces = await Promise.all(
      moved.map(({ timeEntryId }) => practice.mei.api.timeEntry.trace.query({ timeEntryId })),
    );
    return traces.filter(({ entry }) => entry.delivery.reason === 'changed_in_xpm').length;
  };
  const shown = async () => {
    const { sweep: last, groups } = await tom.api.reconcile.time.query({ from: day, to: day, equal: true });
    return [
      last?.toAsk,
      groups
        .flatMap(({ items }) => items)
        .map(({ bucket }) => bucket)
        .toSorted(),
    ];
  };
  expect(await sweep(2)).toMatchObject({ calls: 3, findings: 2, toAsk: 1 });
  expect(await shown()).toEqual([1, ['differs', 'differs', 'missing_there']]);
  expect(await changed()).toBe(2);
  expect(await sweep(2)).toMatchObject({ calls: 3, findings: 1, toAsk: 1 });
  expect(await changed()).toBe(3);
  expect(await sweep(20)).toMatchObject({ findings: 0, toAsk: 0 });
  expect(await shown()).toEqual([0, ['differs', 'differs', 'differs']]);
});
