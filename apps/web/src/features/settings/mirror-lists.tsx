import { useQuery } from '@tanstack/react-query';

import { AsOf } from '../../components/as-of.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { type ConnectionKind, callsFor, mirroredBy } from '../../lib/connection-facts.ts';
import { counted } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useRefreshMirror } from '../../lib/use-refresh-mirror.ts';

import css from './settings.module.css';

/** The lists a connection reads: how many, how old, and what reading them again costs. */
export function MirrorLists({ kind }: { readonly kind: ConnectionKind }) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const { data } = useQuery(trpc.mirror.state.queryOptions());
  const refresh = useRefreshMirror();
  const lists = mirroredBy[kind];
  const kinds = lists.map((list) => list.kind);
  return (
    <div className={css['form']}>
      <ul className={css['lines']} aria-label="What is read">
        {lists.map((list) => {
          const state = data?.[list.kind];
          return (
            <li key={list.kind} className={css['line']}>
              <div>
                {counted(state?.count ?? 0, list.one, list.many)}
                {state?.problem ? <small>{state.problem}</small> : null}
              </div>
              <span />
              <AsOf at={state?.asOf ?? null} timeZone={timeZone} />
            </li>
          );
        })}
      </ul>
      <div className={css['row']}>
        <RefreshButton
          calls={callsFor(kinds, data)}
          busy={refresh.isPending}
          onRefresh={() => refresh.mutate({ force: true, kinds: [...kinds] })}
        />
      </div>
    </div>
  );
}
