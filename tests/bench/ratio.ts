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

/** How a time grows with a size: the slope of a straight line through both logarithms; 1 is linear, 0 is flat. */
export function exponent(points: readonly { readonly size: number; readonly time: number }[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const middle = { x: mean(logs.map(({ x }) => x)), y: mean(logs.map(({ y }) => y)) };
  const together = mean(logs.map(({ x, y }) => (x - middle.x) * (y - middle.y)));
  return together / mean(logs.map(({ x }) => (x - middle.x) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
