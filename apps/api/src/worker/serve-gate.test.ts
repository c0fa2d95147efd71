import { setImmediate as nextTurn } from 'node:timers/promises';

import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { expect, it } from 'vitest';

import { serveGate } from './serve-gate.ts';

/** A gate where so many wait, each of which is carried out when the test says so. */
function gateWith(waiting: number, { isLine = false } = {}) {
  const asked: number[] = [];
  const carriedOut: Array<() => void> = [];
  let left = waiting;
  const serving = serveGate({
    take: async (places) => {
      asked.push(places);
      const taken = Math.min(places, left);
      left -= taken;
      return Array.from({ length: taken }, () => new Promise<void>((resolve) => carriedOut.push(resolve)));
    },
    pause: nextTurn,
    mayGoOn: () => !isLine,
    onError: () => undefined,
  });
  return {
    serving,
    asked,
    carryOut: async (which: number) => {
      carriedOut[which]?.();
      await settled();
    },
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
}

/** Tells whether it is over, without waiting for it. */
function watched(work: Promise<unknown>): { isOver: boolean } {
  const seen = { isOver: false };
  void work.finally(() => {
    seen.isOver = true;
  });
  return seen;
}

const all = gateLimits.workerInFlightMax;

it('gives the place of what is carried out to the next, however long another takes', async () => {
  const { serving, asked, carryOut } = gateWith(all + 2);
  const turn = watched(serving.turn());
  await settled();
  await carryOut(0);
  await carryOut(1);
  expect(asked).toEqual([all, 1, 1]);
  expect(turn.isOver).toBe(false);
});

it('ends its turn when nothing is due and nothing under way', async () => {
  const { serving, carryOut } = gateWith(1);
  const turn = watched(serving.turn());
  await settled();
  expect(turn.isOver).toBe(false);
  await carryOut(0);
  expect(turn.isOver).toBe(true);
});

it('takes what it hears of while there is a place', async () => {
  const { serving, asked } = gateWith(1);
  void serving.turn();
  await settled();
  serving.wake();
  await settled();
  expect(asked).toEqual([all, all - 1]);
});

it('with others in line ends its turn once a place is free, and what it took goes on', async () => {
  const { serving, asked, carryOut } = gateWith(all + 2, { isLine: true });
  const first = watched(serving.turn());
  await settled();
  expect(first.isOver).toBe(false);
  await carryOut(0);
  expect(first.isOver).toBe(true);
  const rest = watched(serving.rest());
  await settled();
  expect(rest.isOver).toBe(false);
  void serving.turn();
  await settled();
  expect(asked).toEqual([all, 1]);
});

it('with others in line ends its turn at once when nothing is due', async () => {
  const { serving } = gateWith(0, { isLine: true });
  await expect(serving.turn()).resolves.toBeUndefined();
});

it('keeps its turn while all its places are held, whatever it hears of', async () => {
  const { serving, asked } = gateWith(all + 1, { isLine: true });
  const turn = watched(serving.turn());
  await settled();
  serving.wake();
  await settled();
  expect(asked).toEqual([all]);
  expect(turn.isOver).toBe(false);
});

it('goes on when one delivery fails in a way nobody foresaw', async () => {
  const broken = new Error('a bug');
  const errors: unknown[] = [];
  const serving = serveGate({
    take: async () => (errors.length === 0 ? [Promise.reject(broken)] : []),
    pause: nextTurn,
    mayGoOn: () => true,
    onError: (error) => errors.push(error),
  });
  await serving.turn();
  expect(errors).toEqual([broken]);
});

it('rests once everything it took is carried out', async () => {
  const { serving, carryOut } = gateWith(2, { isLine: true });
  await serving.turn();
  await carryOut(0);
  const rest = watched(serving.rest());
  await settled();
  expect(rest.isOver).toBe(false);
  await carryOut(1);
  expect(rest.isOver).toBe(true);
});
