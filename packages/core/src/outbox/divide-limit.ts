export type Division = {
  /** Calls all takers together may make. */
  readonly limit: number;
  readonly wanted: number;
  /** What the taker cannot give back yet, as it has been used. */
  readonly inUse: number;
  /** The taker's part until now; null when it had none that still counts. */
  readonly held: number | null;
  readonly others: readonly { readonly share: number; readonly wanted: number }[];
};

/**
 * How much of a common limit one taker gets: what it wants while all wants fit, else an even part of what is left by
 * those who want less. Never more than the others leave, so the shares never add up to more than the limit, provided
 * shares are drawn one at a time. Who holds too much gives it back at its next renewal. Nothing more than a taker holds can
 * be in use: a count by a clock that stood while others went on may have both what was over and what came since.
 */
export function divideLimit({ limit, wanted, inUse, held, others }: Division): number {
  const level = evenPart(
    limit,
    [...others, { wanted }].map((taker) => taker.wanted),
  );
  const free = limit - others.reduce((sum, { share }) => sum + share, 0);
  return Math.max(Math.min(inUse, held ?? inUse), Math.min(wanted, level, free), 0);
}

/** The part above which wants are cut so that all fit; at least 1, so that many takers go in turns, not nobody. */
function evenPart(limit: number, wants: readonly number[]): number {
  let left = limit;
  for (const [index, want] of wants.toSorted((a, b) => a - b).entries()) {
    const part = left / (wants.length - index);
    if (want > part) return Math.max(1, Math.floor(part));
    left -= want;
  }
  return limit;
}
