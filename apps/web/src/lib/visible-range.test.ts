import { describe, expect, it } from 'vitest';

import { offsetsOf, visibleRange } from './visible-range.ts';

const offsets = offsetsOf(Array.from({ length: 10_000 }, (_, index) => (index % 100 === 0 ? 32 : 40)));

describe('visibleRange', () => {
  it('begins at the first line and adds eight below the window', () => {
    expect(visibleRange(offsets, { top: 0, height: 800 })).toEqual({ from: 0, to: 29 });
  });

  it('draws few lines anywhere in ten thousand', () => {
    const end = offsets.at(-1) ?? 0;
    for (let top = 0; top < end; top += 997) {
      const { from, to } = visibleRange(offsets, { top, height: 900 });
      expect(to - from).toBeLessThan(45);
      expect(offsets[from]).toBeLessThanOrEqual(top);
      expect(offsets[to] ?? 0).toBeGreaterThanOrEqual(Math.min(end, top + 900));
    }
  });

  it('ends at the last line when scrolled past the list', () => {
    const { to } = visibleRange(offsets, { top: 1e9, height: 900 });
    expect(to).toBe(10_000);
  });

  it('draws nothing of an empty list', () => {
    expect(visibleRange(offsetsOf([]), { top: 0, height: 900 })).toEqual({ from: 0, to: 0 });
  });
});
