/**
 * Writes whole minutes the way every screen shows them: `h:mm`, with a true minus sign before a negative.
 *
 * @param minutes whole minutes; any sign
 */
export function formatMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '−' : '';
  return `${sign}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}
