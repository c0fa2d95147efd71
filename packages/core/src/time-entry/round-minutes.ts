export type TimeRounding = 'up' | 'nearest' | 'none';

/**
 * Minutes to charge for a stretch of work under the practice's rounding.
 *
 * `up` charges every started increment and at least one, even for no seconds at all. `nearest` goes to the
 * closer increment (half goes up), at least one as soon as any second was worked. `none` ignores the increment:
 * whole minutes, half a minute up, at least one as soon as any second was worked.
 *
 * @param elapsedSeconds seconds worked; zero or more
 * @param incrementMinutes the practice's charging unit; 6 means tenths of an hour
 * @returns whole minutes
 * @throws {RangeError} if `elapsedSeconds` is negative or not a number, or the increment is not a whole minute or more
 */
export function chargedMinutes(
  elapsedSeconds: number,
  incrementMinutes: number,
  rounding: TimeRounding,
): number {
  if (!(elapsedSeconds >= 0 && Number.isFinite(elapsedSeconds))) {
    throw new RangeError(`elapsedSeconds is ${elapsedSeconds}`);
  }
  if (!(Number.isInteger(incrementMinutes) && incrementMinutes >= 1)) {
    throw new RangeError(`incrementMinutes is ${incrementMinutes}`);
  }
  const leastUnits = elapsedSeconds > 0 ? 1 : 0;
  switch (rounding) {
    case 'up':
      return Math.max(1, Math.ceil(elapsedSeconds / (incrementMinutes * 60))) * incrementMinutes;
    case 'nearest':
      return Math.max(leastUnits, Math.round(elapsedSeconds / (incrementMinutes * 60))) * incrementMinutes;
    case 'none':
      return Math.max(leastUnits, Math.round(elapsedSeconds / 60));
  }
}
