export type VisibleRange = { readonly from: number; readonly to: number };

const overscan = 8;

/** Where each line begins, and after the last where the list ends; heights in pixels. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  let sum = 0;
  for (const height of heights) {
    sum += height;
    offsets.push(sum);
  }
  return offsets;
}

/**
 * The lines to draw for a window into the list: those inside, and eight more at each end.
 *
 * @param offsets of `offsetsOf`
 * @param view top and height of the window in the list's pixels; the top may be above the list
 * @returns `to` is excluded
 */
export function visibleRange(
  offsets: readonly number[],
  view: { readonly top: number; readonly height: number },
): VisibleRange {
  const count = offsets.length - 1;
  const first = lineAt(offsets, view.top);
  const last = lineAt(offsets, view.top + view.height);
  return { from: Math.max(0, first - overscan), to: Math.min(count, last + 1 + overscan) };
}

function lineAt(offsets: readonly number[], px: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}
