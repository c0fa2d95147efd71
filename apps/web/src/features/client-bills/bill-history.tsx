import { useQuery } from '@tanstack/react-query';

import { EmptyLine } from '../../components/empty-line.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { exactMoment, when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { historyWords } from './history-words.ts';

import css from './side.module.css';

/** Who did what with a client bill, newest first. */
export function BillHistory({ clientBillId }: { readonly clientBillId: string }) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  const query = useQuery(
    trpc.audit.list.queryOptions(
      { subjectKind: 'client_bill', subjectId: clientBillId, limit: 50 },
      { staleTime: 0 },
    ),
  );
  return (
    <QueryRegion
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyLine sentence="Nothing is written down yet." />}
    >
      {({ items }) => (
        <ol className={css['history']}>
          {items.map((event) => (
            <li key={event.id}>
              <time dateTime={event.at} className="num" data-tip={exactMoment(event.at, timeZone)}>
                {when(event.at, timeZone, now)}
              </time>
              <span>{historyWords(event)}</span>
            </li>
          ))}
        </ol>
      )}
    </QueryRegion>
  );
}
