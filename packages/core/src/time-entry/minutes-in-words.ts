/**
 * Says whole minutes as words for screen readers: "2 hours 54 minutes".
 *
 * @param minutes whole minutes; a negative starts with "minus"
 */
export function minutesInWords(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = Math.floor(size / 60);
  const rest = size % 60;
  const parts = [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [counted(rest, 'minute')] : []),
  ];
  return (minutes < 0 ? 'minus ' : '') + parts.join(' ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
