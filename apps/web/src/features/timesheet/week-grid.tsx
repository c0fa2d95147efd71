import { Button } from '@mantine/core';

import { EmptyLine } from '../../components/empty-line.tsx';
import { type Floating, FloatingBody, useFloating } from '../../components/floating.tsx';
import { Panel } from '../../components/panel.tsx';
import { useKey } from '../../lib/use-key.ts';
import { CellList } from './cell-list.tsx';
import { CopyRowsButton } from './copy-rows-button.tsx';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { type Grid, useGrid } from './use-grid.ts';
import type { Week } from './use-week.ts';
import { WeekFoot } from './week-foot.tsx';
import { WorkSearch } from './work-search.tsx';

import css from './week.module.css';

/** The week to fill: rows of work, seven days, sums; one tab stop, arrows inside. */
export function WeekGrid({ week }: { readonly week: Week }) {
  const adding = useFloating();
  const list = useFloating();
  const { show: openList, hide: closeList } = list;
  const grid = useGrid(week, openList);
  useKey('addRow', adding.show);
  const isEmpty = week.rows.length === 0;
  return (
    <>
      <Panel padding="bare">
        {isEmpty ? <EmptyWeek week={week} adding={adding} /> : <Sheet {...{ week, grid, adding, list }} />}
      </Panel>
      <FloatingBody floating={list} role="dialog" label="Entries of this cell" width={420}>
        {grid.cell ? <CellList cell={grid.cell} onDone={closeList} /> : null}
      </FloatingBody>
      <FloatingBody floating={adding} role="dialog" label="Add a row" width={340}>
        <AddRow week={week} grid={grid} adding={adding} />
      </FloatingBody>
      {isEmpty ? null : <WeekFoot week={week} onGo={(row, day) => grid.take({ type: 'go', row, day })} />}
    </>
  );
}

type SheetProps = {
  readonly week: Week;
  readonly grid: Grid;
  readonly adding: Floating;
  readonly list: Floating;
};

function Sheet({ week, grid, adding, list }: SheetProps) {
  const { setAnchor, show } = list;
  const { setElement, onKeyDown, onCopy, onPaste } = grid;
  return (
    <div
      ref={setElement}
      role="grid"
      aria-label="Timesheet of the week"
      aria-rowcount={week.rows.length + 2}
      aria-colcount={9}
      className={css['grid']}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={onPaste}
    >
      <GridHead days={week.days} rowCount={week.rows.length} />
      {week.rows.map((row, index) => (
        <GridRow
          key={row.id}
          row={row}
          index={index}
          grid={grid}
          week={week}
          setListAnchor={setAnchor}
          openList={show}
        />
      ))}
      <GridFoot week={week} adding={adding} />
    </div>
  );
}

function EmptyWeek({ week, adding }: Pick<SheetProps, 'week' | 'adding'>) {
  const { id, setAnchor } = adding;
  return (
    <EmptyLine sentence="Nothing recorded this week.">
      <CopyRowsButton week={week} />
      <Button ref={setAnchor} variant="default" popoverTarget={id}>
        Add row
      </Button>
    </EmptyLine>
  );
}

function AddRow({ week, grid, adding }: Pick<SheetProps, 'week' | 'grid' | 'adding'>) {
  const { hide } = adding;
  return (
    <WorkSearch
      label="Add a row"
      onChoose={(work) => {
        hide();
        week.addRows([work]);
        const row = rowOf(week, work.workItemId);
        // The row exists one turn later.
        window.setTimeout(() => grid.take({ type: 'go', row, day: grid.state.day }));
      }}
    />
  );
}

/** Where the row of a work item stands now, or will stand: after those added before it. */
function rowOf(week: Week, workItemId: string): number {
  const present = week.rows.findIndex(({ id }) => id === workItemId);
  return present === -1 ? week.addedCount : present;
}
