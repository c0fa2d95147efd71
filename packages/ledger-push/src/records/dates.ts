import { type Fields, textOrNull, UnreadableField } from './fields.ts';

const vendorDate = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const isoDate = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?)?$/;

/**
 * The calendar day of a document date, `YYYY-MM-DD`; absent is null.
 * Xero writes midnight UTC of that day whatever the organisation's zone, so the offset is not applied.
 * Source: Xero Accounting API, "Requests and responses", dates.
 */
export function dayOrNull(fields: Fields, key: string): string | null {
  return instantOrNull(fields, key)?.slice(0, 10) ?? null;
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
  const time = iso[2] ?? 'T00:00:00';
  return Date.parse(`${iso[1]}${time.endsWith('Z') ? time : `${time}Z`}`);
}
