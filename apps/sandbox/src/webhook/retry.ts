const quickMs = [1000, 5000, 30_000];
const quarterHourMs = 15 * 60_000;
const dayMs = 86_400_000;

/**
 * How long to wait after failed attempts at these instants: a little, then a quarter of an hour each, until a day after the
 * first; null then. Source: xero-contract §12.5 (the first, short waits are a choice).
 */
export function retryAfterMs(attemptedAt: readonly number[]): number | null {
  const [first = 0] = attemptedAt;
  const last = attemptedAt.at(-1) ?? 0;
  const waitMs = quickMs[attemptedAt.length - 1] ?? quarterHourMs;
  return last + waitMs - first > dayMs ? null : waitMs;
}
