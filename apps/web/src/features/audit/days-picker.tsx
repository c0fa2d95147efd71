import { useState } from 'react';

import { Picker } from '../../components/picker.tsx';
import { useToday } from '../../lib/session.ts';
import { namedRanges, rangeWords } from './day-ranges.ts';
import { DaysDialog } from './days-dialog.tsx';
import type { AuditFilters } from './use-audit-filters.ts';

import css from './audit.module.css';

const other = 'other';

/** The days to show: a usual range, or any two. */
export function DaysPicker({ filters }: { readonly filters: AuditFilters }) {
  const today = useToday();
  const [isAsking, setAsking] = useState(false);
  const { from, to } = filters.values;
  const ranges = namedRanges(today);
  const named = ranges.find((range) => range.from === from && range.to === to);
  const choose = (id: string) => {
    if (id === other) return setAsking(true);
    const range = ranges.find((candidate) => candidate.id === id);
    return range && filters.change({ from: range.from, to: range.to });
  };
  return (
    <div className={css['filter']}>
      <Picker
        label="Days"
        placeholder="All days"
        options={[...ranges, { id: other, label: 'Other days…' }]}
        value={named?.id ?? other}
        shown={named?.label ?? rangeWords({ from, to })}
        onChoose={choose}
      />
      {isAsking ? (
        <DaysDialog
          range={{ from, to }}
          onClose={() => setAsking(false)}
          onChoose={(range) => {
            setAsking(false);
            filters.change(range);
          }}
        />
      ) : null}
    </div>
  );
}
