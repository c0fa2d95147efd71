import { useCallback, useMemo, useState } from 'react';

import { type Roving, type RovingStep, focusedRow, nowhere } from '../lib/roving.ts';

export type Rows = {
  readonly ids: readonly string[];
  /** The row the keys act on; null before the first move. */
  readonly focusedId: string | null;
  /** Selected rows that are still in the list. */
  readonly selectedIds: ReadonlySet<string>;
  /** Takes a step of `lib/roving.ts`: `rows.take(move(1))`, `rows.take(clearSelection)`. */
  readonly take: (step: RovingStep) => void;
};

/** Focus and selection of one list; give it to `RowList` and read it for the keys of the page. */
export function useRows(ids: readonly string[]): Rows {
  const [state, setState] = useState<Roving>(nowhere);
  const take = useCallback((step: RovingStep) => setState((old) => step(old, ids)), [ids]);
  const selectedIds = useMemo(
    () => new Set(ids.filter((id) => state.selectedIds.has(id))),
    [ids, state.selectedIds],
  );
  return { ids, focusedId: focusedRow(state, ids), selectedIds, take };
}
