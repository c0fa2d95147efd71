import { Button } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { ClientSquare } from '../../components/client-square.tsx';
import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { tip } from '../../components/tip.ts';
import { paths } from '../../lib/paths.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';
import { useStartTimer, useStopTimer } from '../../lib/use-timer.ts';
import { Arrival } from './arrival.tsx';

import css from './set-up.module.css';

type WorkItem = Outputs['workItem']['list']['items'][number];

/** Step 5: a real timer on real work, and its time arriving in XPM while one looks. */
export function MinuteStep() {
  const trpc = useTRPC();
  const { data: running } = useQuery(trpc.timer.current.queryOptions());
  return (
    <Panel title="Your first minute">
      <div className={css['form']}>
        <p className={css['prose']}>
          Start a timer, wait a moment, stop it. The time goes to XPM and is read back from there; you can
          remove it again, here and in XPM.
        </p>
        {running ? <Running timer={running} /> : <WorkToStart />}
        <Arrival />
      </div>
    </Panel>
  );
}

function Running({ timer }: { readonly timer: NonNullable<Outputs['timer']['current']> }) {
  const stop = useStopTimer();
  return (
    <div className={css['notice']} data-tone="green" role="status">
      <p>
        {timer.workTitle ?? 'A timer'} {timer.clientName === null ? '' : `· ${timer.clientName} `}runs.{' '}
        {timer.delivery.sentence}
      </p>
      <Button
        variant="default"
        leftSection={<IconPlayerStopFilled size={14} aria-hidden="true" />}
        onClick={() => stop.mutate({})}
        {...tip('Stop', 'stopTimer')}
      >
        Stop
      </Button>
    </div>
  );
}

function WorkToStart() {
  const trpc = useTRPC();
  const query = useQuery(trpc.workItem.list.queryOptions({ linkState: 'linked', mine: true, limit: 5 }));
  return (
    <QueryRegion
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyLine sentence="No work item of yours has its job yet.">
          <Button component={Link} to={paths.work} variant="default">
            New work item
          </Button>
          <Button component={Link} to={paths.linkReview} variant="default">
            Link review
          </Button>
        </EmptyLine>
      }
    >
      {({ items }) => (
        <ul className={css['lines']} aria-label="Work to start with">
          {items.map((item) => (
            <StartLine key={item.id} item={item} />
          ))}
        </ul>
      )}
    </QueryRegion>
  );
}

function StartLine({ item }: { readonly item: WorkItem }) {
  const start = useStartTimer();
  return (
    <li className={css['entry']}>
      <ClientSquare clientId={item.clientId} name={item.clientName} />
      <div className={css['who']}>
        <span className={css['name']}>{item.title}</span>
        <span className={css['dimmed']}>
          {item.clientName} · {item.link.xpmJobNumber}
        </span>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlayerPlayFilled size={13} aria-hidden="true" />}
        aria-label={`Start ${item.title} for ${item.clientName}`}
        onClick={() => start.mutate({ workItemId: item.id })}
      >
        Start
      </Button>
    </li>
  );
}
