import {
  IconArrowUp,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconEyeSearch,
  IconHandStop,
} from '@tabler/icons-react';
import { useRef } from 'react';

import { tip } from '../../components/tip.ts';
import { count } from '../../lib/format.ts';
import { useKey } from '../../lib/use-key.ts';
import { type DeliveryFilter, type DeliverySummary, countOf } from './filters.ts';

import css from './deliveries.module.css';

type FilterChipsProps = {
  readonly summary: DeliverySummary | undefined;
  readonly chosen: DeliveryFilter;
  readonly onChoose: (filter: DeliveryFilter) => void;
};

const chips = [
  { filter: 'needs', word: 'Needs you', icon: IconHandStop, colour: 'orange' },
  { filter: 'checking', word: 'Checking', icon: IconEyeSearch, colour: 'amber' },
  { filter: 'waiting', word: 'Waiting', icon: IconClock, colour: 'gray' },
  { filter: 'sending', word: 'Sending', icon: IconArrowUp, colour: 'blue' },
  { filter: 'unlinked', word: 'No job yet', icon: IconCircleDashed, colour: 'gray' },
  { filter: 'arrived', word: 'In XPM / Xero', icon: IconCheck, colour: 'green' },
] as const satisfies readonly {
  readonly filter: DeliveryFilter;
  readonly word: string;
  readonly icon: typeof IconCheck;
  readonly colour: string;
}[];

/** The summary and the filter in one: how many stand where. Pressing the chosen one again shows everything. */
export function FilterChips({ summary, chosen, onChoose }: FilterChipsProps) {
  const group = useRef<HTMLDivElement>(null);
  useKey('filter', () => group.current?.querySelector('button')?.focus());
  return (
    <div ref={group} className={css['chips']} role="group" aria-label="Show only">
      {chips.map(({ filter, word, icon: Icon, colour }) => {
        const number = summary === undefined ? null : countOf(summary.byState, filter);
        return (
          <button
            key={filter}
            type="button"
            className={css['chip']}
            aria-pressed={chosen === filter}
            data-colour={number === null || number === 0 ? undefined : colour}
            onClick={() => onChoose(chosen === filter ? 'all' : filter)}
            {...tip(chosen === filter ? 'Show everything' : `Show only ${word}`, 'filter')}
          >
            <Icon size={14} stroke={2.2} aria-hidden="true" />
            {word}
            <span className="num">{number === null ? '—' : count(number)}</span>
          </button>
        );
      })}
    </div>
  );
}
