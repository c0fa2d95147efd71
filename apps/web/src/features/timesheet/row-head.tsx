import { useState } from 'react';

import { ActionMenu } from '../../components/action-menu.tsx';
import { ClientSquare } from '../../components/client-square.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { counted, duration } from '../../lib/format.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useStartTimer } from '../../lib/use-timer.ts';
import type { Week } from './use-week.ts';
import type { WeekRow } from './week-rows.ts';

import css from './week.module.css';

type RowHeadProps = { readonly row: WeekRow; readonly week: Week; readonly withMenu: boolean };

/** What a row is: work, client and job; with what can be done to the row. */
export function RowHead({ row, week, withMenu }: RowHeadProps) {
  const { work } = row;
  return (
    <div role="rowheader" aria-colindex={1} className={css['row-head']}>
      {work ? (
        <ClientSquare clientId={work.clientId} name={work.clientName} />
      ) : (
        <i className={css['no-square']} />
      )}
      <span className={css['row-words']}>
        <b>{work?.title ?? 'Without work'}</b>
        {work ? (
          <small>
            {work.clientName} · {work.xpmJobNumber ?? <em>No job yet</em>}
          </small>
        ) : (
          <small>
            <em>Choose what it was for</em>
          </small>
        )}
      </span>
      {withMenu ? <RowMenu row={row} week={week} /> : null}
    </div>
  );
}

function RowMenu({ row, week }: { readonly row: WeekRow; readonly week: Week }) {
  const [asks, setAsks] = useState(false);
  const [, setLinkId] = useUrlText('link', { push: true });
  const start = useStartTimer();
  const { work } = row;
  const title = work?.title ?? 'time without work';
  const entries = row.cells.flatMap((cell) => cell.entries);
  const forWork = work
    ? [
        { label: 'Start', onSelect: () => start.mutate({ workItemId: work.workItemId }) },
        { label: 'Link…', onSelect: () => setLinkId(work.workItemId) },
      ]
    : [];
  const remove = () => {
    if (entries.length === 0) week.removeRow(row);
    else setAsks(true);
  };
  return (
    <>
      <ActionMenu
        label={`More for ${title}`}
        actions={[...forWork, { label: 'Remove row', danger: true, onSelect: remove }]}
      />
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          week.removeRow(row);
        }}
        title={`Remove ${title} from this week?`}
        verb={`Remove ${counted(entries.length, 'entry', 'entries')}`}
        danger
      >
        {duration(row.minutes)} of this week go away, what is in XPM there too. <b>Z</b> brings them back for
        half a minute.
      </ConfirmDialog>
    </>
  );
}
