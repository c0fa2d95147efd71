import { expect, it } from 'vitest';

import { Tally } from './check/tally.ts';
import { runMany } from './run-many.ts';
import { runSeed } from './run-seed.ts';

async function hashOf(seed: number): Promise<string> {
  const { hash } = await runSeed(seed, { tally: new Tally() });
  return hash;
}

it('makes the same run of the same seed, and another of another', async () => {
  const hashes = new Set<string>();
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const hash = await hashOf(seed);
    expect(await hashOf(seed)).toBe(hash);
    hashes.add(hash);
  }
  expect(hashes.size).toBe(1_000);
});

it('tells a seed event by event, with the same hash, and no secret in it', async () => {
  const told = await runSeed(7, { tally: new Tally(), trace: true });
  expect(told.hash).toBe(await hashOf(7));
  expect(told.lines?.length).toBeGreaterThan(50);
  expect(told.lines?.join('\n')).not.toMatch(/bearer|token=|secret/i);
});

/** Steps that must be hit in twenty thousand seeds: every state with every input that can reach it there. */
const steps: readonly string[] = [
  ...pairs('time', 'unlinked', ['plan']),
  ...pairs('time', 'queued', ['plan', 'claim', 'intend', 'release', 'seen']),
  ...pairs('time', 'sending', ['plan', 'claim', 'answer', 'time_reading', 'release', 'seen']),
  ...pairs('time', 'uncertain', ['plan', 'claim', 'answer', 'time_reading', 'release', 'seen']),
  ...pairs('time', 'delivered', ['plan', 'answer', 'seen', 'release']),
  ...pairs('time', 'refused', ['plan', 'seen', 'settle']),
  ...pairs('time', 'blocked', ['plan', 'seen', 'settle', 'release']),
  ...pairs('bill', 'queued', ['plan', 'claim', 'intend']),
  ...pairs('bill', 'sending', ['claim', 'answer', 'repeat', 'bill_reading', 'release']),
  ...pairs('bill', 'uncertain', ['claim', 'answer', 'repeat', 'bill_reading', 'release']),
  ...pairs('bill', 'delivered', ['answer']),
  ...pairs('bill', 'blocked', ['plan', 'settle']),
];

function pairs(kind: string, state: string, inputs: readonly string[]): string[] {
  return inputs.map((input) => `step ${kind} ${state} × ${input}`);
}

const writes = ['time add', 'time update', 'time delete', 'bill add', 'bill repeat'];
const reads = ['time list', 'time get', 'bill find by number', 'bill find by address'];
const networkFaults = [
  'not sent',
  'reset',
  'request lost',
  'request late',
  '429',
  '401',
  'reply lost',
  'reply late',
];
const answerFaults = ['5xx without effect', '5xx with effect', 'reply cut off', 'reply unreadable'];
const faults = [...networkFaults, ...answerFaults].flatMap((fault) =>
  [...writes, ...reads].map((target) => `fault ${fault} × ${target}`),
);

/** How workers share places and transactions. */
const sharing = [
  'place given on',
  ...['intend', 'answer', 'time_reading'].map((what) => `several × ${what}`),
  ...['intend', 'answer'].map((what) => `several failed × ${what}`),
];

it('ends twenty thousand seeds as promised, and misses no step and no fault on the way', async () => {
  const { tally, failures } = await runMany({ from: 1, seeds: 20_000, workers: 2 });
  expect(failures).toEqual([]);
  expect(steps.filter((step) => tally.count(step) === 0)).toEqual([]);
  expect([...faults, ...sharing].filter((fault) => tally.count(fault) === 0)).toEqual([]);
});
