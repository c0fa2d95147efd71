const dayMs = 86_400_000;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Calendar day `YYYY-MM-DD` on which `instant` falls in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  const known = dayFormats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  if (!known) dayFormats.set(timeZone, format);
  return format.format(instant);
}

/** Whether text is an existing calendar day `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Reads `YYYYMMDD` into `YYYY-MM-DD`; null when it is no calendar day. */
export function readCompactDay(text: string): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]}-${parts[3]}`;
  return isDay(day) ? day : null;
}

/** UTC midnight of a day, in milliseconds. */
export function dayToMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return new Date(dayToMs(day) + count * dayMs).toISOString().slice(0, 10);
}

/** The same day of the month `count` months later, held back to that month's last day. */
export function addMonths(day: string, count: number): string {
  const at = new Date(dayToMs(day));
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(Math.min(at.getUTCDate(), last.getUTCDate()));
  return first.toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayToMs(to) - dayToMs(from)) / dayMs);
}

/** Local clock time `YYYY-MM-DDTHH:mm:ss` of an instant in a time zone, without an offset. */
export function localDateTime(timeZone: string, instant: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(instant);
  return `${dayIn(timeZone, instant)}T${time}`;
}

/** Calendar year in which the New Zealand financial year (1 April to 31 March) holding `day` ends. */
export function financialYearEnd(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '04-01' ? year + 1 : year;
}
