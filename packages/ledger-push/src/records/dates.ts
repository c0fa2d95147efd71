import { type Fields, textOrNull, UnreadableField } from './fields.ts';

const vendorDate = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const isoDate = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * The calendar day of a document date, `YYYY-MM-DD`; absent is null.
 * Xero writes midnight UTC of that day whatever the organisation's zone, so the offset is not applied.
 * Source: Xero Accounting API, "Requests and responses", dates.
 */
export function dayOrNull(fields: Fields, key: string): string | null {
  const instant = instantOrNull(fields, key);
  const iso = isoDate.exec(textOrNull(fields, key) ?? '');
  return iso?.[1] ?? instant?.slice(0, 10) ?? null;
}

export function dayOf(fields: Fields, key: string): string {
  const day = dayOrNull(fields, key);
  if (day === null) throw new UnreadableField(key);
  return day;
}

/** An instant as ISO text in UTC with milliseconds; absent is null. */
export function instantOrNull(fields: Fields, key: string): string | null {
  const text = textOrNull(fields, key);
  if (text === null) return null;
  const instant = new Date(millisecondsOf(text));
  if (Number.isNaN(instant.getTime())) throw new UnreadableField(key);
  return instant.toISOString();
}

function millisecondsOf(text: string): number {
  const milliseconds = vendorDate.exec(text)?.[1];
  if (milliseconds !== undefined) return Number(milliseconds);
  const iso = isoDate.exec(text);
  if (iso === null) return Number.NaN;
  const [, day, time = 'T00:00:00', zone = 'Z'] = iso;
  return Date.parse(`${day}${time}${zone}`);
}
