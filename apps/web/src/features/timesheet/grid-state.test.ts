import { describe, expect, it } from 'vitest';

import { type GridAction, type GridState, gridStart, gridStep, nextCell, readGridKey } from './grid-state.ts';

const shape = { rows: 3, skippedDays: [5, 6] };
const at = (row: number, day: number, rest: Partial<GridState> = {}): GridState => ({
  ...gridStart,
  row,
  day,
  ...rest,
});
const press = (state: GridState, key: string): GridState => {
  const action = readGridKey(key, state, shape);
  return action === null || action === 'empty' ? state : gridStep(state, action, shape);
};
const step = (state: GridState, action: GridAction) => gridStep(state, action, shape);

describe('moving', () => {
  it('stays inside the grid in every direction', () => {
    expect(press(at(0, 0), 'ArrowUp')).toMatchObject({ row: 0, day: 0 });
    expect(press(at(2, 6), 'ArrowDown')).toMatchObject({ row: 2, day: 6 });
    expect(press(at(2, 6), 'ArrowRight')).toMatchObject({ row: 2, day: 6 });
    expect(press(at(1, 3), 'ArrowLeft')).toMatchObject({ row: 1, day: 2 });
  });

  it('reaches the first and last day of the row, the weekend too', () => {
    expect(press(at(1, 3), 'Home')).toMatchObject({ day: 0 });
    expect(press(at(1, 3), 'End')).toMatchObject({ day: 6 });
  });
});

describe('typing', () => {
  it.each(['7', '.', ',', '+', '-'])('begins with %s in place of the old value', (key) => {
    expect(press(at(1, 1), key).edit).toEqual({ text: key });
  });

  it.each(['Enter', 'F2'])('%s edits the value that is there', (key) => {
    expect(press(at(1, 1), key).edit).toEqual({ text: null });
  });

  it('leaves letters to the commands of the page, and all keys to the open field', () => {
    expect(readGridKey('N', at(0, 0), shape)).toBeNull();
    expect(readGridKey('ArrowLeft', at(0, 0, { edit: { text: '1' } }), shape)).toBeNull();
  });

  it('empties by Delete', () => {
    expect(readGridKey('Delete', at(0, 0), shape)).toBe('empty');
  });

  it('stays where it was after Esc', () => {
    expect(step(at(1, 1, { edit: { text: '9' } }), { type: 'cancel' })).toEqual(at(1, 1));
  });
});

describe('saving', () => {
  const typing = (row: number, day: number) => at(row, day, { edit: { text: '1' } });

  it('goes down by Enter', () => {
    expect(step(typing(0, 2), { type: 'saved', by: 'enter' })).toEqual(at(1, 2));
  });

  it('goes right by Tab, and from Friday over the empty weekend to the next row’s Monday', () => {
    expect(step(typing(0, 2), { type: 'saved', by: 'tab' })).toMatchObject({ row: 0, day: 3, edit: null });
    expect(step(typing(0, 4), { type: 'saved', by: 'tab' })).toMatchObject({ row: 1, day: 0 });
    expect(step(typing(1, 0), { type: 'saved', by: 'back_tab' })).toMatchObject({ row: 0, day: 4 });
  });

  it('fills ten rows of five days with fifty tabs', () => {
    const ten = { rows: 10, skippedDays: [5, 6] };
    let state = gridStart;
    let tabs = 0;
    while (nextCell(state, false, ten)) {
      state = gridStep({ ...state, edit: { text: '1' } }, { type: 'saved', by: 'tab' }, ten);
      tabs += 1;
    }
    expect(tabs + 1).toBe(50);
  });
});

describe('Tab without typing', () => {
  it('leaves the grid at first', () => {
    expect(readGridKey('Tab', at(0, 0), shape)).toBeNull();
  });

  it('goes on from cell to cell after a save by Tab, until an arrow ends that', () => {
    const walking = step(at(0, 0, { edit: { text: '1' } }), { type: 'saved', by: 'tab' });
    expect(press(walking, 'Tab')).toMatchObject({ row: 0, day: 2, walking: true });
    expect(readGridKey('Tab', press(walking, 'ArrowDown'), shape)).toBeNull();
  });

  it('leaves the grid after the last cell', () => {
    expect(readGridKey('Tab', at(2, 4, { walking: true }), shape)).toBeNull();
  });
});
