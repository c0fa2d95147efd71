import type { Icon } from '@tabler/icons-react';
import { useRef } from 'react';

import { count } from '../lib/format.ts';
import { useKey } from '../lib/use-key.ts';
import type { StateColour } from './state-looks.ts';
import { tip } from './tip.ts';

import css from './filter-chips.module.css';

type FilterChip<Filter extends string> = {
  readonly filter: Filter;
  readonly word: string;
  readonly icon: Icon;
  /** Shown while there is something behind it. */
  readonly colour: StateColour;
  /** Null while it is not known. */
  readonly number: number | null;
};

type FilterChipsProps<Filter extends string> = {
  readonly chips: readonly FilterChip<Filter>[];
  /** Null, or a filter without a chip: everything is shown. */
  readonly chosen: string | null;
  /** Null: pressing the chosen one again shows everything. */
  readonly onChoose: (filter: Filter | null) => void;
};

/** The summary of a list and its filter in one: how many stand where. */
export function FilterChips<Filter extends string>({ chips, chosen, onChoose }: FilterChipsProps<Filter>) {
  const group = useRef<HTMLDivElement>(null);
  useKey('filter', () => group.current?.querySelector('button')?.focus());
  return (
    <div ref={group} className={css['chips']} role="group" aria-label="Show only">
      {chips.map(({ filter, word, icon: ChipIcon, colour, number }) => (
        <button
          key={filter}
          type="button"
          className={css['chip']}
          aria-pressed={chosen === filter}
          data-colour={number === null || number === 0 ? undefined : colour}
          onClick={() => onChoose(chosen === filter ? null : filter)}
          {...tip(chosen === filter ? 'Show everything' : `Show only ${word}`, 'filter')}
        >
          <ChipIcon size={14} stroke={2.2} aria-hidden="true" />
          {word}
          <span className="num">{number === null ? '—' : count(number)}</span>
        </button>
      ))}
    </div>
  );
}
