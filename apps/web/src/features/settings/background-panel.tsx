import { useQuery } from '@tanstack/react-query';

import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { sentenceTip } from '../../components/tip.ts';
import { exactMoment, when } from '../../lib/instants.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { type Outputs, useTRPC } from '../../lib/trpc.ts';

import css from './settings.module.css';

type Chore = Outputs['chore']['list'][number];

const words = {
  mirror: { name: 'Lists read from XPM and Xero', asked: 'while somebody works here' },
  link: { name: 'Jobs found for work', asked: 'when work or jobs change' },
  sweep_xpm: { name: 'Time compared with XPM', asked: 'once XPM is connected' },
  sweep_ledger: { name: 'Client bills compared with Xero', asked: 'once Xero is connected' },
  keep_alive: { name: 'Connections kept alive', asked: 'once connected' },
  clean_up: { name: 'Old calls and answers removed', asked: 'once connected' },
} as const satisfies Record<Chore['kind'], { readonly name: string; readonly asked: string }>;

const refreshMs = 30_000;

/** What happens by itself, each by one worker at a time: when it last ran, when it runs next, and what went wrong. */
export function BackgroundPanel() {
  const trpc = useTRPC();
  const query = useQuery({ ...trpc.chore.list.queryOptions(), refetchInterval: refreshMs });
  return (
    <Panel title="In the background">
      <QueryRegion query={query}>
        {(chores) => (
          <ul className={css['lines']} aria-label="In the background">
            {chores.map((chore) => (
              <ChoreLine key={chore.kind} chore={chore} />
            ))}
          </ul>
        )}
      </QueryRegion>
    </Panel>
  );
}

function ChoreLine({ chore }: { readonly chore: Chore }) {
  const { kind, problem, failures } = chore;
  const times = failures > 1 ? ` ${failures} times in a row.` : '';
  return (
    <li className={css['line']}>
      <div>
        {words[kind].name}
        {problem === null ? null : <small className={css['failed']}>{`${problem}${times}`}</small>}
      </div>
      <Run label="last" at={chore.lastRunAt} otherwise="not run yet" />
      {chore.isRunning ? (
        <span>runs now</span>
      ) : (
        <Run label="next" at={chore.nextRunAt} otherwise={words[kind].asked} />
      )}
    </li>
  );
}

type RunProps = { readonly label: string; readonly at: string | null; readonly otherwise: string };

function Run({ label, at, otherwise }: RunProps) {
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  if (at === null) return <span className={css['run']}>{otherwise}</span>;
  return (
    <time className={css['run']} dateTime={at} {...sentenceTip(exactMoment(at, timeZone))}>
      {label} <span className="num">{when(at, timeZone, now)}</span>
    </time>
  );
}
