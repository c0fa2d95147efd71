import { type CSSProperties, type ReactNode, type RefObject, useEffect } from 'react';

import { offsetsOf, visibleRange } from '../lib/visible-range.ts';
import type { RowListProps } from './row-list-props.ts';
import { pageScroller, useRowPx, useScrolledPast } from './use-page-scroll.ts';

import css from './row-list.module.css';

type BodyProps = RowListProps & { readonly grid: RefObject<HTMLDivElement | null> };
type Item = { readonly kind: 'head' | 'row'; readonly id: string; readonly head?: ReactNode };

const headPx = 32;

/** Short lists: every row is in the document. */
export function PlainRows(props: BodyProps) {
  return itemsOf(props).map((item) => <Line key={`${item.kind} ${item.id}`} item={item} {...props} />);
}

/** Long lists: only what is near the window is in the document; heights are fixed, so nothing jumps. */
export function WindowedRows(props: BodyProps) {
  const items = itemsOf(props);
  const rowPx = useRowPx(props.tall ?? false);
  const top = useScrolledPast(props.grid);
  const offsets = offsetsOf(items.map((item) => (item.kind === 'head' ? headPx : rowPx)));
  const { from, to } = visibleRange(offsets, { top, height: window.innerHeight });
  const { focusedId } = props.rows;
  const focusedPx = offsets[items.findIndex((item) => item.kind === 'row' && item.id === focusedId)];
  useEffect(() => {
    if (focusedPx !== undefined) bringIntoView(props.grid.current, { top: focusedPx, height: rowPx });
  }, [focusedPx, rowPx, props.grid]);
  return (
    <div style={{ height: offsets.at(-1), position: 'relative' }}>
      {items.slice(from, to).map((item, index) => (
        <Line key={`${item.kind} ${item.id}`} item={item} {...props} offset={offsets[from + index] ?? 0} />
      ))}
    </div>
  );
}

function Line({ item, offset, ...props }: BodyProps & { readonly item: Item; readonly offset?: number }) {
  const place = offset === undefined ? {} : { position: 'absolute' as const, insetInline: 0, top: offset };
  if (item.kind === 'row') return <Row id={item.id} place={place} {...props} />;
  return (
    <div role="row" className={css['head']} style={place}>
      <div role="gridcell">{item.head}</div>
    </div>
  );
}

type RowProps = BodyProps & { readonly id: string; readonly place: CSSProperties };

function Row({ id, place, rows, columns, tall = false, selectable = false, renderRow }: RowProps) {
  const focused = rows.focusedId === id;
  const selected = rows.selectedIds.has(id);
  const isTabStop = focused || (rows.focusedId === null && rows.ids[0] === id);
  return (
    <div
      role="row"
      data-row-id={id}
      data-focused={focused || undefined}
      data-tall={tall || undefined}
      aria-selected={selectable ? selected : undefined}
      aria-rowindex={rows.ids.indexOf(id) + 1}
      tabIndex={isTabStop ? 0 : -1}
      className={css['row']}
      style={{ gridTemplateColumns: columns, ...place }}
    >
      {renderRow(id, { focused, selected })}
    </div>
  );
}

function itemsOf({ groups }: RowListProps): readonly Item[] {
  return groups.flatMap(({ id, head, ids }) => [
    ...(head === undefined || ids.length === 0 ? [] : [{ kind: 'head' as const, id, head }]),
    ...ids.map((rowId) => ({ kind: 'row' as const, id: rowId })),
  ]);
}

/** Scrolls the page just so far that a line of the list, drawn or not, is wholly visible. */
function bringIntoView(
  grid: HTMLElement | null,
  line: { readonly top: number; readonly height: number },
): void {
  const scroller = pageScroller();
  if (!grid || !scroller) return;
  const above = grid.getBoundingClientRect().top + line.top - scroller.getBoundingClientRect().top;
  const below = above + line.height - scroller.clientHeight;
  if (above < 0) scroller.scrollBy({ top: above });
  else if (below > 0) scroller.scrollBy({ top: below });
}
