const DAY_MS = 24 * 60 * 60 * 1000;
const SECONDS = /^[+-]?\d+(\.\d+)?(e\d{1,3})?$/i;
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long a `Retry-After` header asks us to wait.
 *
 * Whole milliseconds, rounded up, from 0 to one day: no XPM limit lasts longer than its day, so a larger
 * figure is a mistake. A date in the past and a negative number are 0. A header that is missing or says
 * neither a number of seconds nor an HTTP date gives null: the caller picks its own wait.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  const wait = SECONDS.test(text)
    ? Number(text) * 1000
    : HTTP_DATE.test(text)
      ? Date.parse(text) - nowMs
      : Number.NaN;
  if (Number.isNaN(wait)) return null;
  return Math.min(Math.max(Math.ceil(wait), 0), DAY_MS);
}
