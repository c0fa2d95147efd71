import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { formatDay } from '@throughline/core/clock/format-day';

import { useToday } from '../../lib/session.ts';
import type { Candidate } from './explanation.ts';

import css from './link-panel.module.css';

type CandidateCardProps = {
  readonly candidate: Candidate;
  /** Key that chooses it, from 1. */
  readonly number: number;
  readonly current: boolean;
  readonly best: boolean;
  readonly onLink: () => void;
};

/** A job that fits, what speaks for it, and the button that links to it. */
export function CandidateCard({ candidate, number, current, best, onLink }: CandidateCardProps) {
  const today = useToday();
  const { xpmJobNumber, jobName, taskName, state, startDate, dueDate, because } = candidate;
  const facts = [
    startDate === null ? null : `from ${formatDay(startDate, today)}`,
    dueDate === null ? null : `due ${formatDay(dueDate, today)}`,
    state,
    taskName === null ? null : `task ${taskName}`,
  ];
  return (
    <article className={css['card']} data-best={best || undefined}>
      {number > 9 ? null : (
        <kbd className={css['number']} aria-hidden="true">
          {number}
        </kbd>
      )}
      <div className={css['facts']}>
        <p>
          <b>{jobName}</b> {xpmJobNumber}
        </p>
        <p className="tl-dimmed">{facts.filter(Boolean).join(' · ')}</p>
        <ul className={css['checks']}>
          {because.split(', ').map((check) => (
            <li key={check}>
              <IconCheck size={14} stroke={2.2} aria-hidden="true" /> {check}
            </li>
          ))}
        </ul>
      </div>
      {current ? (
        <span className={css['current']}>Linked</span>
      ) : (
        <Button
          variant={best ? 'filled' : 'default'}
          onClick={onLink}
          aria-label={`Link to ${xpmJobNumber}, ${jobName}`}
        >
          Link
        </Button>
      )}
    </article>
  );
}
