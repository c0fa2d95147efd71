/** Where a person is in a list, and what is selected; by id, so that a list that changes keeps both. */
export type Roving = {
  readonly focusedId: string | null;
  /** Place of the focused row when it was last seen, for when it goes away. */
  readonly index: number;
  readonly selectedIds: ReadonlySet<string>;
};

/** One step in a list with these row ids, top to bottom. Never leaves the list; an empty list stays nowhere. */
export type RovingStep = (state: Roving, ids: readonly string[]) => Roving;

export const nowhere: Roving = { focusedId: null, index: 0, selectedIds: new Set() };

/** To a neighbour; from nowhere to the first or, going up, to the last. */
export function move(by: number): RovingStep {
  return (state, ids) => {
    const here = whereIs(state, ids) ?? (by > 0 ? -1 : ids.length);
    return focusAt(state, here + by, ids);
  };
}

export const toFirst: RovingStep = (state, ids) => focusAt(state, 0, ids);

export const toLast: RovingStep = (state, ids) => focusAt(state, ids.length - 1, ids);

export function focusOn(id: string): RovingStep {
  return (state, ids) => focusAt(state, ids.indexOf(id), ids);
}

/** Selects or deselects a row; null means the focused one. */
export function toggle(id: string | null): RovingStep {
  return (state, ids) => {
    const wanted = id ?? focusedRow(state, ids);
    if (wanted === null) return state;
    const selectedIds = new Set(state.selectedIds);
    if (!selectedIds.delete(wanted)) selectedIds.add(wanted);
    return { ...state, selectedIds };
  };
}

/** Moves and selects both the row it leaves and the one it reaches. */
export function extend(by: 1 | -1): RovingStep {
  return (state, ids) => {
    const here = whereIs(state, ids) ?? 0;
    return selectBetween(state, { from: here, to: here + by }, ids);
  };
}

/** Selects from the focused row to this one. */
export function selectTo(id: string): RovingStep {
  return (state, ids) => selectBetween(state, { from: whereIs(state, ids) ?? 0, to: ids.indexOf(id) }, ids);
}

export const selectAll: RovingStep = (state, ids) => ({ ...state, selectedIds: new Set(ids) });

export const clearSelection: RovingStep = (state) => ({ ...state, selectedIds: new Set() });

/** The row that is focused now: the remembered one, or whichever took its place; null before the first move. */
export function focusedRow(state: Roving, ids: readonly string[]): string | null {
  const here = whereIs(state, ids);
  return here === null ? null : (ids[here] ?? null);
}

function whereIs(state: Roving, ids: readonly string[]): number | null {
  if (state.focusedId === null || ids.length === 0) return null;
  const index = ids.indexOf(state.focusedId);
  return index === -1 ? Math.min(state.index, ids.length - 1) : index;
}

function focusAt(state: Roving, wanted: number, ids: readonly string[]): Roving {
  const index = Math.max(0, Math.min(wanted, ids.length - 1));
  const focusedId = ids[index];
  return focusedId === undefined ? state : { ...state, focusedId, index };
}

type Range = { readonly from: number; readonly to: number };

function selectBetween(state: Roving, range: Range, ids: readonly string[]): Roving {
  const to = Math.max(0, Math.min(range.to, ids.length - 1));
  const [low, high] = range.from < to ? [range.from, to] : [to, range.from];
  const selectedIds = new Set([...state.selectedIds, ...ids.slice(low, high + 1)]);
  return { ...focusAt(state, to, ids), selectedIds };
}
