import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { AsOf } from '../../components/as-of.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { RefreshButton } from '../../components/refresh-button.tsx';
import { describeError } from '../../lib/describe-error.ts';
import { useHasRole, usePractice } from '../../lib/session.ts';
import { notify } from '../../lib/toasts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useKey } from '../../lib/use-key.ts';
import { AccountList } from './account-list.tsx';
import { Coverage } from './coverage.tsx';
import { NewAccountDialog } from './new-account-dialog.tsx';
import { useChartRefresh } from './use-chart-refresh.ts';

/** Which account in Xero each kind of line goes to, and what keeps it from getting there. */
export function LedgerMappingPage() {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const mayMap = useHasRole('accounts');
  const [isAdding, setAdding] = useState(false);
  const query = useQuery(trpc.ledgerAccount.list.queryOptions());
  const refresh = useChartRefresh();
  const useUsual = useUsualFive();
  useKey('primary', refresh.run, { label: 'Check again' });
  useKey('create', () => setAdding(true), { enabled: mayMap, label: 'New account' });
  return (
    <Page
      title="Ledger mapping"
      views={query.data && query.data.length > 0 ? <Coverage accounts={query.data} /> : null}
      actions={
        <>
          <AsOf at={refresh.asOf} timeZone={timeZone} />
          <RefreshButton
            label="Check again"
            calls={refresh.calls}
            busy={refresh.isBusy}
            onRefresh={refresh.run}
          />
          {mayMap ? (
            <Button
              variant="default"
              onClick={() => setAdding(true)}
              rightSection={<KeyHint name="create" />}
            >
              New account
            </Button>
          ) : null}
        </>
      }
    >
      {refresh.problem === null ? null : <p role="alert">{refresh.problem}</p>}
      <Panel padding="bare">
        <QueryRegion
          query={query}
          isEmpty={(accounts) => accounts.length === 0}
          empty={
            <EmptyLine sentence="No accounts yet.">
              {mayMap ? (
                <Button variant="default" onClick={useUsual.run} loading={useUsual.busy}>
                  Use the usual five
                </Button>
              ) : null}
            </EmptyLine>
          }
        >
          {(accounts) => <AccountList accounts={accounts} refresh={refresh} />}
        </QueryRegion>
      </Panel>
      <NewAccountDialog open={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function useUsualFive() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation(
    trpc.ledgerAccount.createUsual.mutationOptions({
      onSuccess: (accounts) => queryClient.setQueryData(trpc.ledgerAccount.list.queryKey(), accounts),
      onError: (error) => notify({ text: describeError(error) }),
    }),
  );
  return { run: () => mutate({}), busy: isPending };
}
