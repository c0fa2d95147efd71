import { exactDay } from '../documents/day.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What has no safe place between the quotes of Xero's filter language. */
export const unquotable = /["\\\p{Cc}]/u;

/** A text literal of Xero's filter language, or null for a text that has no safe way into one. */
export function literal(text: string): string | null {
  return unquotable.test(text) ? null : `"${text}"`;
}

/** @throws {RangeError} for anything but `YYYY-MM-DD` */
export function dateTime(day: string): string {
  return `DateTime(${exactDay(day).replaceAll('-', ',')})`;
}

/** @throws {RangeError} for anything but a GUID */
export function guidLiteral(id: string): string {
  if (!guid.test(id)) throw new RangeError(`not a Xero id: ${id}`);
  return `guid("${id}")`;
}
