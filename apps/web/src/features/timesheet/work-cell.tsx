import { useEffect, useEffectEvent } from 'react';

import { ClientSquare } from '../../components/client-square.tsx';
import { FloatingBody, useFloating } from '../../components/floating.tsx';
import { type TimeEntry, useChangeEntry } from '../../lib/use-change-entry.ts';
import type { EntryField } from './editing.ts';
import { WorkSearch } from './work-search.tsx';

import css from './day.module.css';

type WorkCellProps = {
  readonly entry: TimeEntry;
  readonly editing: boolean;
  readonly onEdit: (field: EntryField | null) => void;
};

/** What an entry was for; a click chooses other work, and XPM follows. */
export function WorkCell({ entry, editing, onEdit }: WorkCellProps) {
  const floating = useFloating();
  const { body, open, setAnchor, hide } = floating;
  useEffect(() => {
    if (editing && body && !body.matches(':popover-open')) body.showPopover();
  }, [editing, body]);
  return (
    <div role="gridcell" className={css['work']}>
      <button
        type="button"
        tabIndex={-1}
        ref={setAnchor}
        className={css['in-place']}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => onEdit('work')}
      >
        <WorkWords entry={entry} />
      </button>
      <FloatingBody floating={floating} role="dialog" label="What was it for?" width={340}>
        <Search entry={entry} hide={hide} onEdit={onEdit} />
      </FloatingBody>
    </div>
  );
}

type SearchProps = Pick<WorkCellProps, 'entry' | 'onEdit'> & { readonly hide: () => void };

function Search({ entry, hide, onEdit }: SearchProps) {
  const change = useChangeEntry();
  const over = useEffectEvent(() => onEdit(null));
  // The browser closes it too: by Esc, or by a click elsewhere.
  useEffect(() => () => over(), []);
  return (
    <WorkSearch
      label="What was it for?"
      onChoose={({ workItemId }) => {
        hide();
        if (workItemId !== entry.workItemId) change(entry.id, { workItemId });
      }}
    />
  );
}

/** Square, work and client; the note stands in for work that was not chosen yet. */
export function WorkWords({ entry }: { readonly entry: TimeEntry }) {
  const { clientId, clientName, workTitle } = entry;
  if (clientId === null) return <em className={css['choose']}>Choose what it was for</em>;
  return (
    <span className={css['work-words']}>
      <ClientSquare clientId={clientId} name={clientName ?? ''} />
      <span className={css['cut']}>
        <b>{workTitle}</b> <span className="tl-dimmed">· {clientName}</span>
      </span>
    </span>
  );
}
