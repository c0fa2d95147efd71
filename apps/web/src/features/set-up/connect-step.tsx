import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { ConnectionChip } from '../../components/connection-chip.tsx';
import { Panel } from '../../components/panel.tsx';
import { remoteName } from '../../lib/connection-facts.ts';
import { readConsentAnswer } from '../../lib/consent-answer.ts';
import { counted } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useBeginConnection } from '../../lib/use-begin-connection.ts';
import type { SetUpFacts } from './set-up-facts.ts';

import css from './set-up.module.css';

/** Step 1: one consent for XPM and Xero; what came back, and the way to mapping right after. */
export function ConnectStep({ facts }: { readonly facts: SetUpFacts }) {
  const isFirst = !facts.xpmConnected && !facts.ledgerConnected;
  const { begin, busy } = useBeginConnection();
  return (
    <Panel title="Connect XPM and Xero">
      <div className={css['form']}>
        <Answer />
        {facts.xpmConnected ? <MapNext facts={facts} /> : null}
        <p className={css['prose']}>
          {isFirst
            ? 'You choose in Xero what Throughline may see. Both connect in one go; nothing is sent before a timer stops or a client bill is posted.'
            : 'Throughline keeps these connections alive by itself.'}
        </p>
        <ul className={css['lines']}>
          <ConnectionLine kind="xpm" />
          <ConnectionLine kind="ledger" />
        </ul>
        {isFirst ? (
          <div className={css['row']}>
            <Button loading={busy} onClick={() => begin({})}>
              Connect XPM and Xero
            </Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function Answer() {
  const [connected] = useUrlText('connected');
  const [problem] = useUrlText('problem');
  const [names] = useUrlText('name');
  const { begin, busy } = useBeginConnection();
  const answer = readConsentAnswer({ connected, problem, names });
  if (!answer) return null;
  if (answer.kind === 'connected') {
    return (
      <div className={css['notice']} data-tone="green" role="status">
        <p>{answer.sentence}</p>
      </div>
    );
  }
  return (
    <div className={css['notice']} role="alert">
      <p>{answer.sentence}</p>
      <Button variant="default" loading={busy} onClick={() => begin({})}>
        Try again
      </Button>
    </div>
  );
}

/** What makes everything else go by itself comes first to mind once XPM is connected. */
function MapNext({ facts }: { readonly facts: SetUpFacts }) {
  const { processes, withoutTask } = facts;
  if (processes > 0 && withoutTask === 0) return null;
  const sentence =
    processes === 0
      ? 'There are no processes yet. Take their names from XPM’s tasks, and work finds its job by itself.'
      : `${counted(withoutTask, 'process has', 'processes have')} no XPM task yet. With one, work finds its job by itself.`;
  return (
    <div className={css['row']}>
      <p className={`${css['prose'] ?? ''} ${css['grow'] ?? ''}`}>{sentence}</p>
      <Button
        variant="default"
        renderRoot={(root) => <Link to="." search={{ step: 'processes' }} {...root} />}
      >
        {processes === 0 ? 'Map processes' : `Map ${counted(withoutTask, 'process', 'processes')}`}
      </Button>
    </div>
  );
}

function ConnectionLine({ kind }: { readonly kind: 'xpm' | 'ledger' }) {
  const trpc = useTRPC();
  const { timeZone } = usePractice();
  const { data } = useQuery(trpc.connection.list.queryOptions());
  const { begin, busy } = useBeginConnection();
  const connection = data?.find((each) => each.kind === kind);
  const isOther = connection?.status !== 'connected' && data?.some(({ status }) => status === 'connected');
  return (
    <li className={css['line']}>
      <span>
        {remoteName[kind]}
        {connection ? <strong> · {connection.tenantName}</strong> : null}
      </span>
      <span className={css['row']}>
        <ConnectionChip connection={connection} timeZone={timeZone} />
        {isOther ? (
          <Button variant="default" size="compact-sm" loading={busy} onClick={() => begin({ kind })}>
            Connect
          </Button>
        ) : null}
      </span>
    </li>
  );
}
