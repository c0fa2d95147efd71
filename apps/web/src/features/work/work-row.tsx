import { ClientSquare } from '../../components/client-square.tsx';
import { DayText } from '../../components/day-text.tsx';
import { DurationText } from '../../components/duration-text.tsx';
import { Cell } from '../../components/row-list.tsx';
import { initials } from '../../lib/client-hue.ts';
import { isOverdue } from './group-items.ts';
import { LinkChip } from './link-chip.tsx';
import { PlayButton } from './play-button.tsx';
import { RowMenu } from './row-menu.tsx';
import type { WorkActions } from './use-work-actions.ts';
import type { WorkItem } from './use-work-items.ts';

import css from './work.module.css';

export const wideColumns = '28px minmax(0, 1.25fr) minmax(0, 1fr) 64px 108px 28px';
export const teamColumns = '28px minmax(0, 1.25fr) minmax(0, 1fr) 92px 64px 108px 28px';
export const phoneColumns = '40px minmax(0, 1fr) max-content';

export type WorkRowProps = {
  readonly item: WorkItem;
  readonly actions: WorkActions;
  readonly today: string;
  readonly team: boolean;
};

/** One work item on a wide screen. */
export function WideRow({ item, actions, today, team }: WorkRowProps) {
  return (
    <>
      <Play item={item} actions={actions} />
      <Cell>
        <span className={css['name']}>
          <ClientSquare clientId={item.clientId} name={item.clientName} />
          <Name item={item} />
        </span>
      </Cell>
      <Cell>
        <LinkChip link={item.link} onOpen={() => actions.openLink(item.id)} />
      </Cell>
      {team ? <Who item={item} /> : null}
      <Cell>
        <Due item={item} today={today} />
      </Cell>
      <Recorded item={item} />
      <Cell>
        <RowMenu item={item} actions={actions} />
      </Cell>
    </>
  );
}

/** One work item on a phone: play, two lines, time; the group tells the due date. */
export function PhoneRow({ item, actions }: WorkRowProps) {
  return (
    <>
      <Play item={item} actions={actions} />
      <Cell>
        <span className={css['phone-name']}>
          <ClientSquare clientId={item.clientId} name={item.clientName} />
          <span className={css['two-lines']}>
            <Name item={item} />
            <LinkChip link={item.link} onOpen={() => actions.openLink(item.id)} />
          </span>
        </span>
      </Cell>
      <Recorded item={item} />
    </>
  );
}

function Play({ item, actions }: Pick<WorkRowProps, 'item' | 'actions'>) {
  return (
    <Cell>
      <PlayButton
        what={`${item.title}, ${item.clientName}`}
        running={actions.runningId === item.id}
        onToggle={() => actions.toggleTimer(item.id)}
      />
    </Cell>
  );
}

function Name({ item }: { readonly item: WorkItem }) {
  return (
    <span className={css['words']} data-tip={`${item.title} · ${item.clientName}`}>
      <b>{item.title}</b> <span className="tl-dimmed">· {item.clientName}</span>
    </span>
  );
}

function Due({ item, today }: { readonly item: WorkItem; readonly today: string }) {
  const late = isOverdue(item.dueDate, today);
  return (
    <span className={css['due']} data-late={late || undefined}>
      <DayText value={item.dueDate} today={today} />
      {late ? <span className="tl-hidden-text">overdue</span> : null}
    </span>
  );
}

function Recorded({ item }: { readonly item: WorkItem }) {
  return (
    <Cell num>
      <DurationText minutes={item.minutesRecorded} strong />
      <span className="tl-dimmed">
        {' / '}
        <DurationText minutes={item.estimateMinutes} />
      </span>
    </Cell>
  );
}

function Who({ item }: { readonly item: WorkItem }) {
  const { assignedTo, running } = item;
  const names = running.map(({ name }) => name).join(', ');
  return (
    <Cell>
      <span className={css['who']} data-tip={assignedTo?.name ?? 'Anybody'}>
        <i className={css['avatar']} aria-hidden="true">
          {assignedTo ? initials(assignedTo.name) : '—'}
        </i>
        <span className="tl-hidden-text">{assignedTo?.name ?? 'Anybody'}</span>
        {running.length === 0 ? null : (
          <span className={css['running-now']} data-tip={`Running now: ${names}`}>
            <i aria-hidden="true" /> now<span className="tl-hidden-text">: {names}</span>
          </span>
        )}
      </span>
    </Cell>
  );
}
