import { type MouseEvent, type ReactNode, useRef } from 'react';

import { focusOn, selectTo } from '../lib/roving.ts';
import { PlainRows, WindowedRows } from './row-list-body.tsx';
import type { RowListProps } from './row-list-props.ts';
import { useRowKeys } from './use-row-keys.ts';

import css from './row-list.module.css';

const windowedFrom = 100;

/**
 * Every list of the product: one tab stop, `J K Home End` to move, `Enter`, `Space`, `X`. From 100 rows on only the
 * visible ones exist.
 */
export function RowList(props: RowListProps) {
  const { label, rows, selectable = false, keysHere = true } = props;
  const grid = useRef<HTMLDivElement>(null);
  useRowKeys({ ...props, grid, keysHere });

  const onClick = (event: MouseEvent) => {
    const id = rowIdOf(event.target);
    if (id === null) return;
    rows.take(selectable && event.shiftKey ? selectTo(id) : focusOn(id));
  };
  const onDoubleClick = (event: MouseEvent) => {
    const id = rowIdOf(event.target);
    if (id !== null && !isControl(event.target)) props.onOpen?.(id);
  };

  const Body = rows.ids.length < windowedFrom ? PlainRows : WindowedRows;
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.ids.length}
      aria-multiselectable={selectable || undefined}
      className={css['grid']}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <Body {...props} grid={grid} />
    </div>
  );
}

/** One column of a row; text is cut with an ellipsis, numbers go to the right with `num`. */
export function Cell({ children, num = false }: { readonly children?: ReactNode; readonly num?: boolean }) {
  return (
    <div
      role="gridcell"
      className={num ? `${css['cell'] ?? ''} num` : css['cell']}
      data-num={num || undefined}
    >
      {children}
    </div>
  );
}

function rowIdOf(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row-id]') : null;
  return row?.dataset['rowId'] ?? null;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, label') !== null;
}
