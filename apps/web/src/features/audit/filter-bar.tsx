import { Button } from '@mantine/core';
import { useRef } from 'react';

import { Picker } from '../../components/picker.tsx';
import { useKey } from '../../lib/use-key.ts';
import { usePeople } from '../../lib/use-people.ts';
import { DaysPicker } from './days-picker.tsx';
import type { AuditFilters } from './use-audit-filters.ts';
import { subjectOptions, verbOptions } from './verb-words.ts';

import css from './audit.module.css';

/** By person, kind, verb and days; `F` goes to the first. */
export function FilterBar({ filters }: { readonly filters: AuditFilters }) {
  const bar = useRef<HTMLDivElement>(null);
  useKey('filter', () => bar.current?.querySelector('button')?.click());
  const { data: people } = usePeople();
  const persons = (people ?? []).flatMap(({ staffId, name }) =>
    staffId === null ? [] : [{ id: staffId, label: name }],
  );
  const { values, change, clear, isAny } = filters;
  return (
    <div ref={bar} className={css['filters']}>
      <Choice
        label="Person"
        everything="Everybody"
        options={persons}
        value={values.person}
        onChoose={(person) => change({ person })}
      />
      <Choice
        label="About"
        everything="Everything"
        options={subjectOptions()}
        value={values.subject}
        onChoose={(subject) => change({ subject, only: null })}
      />
      <Choice
        label="Action"
        everything="All actions"
        options={verbOptions()}
        value={values.verb}
        onChoose={(verb) => change({ verb })}
      />
      <DaysPicker filters={filters} />
      {values.only === null ? null : (
        <Button variant="default" onClick={() => change({ only: null })}>
          Only one thing · Show all
        </Button>
      )}
      {isAny ? (
        <Button variant="subtle" color="gray" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  /** What the first entry says, which takes the filter away. */
  readonly everything: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChoose: (id: string | null) => void;
};

const all = 'all';

function Choice({ label, everything, options, value, onChoose }: ChoiceProps) {
  return (
    <div className={css['filter']}>
      <Picker
        label={label}
        placeholder={everything}
        options={[{ id: all, label: everything }, ...options]}
        value={value ?? all}
        onChoose={(id) => onChoose(id === all ? null : id)}
      />
    </div>
  );
}
