import { useQuery } from '@tanstack/react-query';

import { RefreshButton } from '../../components/refresh-button.tsx';
import { callsFor } from '../../lib/connection-facts.ts';
import { useHasRole } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useRefreshMirror } from '../../lib/use-refresh-mirror.ts';

const kinds = ['jobs', 'staff'] as const;

/** Reads jobs and people from XPM again, on which most of what waits depends; what can go then goes. */
export function RefreshLists() {
  const trpc = useTRPC();
  const mayForce = useHasRole('admin', 'accounts');
  const refresh = useRefreshMirror();
  const { data: state } = useQuery({ ...trpc.mirror.state.queryOptions(), enabled: mayForce });
  if (!mayForce) return null;
  return (
    <RefreshButton
      calls={callsFor(kinds, state)}
      busy={refresh.isPending}
      onRefresh={() => refresh.mutate({ force: true, kinds: [...kinds] })}
    />
  );
}
