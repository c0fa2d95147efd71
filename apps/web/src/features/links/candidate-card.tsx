import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { formatDay } from '@throughline/core/clock/format-day';

import { KeyHint } from '../../components/key-hint.tsx';
import { tip } from '../../components/tip.ts';
import type { KeyName } from '../../lib/keys.ts';
import { useToday } from '../../lib/session.ts';
import { type Choice, ticksOf } from './review-facts.ts';

import css from './links.module.css';

export const chooseKeys = [
  'choose1',
  'choose2',
  'choose3',
  'choose4',
  'choose5',
  'choose6',
  'choose7',
  'choose8',
  'choose9',
] as const satisfies readonly KeyName[];

type CandidateCardProps = {
  readonly choice: Choice;
  /** Place in the list, from 0: its number key. */
  readonly index: number;
  readonly onLink: () => void;
};

/** A job that fits, with what speaks for it; the best one is ringed and takes `Enter`. */
export function CandidateCard({ choice, index, onLink }: CandidateCardProps) {
  const { best, jobName, xpmJobNumber } = choice;
  const keyName = chooseKeys[index];
  return (
    <li className={css['card']} data-best={best || undefined}>
      {keyName ? <KeyHint name={keyName} /> : <span />}
      <div>
        <strong>{jobName}</strong> {xpmJobNumber}
        <div className={css['facts']}>
          <Facts choice={choice} />
        </div>
        <ul className={css['ticks']} aria-label="What speaks for it">
          {ticksOf(choice).map((tick) => (
            <li key={tick}>
              <IconCheck size={14} stroke={2.2} aria-hidden="true" />
              {tick}
            </li>
          ))}
        </ul>
      </div>
      <Button
        variant={best ? 'filled' : 'default'}
        aria-label={`Link to ${jobName} ${xpmJobNumber}`}
        onClick={onLink}
        {...tip('Link', best ? 'open' : keyName)}
      >
        Link
      </Button>
    </li>
  );
}

function Facts({ choice }: { readonly choice: Choice }) {
  const today = useToday();
  const { startDate, dueDate, state, taskName } = choice;
  const facts = [
    startDate === null ? null : `started ${formatDay(startDate, today)}`,
    dueDate === null ? null : `due ${formatDay(dueDate, today)}`,
    state,
    `task ${taskName ?? ''}`,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}
