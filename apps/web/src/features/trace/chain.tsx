import { type Icon, IconCheck, IconCircleDashed, IconClock, IconHandStop } from '@tabler/icons-react';

import { StepFix } from './step-fix.tsx';
import type { Trace } from './trace.ts';

import css from './trace.module.css';

type Step = Trace['steps'][number];

const words = {
  timer: 'Timer',
  work_item: 'Work item',
  link: 'Link',
  staff: 'XPM person',
  job: 'Job',
  connection: 'Connection',
  period: 'Lock date',
  quota: 'Quota',
  sent: 'Sent',
  confirmed: 'Confirmed',
} as const satisfies Record<Step['name'], string>;

const looks = {
  done: { icon: IconCheck, word: 'done' },
  failed: { icon: IconHandStop, word: 'needs somebody' },
  waiting: { icon: IconClock, word: 'waits' },
  open: { icon: IconCircleDashed, word: 'not yet' },
} as const satisfies Record<Step['state'], { icon: Icon; word: string }>;

/** The stations on the way to XPM; the first that holds it up carries the one thing to do. */
export function Chain({ trace }: { readonly trace: Trace }) {
  return (
    <ol className={css['chain']}>
      {trace.steps.map((step) => (
        <Station key={step.name} step={step} trace={trace} />
      ))}
    </ol>
  );
}

function Station({ step, trace }: { readonly step: Step; readonly trace: Trace }) {
  const { icon: StepIcon, word } = looks[step.state];
  // What the box above already says is not said twice.
  const says = step.sentence !== trace.entry.delivery.sentence ? step.sentence : '';
  return (
    <li className={css['station']} data-state={step.state}>
      <StepIcon size={16} stroke={2.2} aria-label={word} role="img" />
      <div>
        <b>{words[step.name]}</b> {says === '' ? null : <span className={css['says']}>{says}</span>}
        {step.state === 'failed' ? <StepFix fix={step.fix} entry={trace.entry} /> : null}
      </div>
    </li>
  );
}
