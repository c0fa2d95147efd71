import { IconCloudOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { count, counted } from '../../lib/format.ts';
import { clockTime } from '../../lib/instants.ts';
import { paths } from '../../lib/paths.ts';
import { pauseTimes, pauseWords } from '../../lib/pause-words.ts';
import { useHasRole, useNow, usePractice } from '../../lib/session.ts';
import type { Outputs } from '../../lib/trpc.ts';
import { useConnections } from '../use-connections.ts';
import { useWaiting } from '../use-waiting.ts';
import { LostBar } from './lost-bar.tsx';
import type { Recovery } from './recovery.ts';
import { useRecovery } from './use-recovery.ts';

import css from './bottom-bar.module.css';

type Connection = Outputs['connection']['list'][number];

const names = { xpm: 'XPM', ledger: 'Xero' } as const satisfies Record<Connection['kind'], string>;

/**
 * The state of both connections, always in sight: a quiet line, an amber one while a side does not answer, or an orange
 * bar until somebody reconnects.
 */
export function BottomBar() {
  const { connections, lost, jobsAsOf } = useConnections();
  const { onTheirWay, checking, words, summary } = useWaiting();
  const [first] = lost;
  const silent = summary?.connections.find(({ silentSince }) => silentSince !== null);
  const recovery = useRecovery(lost.length > 0 || silent !== undefined, {
    waiting: onTheirWay + checking,
    refused: summary?.byState.refused ?? 0,
  });
  return (
    <footer className={css['foot']} aria-label="Connections">
      {first ? (
        <LostBar connection={first} waiting={onTheirWay + checking} />
      ) : silent ? (
        <SilentBar side={silent} />
      ) : recovery ? (
        <Recovered recovery={recovery} />
      ) : (
        <AllIsWell connections={connections} jobsAsOf={jobsAsOf} waiting={words} />
      )}
    </footer>
  );
}

function SilentBar({ side }: { readonly side: Outputs['delivery']['summary']['connections'][number] }) {
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  return (
    <div className={css['bar']} data-tone="amber" role="status">
      <IconCloudOff size={16} stroke={1.7} aria-hidden="true" />
      <span>{pauseWords({ ...side, reason: 'outage' }, pauseTimes(side, { timeZone, now }))}</span>
    </div>
  );
}

function Recovered({ recovery: { sent, refused, waiting } }: { readonly recovery: Recovery }) {
  const rest = waiting === 0 ? '' : ` ${counted(waiting, 'goes', 'go')} now.`;
  return (
    <div className={css['bar']} data-tone="green" role="status">
      Back. {counted(sent, 'entry', 'entries')} sent, {count(refused)} refused.{rest}
    </div>
  );
}

type AllIsWellProps = {
  readonly connections: readonly Connection[] | undefined;
  readonly jobsAsOf: string | null;
  readonly waiting: string;
};

function AllIsWell({ connections, jobsAsOf, waiting }: AllIsWellProps) {
  return (
    <div className={css['bar']} role="status">
      {connections?.map((connection) => (
        <ConnectionState key={connection.id} connection={connection} jobsAsOf={jobsAsOf} />
      ))}
      <Link to={paths.deliveries} className={css['waiting']}>
        {waiting}
      </Link>
      <CallsLeft />
    </div>
  );
}

function ConnectionState({
  connection,
  jobsAsOf,
}: {
  readonly connection: Connection;
  readonly jobsAsOf: string | null;
}) {
  const { timeZone } = usePractice();
  const now = useNow();
  const { kind, pausedUntil } = connection;
  const isPaused = pausedUntil !== null && Date.parse(pausedUntil) > now;
  const state = isPaused ? `paused until ${clockTime(pausedUntil, timeZone)}` : 'connected';
  return (
    <span className={css['connection']}>
      <i className={css['dot']} data-paused={isPaused || undefined} aria-hidden="true" />
      {names[kind]} {state}
      {kind === 'xpm' && jobsAsOf !== null ? ` · jobs as of ${clockTime(jobsAsOf, timeZone)}` : ''}
    </span>
  );
}

function CallsLeft() {
  const watches = useHasRole('admin', 'accounts');
  const { summary } = useWaiting();
  const left =
    summary?.connections.flatMap(({ dayRemaining }) => (dayRemaining === null ? [] : [dayRemaining])) ?? [];
  if (!watches || left.length === 0) return null;
  return (
    <span className={css['calls']}>
      <span className="num">{count(Math.min(...left))}</span> calls left today
    </span>
  );
}
