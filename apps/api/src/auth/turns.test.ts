import { describe, expect, it } from 'vitest';

import { createTurns, TurnsFull } from './turns.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('createTurns', () => {
  it('never runs more at once than allowed for one key, and others meanwhile', async () => {
    const inTurn = createTurns({ atOnce: 2, waitingMax: 50 });
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await tick();
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => inTurn('a', work)));
    expect(most).toBe(2);
    expect(await inTurn('b', () => Promise.resolve('other'))).toBe('other');
  });

  it('goes on after work that failed', async () => {
    const inTurn = createTurns({ atOnce: 1, waitingMax: 5 });
    const failing = inTurn('a', () => Promise.reject(new Error('no')));
    const next = inTurn('a', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('refuses those beyond the waiting room', async () => {
    const inTurn = createTurns({ atOnce: 1, waitingMax: 1 });
    const [first, second] = [inTurn('a', tick), inTurn('a', tick)];
    await expect(inTurn('a', tick)).rejects.toThrow(TurnsFull);
    await Promise.all([first, second]);
  });
});
