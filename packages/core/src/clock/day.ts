const msPerDay = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Tells whether a text is an existing calendar day written `YYYY-MM-DD`, years 1000 to 9999. */
export function isDay(text: string): boolean {
  return dayNumber(text) !== null;
}

/**
 * Moves a calendar day by whole days.
 *
 * @param day `YYYY-MM-DD`
 * @param count whole days; negative goes back
 * @throws {RangeError} if `day` is no calendar day, `count` is not whole, or the result leaves the years 1000 to 9999
 */
export function addDays(day: string, count: number): string {
  return dayOf(requireDayNumber(day) + count);
}

/**
 * Whole days from one calendar day to another; negative when `to` is earlier.
 *
 * @throws {RangeError} if either is no calendar day
 */
export function daysBetween(from: string, to: string): number {
  return requireDayNumber(to) - requireDayNumber(from);
}

/**
 * The Monday of the week a calendar day lies in.
 *
 * @throws {RangeError} if `day` is no calendar day
 */
export function weekOf(day: string): string {
  const number = requireDayNumber(day);
  // 1 January 1970 was a Thursday, three days after its Monday.
  const sinceMonday = (((number + 3) % 7) + 7) % 7;
  return dayOf(number - sinceMonday);
}

function requireDayNumber(day: string): number {
  const number = dayNumber(day);
  if (number === null) throw new RangeError(`not a calendar day: ${day}`);
  return number;
}

function dayNumber(text: string): number | null {
  const match = dayPattern.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  // Date.UTC lets 30 February run on into March and moves years below 100 to the twentieth century.
  const isReal = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? ms / msPerDay : null;
}

function dayOf(number: number): string {
  const day = Number.isInteger(number) ? new Date(number * msPerDay).toISOString().slice(0, 10) : '';
  if (!isDay(day)) throw new RangeError(`not a calendar day: number ${number}`);
  return day;
}
