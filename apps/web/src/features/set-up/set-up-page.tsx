import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { tip } from '../../components/tip.ts';
import { paths } from '../../lib/paths.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';
import { ClientsStep } from './clients-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { MinuteStep } from './minute-step.tsx';
import { PeopleStep, type RenderInvite } from './people-step.tsx';
import { type SetUpFacts, type Step, stepAfter, stepTitle, stepToOpen } from './set-up-facts.ts';
import { SoFar } from './so-far.tsx';
import { StepBar } from './step-bar.tsx';
import { useSetUp } from './use-set-up.ts';

import css from './set-up.module.css';

type SetUpPageProps = {
  /** The mapping of processes, step 4. */
  readonly processes: ReactNode;
  readonly renderInvite: RenderInvite;
};

/** The first run: from nothing to the first minute in XPM, in five steps that can be left at any time. */
export function SetUpPage(props: SetUpPageProps) {
  const { facts, done, query } = useSetUp();
  const [asked] = useUrlText('step');
  const [connected] = useUrlText('connected');
  const [problem] = useUrlText('problem');
  const cameBack = connected ?? problem;
  const step = stepToOpen(asked ?? (cameBack === null ? null : 'connect'), done ?? new Set());
  return (
    <Page
      title="Set-up"
      note={done ? `${done.size} of 5 done` : null}
      actions={
        <Button component={Link} to={paths.home} variant="subtle" color="gray">
          Go on later
        </Button>
      }
    >
      <QueryRegion query={query}>
        {(known) => (
          <>
            <StepBar current={step} done={done ?? new Set()} />
            <div className={css['split']}>
              <div className={css['main']}>
                <StepBody {...props} step={step} facts={known} />
                <Onward step={step} facts={facts ?? known} />
              </div>
              <SoFar facts={known} />
            </div>
          </>
        )}
      </QueryRegion>
    </Page>
  );
}

type StepBodyProps = SetUpPageProps & { readonly step: Step; readonly facts: SetUpFacts };

function StepBody({ step, facts, processes, renderInvite }: StepBodyProps) {
  if (step !== 'connect' && !facts.xpmConnected) {
    return (
      <Panel title={stepTitle[step]}>
        <p className={css['prose']}>XPM is not connected yet; this comes after it.</p>
      </Panel>
    );
  }
  switch (step) {
    case 'connect':
      return <ConnectStep facts={facts} />;
    case 'people':
      return <PeopleStep facts={facts} renderInvite={renderInvite} />;
    case 'clients':
      return <ClientsStep />;
    case 'processes':
      return processes;
    case 'minute':
      return <MinuteStep />;
  }
}

/** To the next step, or to work after the last; the connect step first has its own button. */
function Onward({ step, facts }: { readonly step: Step; readonly facts: SetUpFacts }) {
  const navigate = useNavigate();
  const next = stepAfter(step);
  const mayGoOn = facts.xpmConnected;
  const go = () => {
    if (next === null) void navigate({ to: paths.work });
    else void navigate({ to: '.', search: { step: next } });
  };
  useKey('primary', go, { enabled: mayGoOn && step !== 'processes', label: 'Go on with the set-up' });
  if (!mayGoOn) return null;
  const isLast = next === null;
  return (
    <div className={css['buttons']}>
      <Button
        variant={isLast && !facts.hasDelivered ? 'default' : 'filled'}
        onClick={go}
        {...tip(isLast ? 'To Work' : stepTitle[next], step === 'processes' ? undefined : 'primary')}
      >
        {isLast ? 'Go to Work' : `Continue: ${stepTitle[next]}`}
      </Button>
    </div>
  );
}
