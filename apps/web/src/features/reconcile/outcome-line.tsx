import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { ErrorLine } from '../../components/error-line.tsx';
import { counted } from '../../lib/format.ts';
import type { Tab } from './types.ts';
import type { useRun } from './use-run.ts';
import { sides } from './words.ts';

import css from './reconcile.module.css';

type OutcomeLineProps = {
  readonly tab: Tab;
  readonly run: ReturnType<typeof useRun>;
  /** Differences nobody explained yet, and explained ones; null while nothing was ever compared. */
  readonly state: { readonly open: number; readonly explained: number } | null;
};

/** What the last run came to, and whether both sides agree. */
export function OutcomeLine({ tab, run, state }: OutcomeLineProps) {
  return (
    <div role="status" className={css['outcomes']}>
      {run.busy ? (
        <Line colour="gray">Reading {sides[tab]}. You can go on meanwhile.</Line>
      ) : (
        <LastRun run={run} />
      )}
      {state?.open === 0 ? <Agreement explained={state.explained} /> : null}
    </div>
  );
}

function LastRun({ run: { error, result } }: Pick<OutcomeLineProps, 'run'>) {
  if (error) return <ErrorLine error={error} />;
  if (result === null) return null;
  if (result.problem === null) return <Line colour="gray">{result.words}</Line>;
  return (
    <Line colour="amber" icon={<IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" />}>
      {result.problem} It runs tonight at 02:00 by itself.
    </Line>
  );
}

function Agreement({ explained }: { readonly explained: number }) {
  const icon = <IconCircleCheck size={16} stroke={1.7} aria-hidden="true" />;
  return (
    <Line colour="green" icon={icon}>
      Both sides agree.
      {explained === 0 ? '' : ` ${counted(explained, 'difference', 'differences')} explained.`}
    </Line>
  );
}

type LineProps = { readonly colour: string; readonly icon?: ReactNode; readonly children: ReactNode };

function Line({ colour, icon, children }: LineProps) {
  return (
    <p className={css['outcome']} data-colour={colour}>
      {icon}
      <span>{children}</span>
    </p>
  );
}
