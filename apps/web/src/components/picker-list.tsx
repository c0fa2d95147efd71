import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';

import { indexNames, searchNames } from '../lib/search-names.ts';

import css from './picker.module.css';

export type PickerOption = {
  readonly id: string;
  readonly label: string;
  /** Second line or right side: a category, a client, "suggestion 0.92". Searched too. */
  readonly detail?: string;
  readonly before?: ReactNode;
  /** Shown but not choosable, with the reason in words. */
  readonly disabledReason?: string | undefined;
};

type PickerListProps = {
  readonly label: string;
  readonly options: readonly PickerOption[];
  readonly value?: string | null;
  readonly onChoose: (id: string) => void;
  readonly onSearch?: ((typed: string) => void) | undefined;
  /** Last entry, for typed text that is no option: "Start ‘phone call’ without work". */
  readonly onTyped?: { readonly label: (typed: string) => string; readonly choose: (typed: string) => void };
  readonly placeholder?: string;
};

type Entry = PickerOption & { readonly choose: () => void };

const shownMax = 50;

/** A search field over a list: arrows move, `Enter` chooses, at most 50 are drawn. Searches names in memory. */
export function PickerList(props: PickerListProps) {
  const { label, value = null, onSearch, placeholder } = props;
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const id = useId();
  const entries = useEntries(props, typed);
  const active = entries[Math.min(marked, entries.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setMarked(Math.max(0, Math.min(marked + step, entries.length - 1)));
    }
    if (event.key === 'Enter' && active && active.disabledReason === undefined) {
      event.preventDefault();
      active.choose();
    }
  };
  const type = (next: string) => {
    setTyped(next);
    setMarked(0);
    onSearch?.(next);
  };

  return (
    <div className={css['list']}>
      <input
        className={css['search']}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        placeholder={placeholder ?? 'Search'}
        autoComplete="off"
        autoFocus
        data-autofocus
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={id} role="listbox" aria-label={label} className={css['options']}>
        {entries.map((entry) => (
          <Option
            key={entry.id}
            domId={`${id}-${entry.id}`}
            entry={entry}
            active={entry === active}
            chosen={entry.id === value}
          />
        ))}
      </ul>
      {entries.length === 0 ? <p className={css['none']}>Nothing has this name.</p> : null}
    </div>
  );
}

function Option(props: {
  readonly domId: string;
  readonly entry: Entry;
  readonly active: boolean;
  readonly chosen: boolean;
}) {
  const { domId, entry, active, chosen } = props;
  const { label, detail, before, disabledReason } = entry;
  return (
    <li
      id={domId}
      role="option"
      aria-selected={chosen}
      aria-disabled={disabledReason !== undefined || undefined}
      data-active={active || undefined}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      className={css['option']}
      onClick={() => disabledReason === undefined && entry.choose()}
    >
      {before}
      <span className={css['label']}>{label}</span>
      {(disabledReason ?? detail) ? <span className={css['detail']}>{disabledReason ?? detail}</span> : null}
    </li>
  );
}

function useEntries({ options, onChoose, onTyped }: PickerListProps, typed: string): readonly Entry[] {
  const index = useMemo(
    () => indexNames(options, (option) => `${option.label} ${option.detail ?? ''}`),
    [options],
  );
  const found = useMemo(() => searchNames(index, typed, shownMax), [index, typed]);
  const entries = found.map((option) => ({ ...option, choose: () => onChoose(option.id) }));
  const text = typed.trim();
  if (!onTyped || text === '') return entries;
  return [...entries, { id: 'typed', label: onTyped.label(text), choose: () => onTyped.choose(text) }];
}
