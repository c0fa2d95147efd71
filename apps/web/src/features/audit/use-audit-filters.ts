import { useNavigate } from '@tanstack/react-router';
import { isDay } from '@throughline/core/clock/day';

import { useUrlText } from '../../lib/url-filter.ts';

const names = ['person', 'subject', 'only', 'verb', 'from', 'to'] as const;
type FilterName = (typeof names)[number];

export type AuditFilters = {
  readonly values: Readonly<Record<FilterName, string | null>>;
  /** Sets some of them at once; null takes a filter away. */
  readonly change: (some: Partial<Record<FilterName, string | null>>) => void;
  readonly clear: () => void;
  readonly isAny: boolean;
};

/** What the list is narrowed to, kept in the address: a person, a kind, one thing's id, a verb, days. */
export function useAuditFilters(): AuditFilters {
  const navigate = useNavigate();
  const [person] = useUrlText('person');
  const [subject] = useUrlText('subject');
  const [only] = useUrlText('only');
  const [verb] = useUrlText('verb');
  const [from] = useUrlText('from');
  const [to] = useUrlText('to');
  const values = { person, subject, only, verb, from: dayOrNull(from), to: dayOrNull(to) };
  const change = (some: Partial<Record<FilterName, string | null>>) => {
    void navigate({
      to: '.',
      replace: true,
      search: (old) => withValues({ ...old, ...some, event: null }),
    });
  };
  return {
    values,
    change,
    clear: () => change(Object.fromEntries(names.map((name) => [name, null]))),
    isAny: Object.values(values).some((value) => value !== null),
  };
}

function dayOrNull(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}

function withValues(search: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).flatMap(([name, text]) => (text ? [[name, text]] : [])));
}
