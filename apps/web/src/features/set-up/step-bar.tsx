import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import { type Step, stepTitle, steps } from './set-up-facts.ts';

import css from './set-up.module.css';

type StepBarProps = { readonly current: Step; readonly done: ReadonlySet<Step> };

/** The five steps; each can be opened at any time. */
export function StepBar({ current, done }: StepBarProps) {
  return (
    <nav aria-label="Steps">
      <ol className={css['steps']}>
        {steps.map((step, index) => (
          <li key={step}>
            <Link
              to="."
              search={{ step }}
              className={css['step']}
              data-current={step === current || undefined}
              aria-current={step === current ? 'step' : undefined}
            >
              <span className={css['mark']} data-done={done.has(step) || undefined} aria-hidden="true">
                {done.has(step) ? <IconCheck size={13} stroke={2.2} /> : index + 1}
              </span>
              {stepTitle[step]}
              {done.has(step) ? <span className="tl-hidden-text">, done</span> : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
