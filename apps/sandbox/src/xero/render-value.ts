import { dayToMs } from '../world/calendar.ts';

/** A day as Xero sends it: UTC midnight in `/Date()/` form. */
export function dateOf(day: string): string {
  return `/Date(${dayToMs(day)}+0000)/`;
}

/** `Date` and `DateString` (or those of another name); nothing for null. */
export function dayFields(name: string, day: string | null): Record<string, string> {
  return day === null ? {} : { [`${name}String`]: `${day}T00:00:00`, [name]: dateOf(day) };
}

/** `UpdatedDateUTC` and its readable twin. */
export function updatedFields(instant: string): Record<string, string> {
  return {
    UpdatedDateUTC: `/Date(${Date.parse(instant)}+0000)/`,
    UpdatedDateUTCString: instant.slice(0, 19),
  };
}

/** Text compared as Xero compares it: without case and accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The answer for callers that do not ask for JSON: the same content as XML. */
export function xmlOf(name: string, value: unknown): string {
  if (Array.isArray(value)) {
    const item = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
    return `<${name}>${value.map((child) => xmlOf(item, child)).join('')}</${name}>`;
  }
  if (typeof value === 'object' && value !== null) {
    const children = Object.entries(value).map(([child, content]) => xmlOf(child, content));
    return `<${name}>${children.join('')}</${name}>`;
  }
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return `<${name}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}</${name}>`;
}
