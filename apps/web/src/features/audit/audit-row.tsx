import { Cell } from '../../components/row-list.tsx';
import { tip } from '../../components/tip.ts';
import type { Rows } from '../../components/use-rows.ts';
import { clockTime, exactMoment } from '../../lib/instants.ts';
import { AuditDetail } from './audit-detail.tsx';
import type { AuditEvent } from './audit-types.ts';
import { type Change, changesOf, tellingChanges } from './changes.ts';
import { fieldOf } from './fields.ts';
import { subjectName } from './subject-name.ts';
import { type ValueContext, valueWords } from './value-words.ts';
import { verbWords } from './verb-words.ts';

import css from './audit.module.css';

type AuditRowProps = {
  readonly event: AuditEvent;
  readonly rows: Rows;
  readonly isOpen: boolean;
  readonly context: ValueContext;
  /** Narrows the list to what this event is about. */
  readonly onOnly: () => void;
};

const toldMax = 3;

/** When, who, what, and the few changes that tell the story; below it everything, once unfolded. */
export function AuditRow({ event, rows, isOpen, context, onOnly }: AuditRowProps) {
  const { id, at, who } = event;
  const focused = rows.focusedId === id;
  const isTabStop = focused || (rows.focusedId === null && rows.ids[0] === id);
  const about = subjectName(event, context.names);
  const changes = changesOf(event.before, event.after);
  // What stands beside the verb already is not said again.
  const untold = changes.filter(({ field, after }) => valueWords(field, after, context) !== about);
  return (
    <>
      <div
        role="row"
        data-row-id={id}
        data-focused={focused || undefined}
        aria-expanded={isOpen}
        aria-rowindex={rows.ids.indexOf(id) + 1}
        tabIndex={isTabStop ? 0 : -1}
        className={css['row']}
      >
        <Cell>
          <time
            dateTime={at}
            className={`${css['time'] ?? ''} num`}
            {...tip(exactMoment(at, context.timeZone))}
          >
            {clockTime(at, context.timeZone)}
          </time>
        </Cell>
        <Cell>{who}</Cell>
        <Cell>
          {verbWords(event)}
          {about === null ? null : <span className="tl-dimmed"> · {about}</span>}
        </Cell>
        <Cell>
          {tellingChanges(untold, toldMax).map((change) => (
            <Told key={change.field} change={change} isChange={isChange(event)} context={context} />
          ))}
        </Cell>
      </div>
      {isOpen ? (
        <div role="row" className={css['unfolded']}>
          <div role="gridcell">
            <AuditDetail event={event} changes={changes} context={context} onOnly={onOnly} />
          </div>
        </div>
      ) : null}
    </>
  );
}

type ToldProps = { readonly change: Change; readonly isChange: boolean; readonly context: ValueContext };

function Told({ change, isChange: both, context }: ToldProps) {
  const { field, before, after } = change;
  return (
    <span className={css['told']}>
      <span className="tl-dimmed">{fieldOf(field).label} </span>
      {both ? (
        <>
          <span className="tl-dimmed">{valueWords(field, before, context)}</span>
          {' → '}
        </>
      ) : null}
      {valueWords(field, both ? after : (after ?? before), context)}
    </span>
  );
}

function isChange({ before, after }: AuditEvent): boolean {
  return (before ?? null) !== null && (after ?? null) !== null;
}
