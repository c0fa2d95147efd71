import { type TimeRounding, chargedMinutes } from '@throughline/core/time-entry/round-minutes';

import { duration } from '../../lib/format.ts';

/** "1:02 actual → 1:06 charged": what the practice's rounding does, for a few lengths; nothing for no unit. */
export function roundingExample(incrementMinutes: number, rounding: TimeRounding): readonly string[] {
  if (!Number.isInteger(incrementMinutes) || incrementMinutes < 1) return [];
  return [62, 4, 66].map(
    (minutes) =>
      `${duration(minutes)} actual → ${duration(chargedMinutes(minutes * 60, incrementMinutes, rounding))} charged`,
  );
}
