/**
 * Milliseconds to wait, from a `Retry-After` of seconds or of an HTTP date. The date is measured against the
 * answer's own `Date`, so no clock of ours matters. Null when absent or unreadable.
 */
export function retryAfterMs(retryAfter: string | null, answeredAt: string | null): number | null {
  if (retryAfter === null) return null;
  if (/^\d+(\.\d+)?$/.test(retryAfter.trim())) return Math.ceil(Number(retryAfter) * 1000);
  // The parser of dates makes something of nearly everything; the form of HTTP begins with a weekday.
  if (!/^[a-z]{3,9}, /i.test(retryAfter.trim())) return null;
  const wait = Date.parse(retryAfter) - Date.parse(answeredAt ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
