import { describe, expect, it } from 'vitest';

import { createElapsedClock } from './elapsed-clock.ts';

function arranged() {
  const at = { monotonic: 1_000, wall: 500_000 };
  const clock = createElapsedClock({ monotonic: () => at.monotonic, wall: () => at.wall });
  const pass = (monotonic: number, wall = monotonic): void => {
    at.monotonic += monotonic;
    at.wall += wall;
  };
  return { clock, pass };
}

describe('createElapsedClock', () => {
  it('counts what passed', () => {
    const { clock, pass } = arranged();
    const before = clock();
    pass(1_200);
    expect(clock() - before).toBe(1_200);
  });

  it('counts ten minutes a machine slept while its monotonic clock stood still', () => {
    const { clock, pass } = arranged();
    const before = clock();
    pass(5, 600_000);
    expect(clock() - before).toBe(600_000);
  });

  it('is not fooled by a wall clock set back, whoever looks in between', () => {
    const { clock, pass } = arranged();
    const before = clock();
    pass(6_000, -300_000);
    clock();
    pass(100, 100);
    expect(clock() - before).toBe(6_100);
  });
});
