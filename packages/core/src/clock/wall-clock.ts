const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What calendar and clock show in a time zone at an instant.
 *
 * `Intl` suffices in this direction and keeps the Temporal polyfill out of the browser's first download.
 *
 * @throws {RangeError} if the time zone is unknown or the instant is not a valid date
 */
export function wallClock(instant: Date, timeZone: string): { readonly day: string; readonly time: string } {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const text = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${text('year')}-${text('month')}-${text('day')}`,
    time: `${text('hour')}:${text('minute')}`,
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
