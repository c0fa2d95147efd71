import { describe, expect, it } from 'vitest';

import {
  type Roving,
  type RovingStep,
  clearSelection,
  extend,
  focusOn,
  focusedRow,
  move,
  nowhere,
  selectAll,
  selectTo,
  toFirst,
  toLast,
  toggle,
} from './roving.ts';

const ids = ['a', 'b', 'c', 'd'];

function walk(...steps: readonly RovingStep[]): Roving {
  return steps.reduce((state, step) => step(state, ids), nowhere);
}

describe('moving', () => {
  it('begins at the top going down and at the bottom going up', () => {
    expect(walk(move(1)).focusedId).toBe('a');
    expect(walk(move(-1)).focusedId).toBe('d');
  });

  it('stays inside the list at both ends', () => {
    expect(walk(toLast, move(1)).focusedId).toBe('d');
    expect(walk(toFirst, move(-1)).focusedId).toBe('a');
  });

  it('stays nowhere in an empty list', () => {
    expect(move(1)(nowhere, [])).toEqual(nowhere);
    expect(toLast(nowhere, [])).toEqual(nowhere);
  });
});

describe('a list that changes', () => {
  it('keeps the focus on its row when rows before it go away', () => {
    const state = walk(focusOn('c'));
    expect(focusedRow(state, ['c', 'd'])).toBe('c');
    expect(move(1)(state, ['c', 'd']).focusedId).toBe('d');
  });

  it('gives the focus to the row that takes the place of a decided one', () => {
    expect(focusedRow(walk(focusOn('b')), ['a', 'c', 'd'])).toBe('c');
    expect(focusedRow(walk(focusOn('d')), ['a', 'b', 'c'])).toBe('c');
    expect(focusedRow(walk(focusOn('d')), [])).toBeNull();
  });
});

describe('selecting', () => {
  it('toggles the focused row, and a named one', () => {
    const state = walk(focusOn('b'), toggle(null), toggle('d'));
    expect([...state.selectedIds]).toEqual(['b', 'd']);
    expect([...toggle('b')(state, ids).selectedIds]).toEqual(['d']);
  });

  it('extends from where it is, taking both rows and the focus along', () => {
    const state = walk(focusOn('b'), extend(1), extend(1));
    expect([[...state.selectedIds], state.focusedId]).toEqual([['b', 'c', 'd'], 'd']);
  });

  it('selects a range in either direction', () => {
    expect([...walk(focusOn('c'), selectTo('a')).selectedIds]).toEqual(['a', 'b', 'c']);
  });

  it('selects all and nothing', () => {
    expect(walk(selectAll).selectedIds.size).toBe(4);
    expect(walk(selectAll, clearSelection).selectedIds.size).toBe(0);
  });
});
