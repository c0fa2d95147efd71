import { useState } from 'react';

import { DurationText } from '../../components/duration-text.tsx';
import { GridCell } from './grid-cell.tsx';
import { RowHead } from './row-head.tsx';
import type { Grid } from './use-grid.ts';
import type { Week } from './use-week.ts';
import type { WeekRow } from './week-rows.ts';

import css from './week.module.css';

type GridRowProps = {
  readonly row: WeekRow;
  readonly index: number;
  readonly grid: Grid;
  readonly week: Week;
  readonly setListAnchor: (element: HTMLElement | null) => void;
  readonly openList: () => void;
};

/** One work item's week. */
export function GridRow({ row, index, grid, week, setListAnchor, openList }: GridRowProps) {
  const [pointed, setPointed] = useState(false);
  const { state, take } = grid;
  const hasFocus = state.row === index;
  const title = row.work?.title ?? 'Without work';
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={css['row']}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <RowHead row={row} week={week} withMenu={pointed || hasFocus} />
      {row.cells.map((cell, day) => {
        const active = hasFocus && state.day === day;
        return (
          <GridCell
            key={cell.day}
            cell={cell}
            column={day + 2}
            title={title}
            active={active}
            edit={active ? state.edit : null}
            setListAnchor={active ? setListAnchor : null}
            onGo={(focus) => take({ type: 'go', row: index, day }, focus)}
            onEdit={() => take({ type: 'edit', text: null })}
            onCancel={() => take({ type: 'cancel' })}
            onSave={(minutes, by) => {
              grid.save(row, cell, minutes);
              take({ type: 'saved', by }, by !== 'blur');
            }}
            onList={openList}
          />
        );
      })}
      <div role="gridcell" aria-colindex={9} className={css['sum']}>
        <DurationText minutes={row.minutes} />
      </div>
    </div>
  );
}
