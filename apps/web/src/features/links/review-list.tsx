import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';

import { ClientSquare } from '../../components/client-square.tsx';
import { Cell, RowList } from '../../components/row-list.tsx';
import type { Rows } from '../../components/use-rows.ts';
import { linkWords } from '../../lib/link-words.ts';
import { type ReviewGroup, type WorkItem, groupOf, isOffByHand } from './review-facts.ts';

import css from './links.module.css';

type ReviewListProps = {
  readonly queue: readonly WorkItem[];
  readonly rows: Rows;
  /** On a phone a row leads to its own screen. */
  readonly asLinks: boolean;
};

const heads = {
  to_review: 'To review',
  no_job: 'No job yet',
  no_task: 'Process without a task',
} as const satisfies Record<ReviewGroup, string>;

/** What waits for a decision, pile by pile. */
export function ReviewList({ queue, rows, asLinks }: ReviewListProps) {
  const byId = useMemo(() => new Map(queue.map((item) => [item.id, item])), [queue]);
  const groups = (['to_review', 'no_job', 'no_task'] as const).map((id) => {
    const ids = queue.filter((item) => groupOf(item) === id).map((item) => item.id);
    return { id, ids, head: `${heads[id]} ${ids.length}` };
  });
  return (
    <RowList
      label="Work items to review"
      rows={rows}
      groups={groups}
      columns={asLinks ? '22px minmax(0, 1fr)' : '22px minmax(0, 1fr) minmax(0, auto)'}
      tall
      renderRow={(id) => {
        const item = byId.get(id);
        return item ? <ReviewRow item={item} asLink={asLinks} /> : null;
      }}
    />
  );
}

/** Nothing where the group's head says it already. */
function wordsOf(item: WorkItem): string {
  if (item.link.reason === 'rolled_over') return 'Rolled over';
  if (isOffByHand(item)) return 'Off by hand';
  return groupOf(item) === 'no_task' ? '' : linkWords(item.link);
}

function ReviewRow({ item, asLink }: { readonly item: WorkItem; readonly asLink: boolean }) {
  const words = wordsOf(item);
  return (
    <>
      <Cell>
        <ClientSquare clientId={item.clientId} name={item.clientName} />
      </Cell>
      <div role="gridcell" className={css['who']}>
        <span className={css['client']}>
          {asLink ? (
            <Link to="." search={(old) => ({ ...old, item: item.id })} className={css['row-link']}>
              {item.clientName}
            </Link>
          ) : (
            item.clientName
          )}
        </span>
        <span className={css['what']}>
          {item.title}
          {asLink && words !== '' ? ` · ${words}` : ''}
        </span>
      </div>
      {asLink ? null : (
        <Cell>
          <span className={css['what']}>{words}</span>
        </Cell>
      )}
    </>
  );
}
