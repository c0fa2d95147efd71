import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEyeSearch } from '@tabler/icons-react';
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
  readonly onReport: () => void;
  /** Not listed, and still to be asked for one by one. */
  readonly toAsk: number;
  /** Differences nobody explained yet, and explained ones; null while nothing was ever compared. */
  readonly state: { readonly open: number; readonly explained: number } | null;
};

/** What the last run came to, and whether both sides agree. */
export function OutcomeLine({ tab, run, state, toAsk, onReport }: OutcomeLineProps) {
  return (
    <div role="status" className={css['outcomes']}>
      {run.busy ? (
        <Line colour="gray">Reading {sides[tab]}. You can go on meanwhile.</Line>
      ) : (
        <LastRun run={run} />
      )}
      {toAsk > 0 && !run.busy ? <ToAsk count={toAsk} side={sides[tab]} /> : null}
      {state?.open === 0 ? <Agreement explained={state.explained} onReport={onReport} /> : null}
    </div>
  );
}

function LastRun({ run: { error, result } }: Pick<OutcomeLineProps, 'run'>) {
  if (error) return <ErrorLine error={error} />;
  if (result === null) return null;
  if (result.problem === null) return <Line colour="gray">{result.words}</Line>;
  return (
    <Line colour="amber" icon={<IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" />}>
      {result.problem} Every night both sides are compared by themselves.
    </Line>
  );
}

function ToAsk({ count, side }: { readonly count: number; readonly side: string }) {
  return (
    <Line colour="amber" icon={<IconEyeSearch size={16} stroke={1.7} aria-hidden="true" />}>
      {counted(count, 'entry', 'entries')} {side} did not list {count === 1 ? 'has' : 'have'} still to be
      asked for one by one. Each run, and each night, goes on with the next.
    </Line>
  );
}

type AgreementProps = { readonly explained: number; readonly onReport: () => void };

function Agreement({ explained, onReport }: AgreementProps) {
  const icon = <IconCircleCheck size={16} stroke={1.7} aria-hidden="true" />;
  return (
    <Line colour="green" icon={icon}>
      Both sides agree.
      {explained === 0 ? '' : ` ${counted(explained, 'difference', 'differences')} explained.`}{' '}
      <Button variant="subtle" size="compact-sm" onClick={onReport}>
        PDF with hashes
      </Button>
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
