import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import type { ConnectionKind } from '../../lib/connection-facts.ts';
import { paths } from '../../lib/paths.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useBeginConnection } from '../../lib/use-begin-connection.ts';
import { BackgroundPanel } from './background-panel.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { ConsentNotice } from './consent-notice.tsx';
import { SettingsPage } from './settings-page.tsx';

const kinds = ['xpm', 'ledger'] as const satisfies readonly ConnectionKind[];

/** The consents to act in XPM and in Xero: whose, since when, what they read and what they still allow. */
export function ConnectionsPage() {
  const trpc = useTRPC();
  const query = useQuery(trpc.connection.list.queryOptions());
  const { begin, busy } = useBeginConnection();
  const isFirst = query.data?.length === 0;
  return (
    <SettingsPage
      title="Connections"
      actions={
        isFirst ? (
          <>
            <Button component={Link} to={paths.setUp} variant="default">
              Set-up
            </Button>
            <Button loading={busy} onClick={() => begin({})}>
              Connect XPM and Xero
            </Button>
          </>
        ) : null
      }
    >
      <ConsentNotice />
      <QueryRegion
        query={query}
        skeleton={
          <Panel padding="bare">
            <SkeletonRows rows={4} />
          </Panel>
        }
      >
        {(connections) =>
          kinds.map((kind) => (
            <ConnectionCard
              key={kind}
              kind={kind}
              connection={connections.find((each) => each.kind === kind)}
            />
          ))
        }
      </QueryRegion>
      {isFirst ? null : <BackgroundPanel />}
    </SettingsPage>
  );
}
