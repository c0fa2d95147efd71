import { ClientSquare } from '../../components/client-square.tsx';
import { DurationText } from '../../components/duration-text.tsx';
import { Cell } from '../../components/row-list.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { useNow } from '../../lib/session.ts';
import type { TimeEntry } from '../../lib/use-change-entry.ts';

import css from './day.module.css';

export const phoneEntryColumns = '22px minmax(0, 1fr) max-content';

type PhoneEntryRowProps = { readonly entry: TimeEntry; readonly onEdit: () => void };

/** One entry on a phone: two lines, and a tap anywhere edits it. */
export function PhoneEntryRow({ entry, onEdit }: PhoneEntryRowProps) {
  const nowMs = useNow();
  const { clientId, clientName, workTitle, note, minutes, startedAt } = entry;
  const title = workTitle ?? (note === '' ? 'Without work' : note);
  const running = startedAt === null ? 0 : Math.max(0, Math.floor((nowMs - Date.parse(startedAt)) / 60_000));
  return (
    <>
      {clientId === null ? (
        <span className={css['dashes']} aria-hidden="true" />
      ) : (
        <ClientSquare clientId={clientId} name={clientName ?? ''} />
      )}
      <Cell>
        <button type="button" className={css['tap']} onClick={onEdit} aria-label={`Change ${title}`}>
          <b>{title}</b>
          <small>{clientName ?? 'Choose what it was for'}</small>
        </button>
      </Cell>
      <span className={css['phone-right']}>
        <DurationText minutes={minutes ?? running} strong />
        {minutes === null ? (
          <span className={css['running']}>running</span>
        ) : (
          <StateChip look={timeEntryLook(entry.delivery)} />
        )}
      </span>
    </>
  );
}
