import { formatDay } from '@throughline/core/clock/format-day';

import { duration, money } from '../../lib/format.ts';
import { when } from '../../lib/instants.ts';
import { fieldOf } from './fields.ts';

export type ValueContext = {
  readonly timeZone: string;
  /** `YYYY-MM-DD` in the practice's zone. */
  readonly today: string;
  readonly now: Date;
  /** Names of people, work, clients, processes and accounts by their ids. */
  readonly names: ReadonlyMap<string, string>;
};

const codes: Readonly<Record<string, string>> = {
  unlinked: 'no job yet',
  queued: 'waiting',
  uncertain: 'checking',
  blocked: 'needs you',
  delivered: 'arrived',
  needs_review: 'to review',
  approved: 'ready to post',
  posted: 'in Xero',
  trust_liability: 'trust liability',
  xpm: 'Xero Practice Manager',
  ledger: 'Xero',
};

/** A field's value as people read it; `—` for nothing, a short id for what has no name here. */
export function valueWords(field: string, value: unknown, context: ValueContext): string {
  if (value === undefined || value === null || value === '') return '—';
  if (Array.isArray(value)) return value.map((each) => valueWords(field, each, context)).join(', ') || '—';
  const { kind } = fieldOf(field);
  if (typeof value === 'number') return numberWords(kind, value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? textWords(kind, value, context) : JSON.stringify(value);
}

function numberWords(kind: string, value: number): string {
  if (kind === 'minutes') return duration(value);
  return kind === 'cents' ? money(value) : String(value);
}

function textWords(kind: string, value: string, { timeZone, today, now, names }: ValueContext): string {
  if (kind === 'day') return formatDay(value, today);
  if (kind === 'instant') return when(value, timeZone, now);
  if (kind === 'named') return names.get(value) ?? `${value.slice(0, 8)}…`;
  return kind === 'code' ? (codes[value] ?? value.replaceAll('_', ' ')) : value;
}
