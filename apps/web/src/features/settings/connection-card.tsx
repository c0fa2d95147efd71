import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDay } from '@throughline/core/clock/format-day';
import { useState } from 'react';

import { ConnectionChip } from '../../components/connection-chip.tsx';
import { DataList } from '../../components/data-list.tsx';
import { Panel } from '../../components/panel.tsx';
import { type Connection, type ConnectionKind, remoteName } from '../../lib/connection-facts.ts';
import { count } from '../../lib/format.ts';
import { dayOfInstant } from '../../lib/instants.ts';
import { usePractice, useToday } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useBeginConnection } from '../../lib/use-begin-connection.ts';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { MirrorLists } from './mirror-lists.tsx';

import css from './settings.module.css';

type ConnectionCardProps = {
  readonly kind: ConnectionKind;
  /** The one there is or was; undefined before the first. */
  readonly connection: Connection | undefined;
};

/** One connection: its state with the reason, what it reads, and the ways to renew or end it. */
export function ConnectionCard({ kind, connection }: ConnectionCardProps) {
  const { timeZone } = usePractice();
  return (
    <Panel title={remoteName[kind]} aside={<ConnectionChip connection={connection} timeZone={timeZone} />}>
      <div className={css['fields']}>
        {connection ? <Facts connection={connection} /> : <p className={css['hint']}>{invitations[kind]}</p>}
        {connection?.reason ? <p className={css['remark']}>{connection.reason}</p> : null}
        <Ways kind={kind} connection={connection} />
        {connection?.status === 'connected' ? <MirrorLists kind={kind} /> : null}
      </div>
    </Panel>
  );
}

const invitations = {
  xpm: 'Time goes to its jobs; clients, jobs, people and tasks come from it.',
  ledger: 'Client bills become sales invoices there; accounts and tax rates come from it.',
} as const satisfies Record<ConnectionKind, string>;

function Facts({ connection }: { readonly connection: Connection }) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const today = useToday();
  const { data: summary } = useQuery(trpc.delivery.summary.queryOptions());
  const quota = summary?.connections.find(({ connectionId }) => connectionId === connection.id);
  const since = formatDay(dayOfInstant(connection.connectedAt, timeZone), today);
  const dayRemaining = quota?.dayRemaining ?? null;
  const items = [
    { label: 'Tenant', value: <strong>{connection.tenantName}</strong> },
    { label: 'Connected', value: `by ${connection.connectedByName}, ${since}` },
    ...(connection.status === 'connected' && quota
      ? [
          {
            label: 'Calls left',
            value: `${dayRemaining === null ? '—' : count(dayRemaining)} today, ${quota.minuteRemaining} this minute`,
          },
        ]
      : []),
  ];
  return <DataList items={items} />;
}

function Ways({ kind, connection }: ConnectionCardProps) {
  const { begin, busy } = useBeginConnection();
  const [isEnding, setEnding] = useState(false);
  const isConnected = connection?.status === 'connected';
  return (
    <div className={css['row']}>
      <Button
        variant={isConnected || !connection ? 'default' : 'filled'}
        loading={busy}
        onClick={() => begin({ kind })}
      >
        {connection ? 'Reconnect' : 'Connect'}
      </Button>
      {connection && connection.status !== 'disconnected' ? (
        <Button variant="default" onClick={() => setEnding(true)}>
          Disconnect…
        </Button>
      ) : null}
      {connection && isEnding ? (
        <DisconnectDialog connection={connection} onClose={() => setEnding(false)} />
      ) : null}
    </div>
  );
}
