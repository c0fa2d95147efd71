import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { ago } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import { browserName } from './browser-name.ts';

import css from './settings.module.css';

/** The browsers a person is signed in with; any other than this one can be signed out from here. */
export function SessionList() {
  const trpc = useTRPC();
  const query = useQuery(trpc.session.list.queryOptions());
  return (
    <Panel title="Signed in" aside={query.data?.length} padding="bare">
      <QueryRegion query={query} skeleton={<SkeletonRows rows={2} />}>
        {(sessions) => (
          <ul className={css['lines']}>
            {sessions.map((session) => (
              <SessionLine key={session.id} session={session} />
            ))}
          </ul>
        )}
      </QueryRegion>
    </Panel>
  );
}

function SessionLine({ session }: { readonly session: Outputs['session']['list'][number] }) {
  const { timeZone } = usePractice();
  const now = useNow();
  const revoke = useRevoke();
  const { id, current, lastSeenAt, ipAddress, userAgent } = session;
  const name = browserName(userAgent);
  return (
    <li className={css['line']}>
      <div>
        {name}
        <small>{ipAddress ?? 'address unknown'}</small>
      </div>
      <span className={css['dimmed']}>
        {current ? 'this browser' : ago(lastSeenAt, timeZone, new Date(now))}
      </span>
      {current ? (
        <span />
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Sign out ${name}`}
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ sessionId: id })}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

function useRevoke() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.session.revoke.mutationOptions({
      onError: (error) => notify({ text: describeError(error) }),
      onSettled: () => queryClient.invalidateQueries(trpc.session.list.pathFilter()),
    }),
  );
}
