import { type MouseEvent, useMemo, useRef } from 'react';

import { useRowKeys } from '../../components/use-row-keys.ts';
import { useRows } from '../../components/use-rows.ts';
import { weekdayAndDay } from '../../lib/days.ts';
import { focusOn } from '../../lib/roving.ts';
import { usePractice, useToday } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';
import { AuditRow } from './audit-row.tsx';
import type { AuditEvent } from './audit-types.ts';
import { byDay } from './by-day.ts';
import type { AuditFilters } from './use-audit-filters.ts';
import { useValueContext } from './use-value-context.ts';

import css from './audit.module.css';

type AuditListProps = { readonly events: readonly AuditEvent[]; readonly filters: AuditFilters };

/** Events by day; `Enter` or a click unfolds one, so rows have no fixed height here. */
export function AuditList({ events, filters }: AuditListProps) {
  const { timeZone } = usePractice();
  const today = useToday();
  const context = useValueContext(events);
  const [openId, setOpenId] = useUrlText('event');
  const days = useMemo(() => byDay(events, timeZone), [events, timeZone]);
  const rows = useRows(useMemo(() => events.map(({ id }) => id), [events]));
  const grid = useRef<HTMLDivElement>(null);
  const unfold = (id: string) => setOpenId(id === openId ? null : id);
  useRowKeys({ rows, grid, keysHere: true, onOpen: unfold, onAct: unfold });
  useKey('primary', () => rows.focusedId !== null && unfold(rows.focusedId), {
    enabled: rows.focusedId !== null,
    label: 'Open',
  });
  useKey('close', () => setOpenId(null), { enabled: openId !== null });

  const onClick = ({ target }: MouseEvent) => {
    const id = rowIdOf(target);
    if (id === null) return;
    rows.take(focusOn(id));
    unfold(id);
  };
  return (
    <div ref={grid} role="treegrid" aria-label="Audit" aria-rowcount={events.length} onClick={onClick}>
      {days.map(({ day, events: ofDay }) => (
        <div key={day} role="rowgroup">
          <div role="row" className={css['day']}>
            <div role="gridcell">
              {weekdayAndDay(day)}
              {day === today ? ' · today' : ''}
            </div>
          </div>
          {ofDay.map((event) => (
            <AuditRow
              key={event.id}
              event={event}
              rows={rows}
              isOpen={event.id === openId}
              context={context}
              onOnly={() => filters.change({ subject: event.subjectKind, only: event.subjectId })}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The row clicked on; none for its links and buttons, nor for what is unfolded below it. */
function rowIdOf(target: EventTarget): string | null {
  if (!(target instanceof Element) || target.closest('a, button')) return null;
  return target.closest<HTMLElement>('[data-row-id]')?.dataset['rowId'] ?? null;
}
