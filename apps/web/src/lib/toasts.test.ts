import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { dismissToast, notify, offerUndo, toasts, undoLatest } from './toasts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  toasts.set([]);
  vi.advanceTimersByTime(60_000);
  undoLatest();
  vi.useRealTimers();
});

it('shows at most three, the latest ones', () => {
  for (const text of ['one', 'two', 'three', 'four']) notify({ text });
  expect(toasts.get().map(({ text }) => text)).toEqual(['two', 'three', 'four']);
});

it('undoes the latest undoable action once, also after its toast is gone', () => {
  const undone: string[] = [];
  notify({ text: 'Removed.', undo: () => undone.push('removed') });
  notify({ text: 'Copied.' });
  for (const { id } of toasts.get()) dismissToast(id);
  expect([undoLatest(), undoLatest(), undone]).toEqual([true, false, ['removed']]);
});

it('offers no undo after thirty seconds', () => {
  notify({ text: 'Removed.', undo: () => undefined });
  vi.advanceTimersByTime(30_001);
  expect(undoLatest()).toBe(false);
});

it('undoes what was told elsewhere than in a toast', () => {
  const undone: string[] = [];
  offerUndo(() => undone.push('stop'));
  expect([toasts.get(), undoLatest(), undone]).toEqual([[], true, ['stop']]);
});
