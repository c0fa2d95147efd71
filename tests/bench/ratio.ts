/** One measured comparison: ours against a baseline of the same run. */
export type BenchResult = {
  readonly name: string;
  /** Ours divided by the baseline; the median over blocks. */
  readonly ratio: number;
  readonly goal: string;
  readonly pass: boolean;
  /** What was measured, for the JSON file. */
  readonly details: Readonly<Record<string, unknown>>;
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
