import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useTRPC } from '../../lib/trpc.ts';
import { usePeople } from '../../lib/use-people.ts';

const namesMax = 500;

/** Names by id of what history speaks of: people, work, clients, processes, accounts. Those not read yet are absent. */
export function useNames(): ReadonlyMap<string, string> {
  const trpc = useTRPC();
  const { data: people } = usePeople();
  const { data: processes } = useQuery(trpc.process.list.queryOptions());
  const { data: work } = useQuery(trpc.workItem.list.queryOptions({ limit: namesMax }));
  const { data: accounts } = useQuery(trpc.ledgerAccount.list.queryOptions());
  const { data: xeroAccounts } = useQuery(trpc.xeroAccount.list.queryOptions());
  return useMemo(
    () =>
      new Map([
        ...(people ?? []).flatMap(({ staffId, xpmStaffUuid, name }) => [
          ...namedBy(staffId, name),
          ...namedBy(xpmStaffUuid, name),
        ]),
        ...(processes ?? []).flatMap(({ id, name }) => namedBy(id, name)),
        ...(work?.items ?? []).flatMap(({ id, title, clientId, clientName }) => [
          ...namedBy(id, `${title}, ${clientName}`),
          ...namedBy(clientId, clientName),
        ]),
        ...(accounts ?? []).flatMap(({ id, name }) => namedBy(id, name)),
        ...(xeroAccounts ?? []).flatMap(({ xeroAccountId, code, name }) =>
          namedBy(xeroAccountId, [code, name].filter(Boolean).join(' ')),
        ),
      ]),
    [people, processes, work, accounts, xeroAccounts],
  );
}

function namedBy(id: string | null, name: string): readonly (readonly [string, string])[] {
  return id === null ? [] : [[id, name]];
}
