import { type RefObject, useEffect, useRef } from 'react';

import {
  type RovingStep,
  clearSelection,
  extend,
  move,
  selectAll,
  toFirst,
  toLast,
  toggle,
} from '../lib/roving.ts';
import { useKey } from '../lib/use-key.ts';
import type { RowListProps } from './row-list-props.ts';

type RowKeysOptions = Pick<RowListProps, 'rows' | 'onOpen' | 'onAct' | 'selectable'> & {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly keysHere: boolean;
};

/** Binds the keys all lists share, and brings the document's focus to where the list's focus went. */
export function useRowKeys({
  rows,
  onOpen,
  onAct,
  selectable = false,
  grid,
  keysHere,
}: RowKeysOptions): void {
  const { focusedId, take } = rows;
  const wantsFocus = useRef(false);
  const moving = (step: RovingStep) => () => {
    wantsFocus.current = true;
    take(step);
  };
  const here = { enabled: keysHere };
  useKey('next', moving(move(1)), here);
  useKey('nextArrow', moving(move(1)), here);
  useKey('previous', moving(move(-1)), here);
  useKey('previousArrow', moving(move(-1)), here);
  useKey('first', moving(toFirst), here);
  useKey('last', moving(toLast), here);

  const selecting = { enabled: keysHere && selectable };
  useKey('select', () => take(toggle(null)), selecting);
  useKey('extendNext', moving(extend(1)), selecting);
  useKey('extendPrevious', moving(extend(-1)), selecting);
  useKey('selectAll', () => take(selectAll), selecting);
  useKey('close', () => take(clearSelection), { enabled: selecting.enabled && rows.selectedIds.size > 0 });

  const has = focusedId !== null && keysHere;
  useKey('open', () => focusedId !== null && onOpen?.(focusedId), { enabled: has && onOpen !== undefined });
  useKey('act', () => focusedId !== null && onAct?.(focusedId), { enabled: has && onAct !== undefined });

  useEffect(() => {
    if (!wantsFocus.current || focusedId === null) return undefined;
    const bring = () => {
      const row = grid.current?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(focusedId)}"]`);
      if (!row) return false;
      wantsFocus.current = false;
      row.focus();
      return true;
    };
    if (bring()) return undefined;
    // A row far away exists one frame after the list scrolled to it.
    const frame = requestAnimationFrame(() => requestAnimationFrame(bring));
    return () => cancelAnimationFrame(frame);
  }, [focusedId, grid]);
}
