/** Where a person is in the week's grid and whether they type there. */
export type GridState = {
  readonly row: number;
  readonly day: number;
  /** Text the field begins with; null text begins with the cell's value; null when not editing. */
  readonly edit: { readonly text: string | null } | null;
  /** After a save by Tab, Tab goes on from cell to cell instead of out of the grid. */
  readonly walking: boolean;
};

export type GridShape = {
  readonly rows: number;
  /** Days that Tab passes over: empty weekends. */
  readonly skippedDays: readonly number[];
};

export type GridAction =
  | { readonly type: 'move'; readonly rows: number; readonly days: number }
  | { readonly type: 'to_day'; readonly day: number }
  | { readonly type: 'go'; readonly row: number; readonly day: number }
  | { readonly type: 'edit'; readonly text: string | null }
  | { readonly type: 'cancel' }
  | { readonly type: 'saved'; readonly by: 'enter' | 'tab' | 'back_tab' | 'blur' }
  | { readonly type: 'walk'; readonly back: boolean };

export const gridStart: GridState = { row: 0, day: 0, edit: null, walking: false };

const lastDay = 6;

/** One step in the grid; it never leaves the grid, and an empty grid stays at its start. */
export function gridStep(state: GridState, action: GridAction, shape: GridShape): GridState {
  const still = { ...state, edit: null, walking: false };
  switch (action.type) {
    case 'move':
      return inside({ ...still, row: state.row + action.rows, day: state.day + action.days }, shape);
    case 'to_day':
      return { ...still, day: action.day };
    case 'go':
      return inside({ ...still, row: action.row, day: action.day }, shape);
    case 'edit':
      return { ...state, edit: { text: action.text } };
    case 'cancel':
      return still;
    case 'saved':
      return afterSave(state, action.by, shape);
    case 'walk':
      return { ...still, ...nextCell(state, action.back, shape), walking: true };
  }
}

/** The cell Tab reaches from here: along the row, then the next row; null past the last or before the first. */
export function nextCell(
  { row, day }: Pick<GridState, 'row' | 'day'>,
  back: boolean,
  { rows, skippedDays }: GridShape,
): { readonly row: number; readonly day: number } | null {
  const days = [0, 1, 2, 3, 4, 5, 6].filter((each) => !skippedDays.includes(each));
  const inRow = back ? days.findLast((each) => each < day) : days.find((each) => each > day);
  if (inRow !== undefined) return { row, day: inRow };
  const nextRow = row + (back ? -1 : 1);
  const nextDay = back ? days.at(-1) : days[0];
  return nextRow < 0 || nextRow >= rows || nextDay === undefined ? null : { row: nextRow, day: nextDay };
}

/**
 * What a key press in the grid means; null for a key that is none of the grid's.
 *
 * @param press as `press.ts` spells it
 */
export function readGridKey(press: string, state: GridState, shape: GridShape): GridAction | 'empty' | null {
  if (state.edit) return null;
  const plain = plainKeys[press];
  if (plain) return plain;
  if (press === 'Delete' || press === 'Backspace') return 'empty';
  if (/^[\d.,+-]$/.test(press)) return { type: 'edit', text: press };
  if (press !== 'Tab' && press !== 'shift+Tab') return null;
  const back = press === 'shift+Tab';
  return state.walking && nextCell(state, back, shape) ? { type: 'walk', back } : null;
}

const plainKeys: Readonly<Record<string, GridAction>> = {
  ArrowUp: { type: 'move', rows: -1, days: 0 },
  ArrowDown: { type: 'move', rows: 1, days: 0 },
  ArrowLeft: { type: 'move', rows: 0, days: -1 },
  ArrowRight: { type: 'move', rows: 0, days: 1 },
  Home: { type: 'to_day', day: 0 },
  End: { type: 'to_day', day: lastDay },
  Enter: { type: 'edit', text: null },
  F2: { type: 'edit', text: null },
};

function afterSave(state: GridState, by: 'enter' | 'tab' | 'back_tab' | 'blur', shape: GridShape): GridState {
  const still = { ...state, edit: null, walking: false };
  if (by === 'enter') return inside({ ...still, row: state.row + 1 }, shape);
  if (by === 'blur') return still;
  return { ...still, ...nextCell(state, by === 'back_tab', shape), walking: true };
}

function inside(state: GridState, { rows }: GridShape): GridState {
  return {
    ...state,
    row: Math.max(0, Math.min(state.row, rows - 1)),
    day: Math.max(0, Math.min(state.day, lastDay)),
  };
}
