import type { WeekCell } from './week-rows.ts';

export type CellPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create'; readonly minutes: number }
  | { readonly kind: 'update'; readonly timeEntryId: string; readonly minutes: number }
  | { readonly kind: 'remove_all' }
  /** The new sum cannot be reached by one entry: the cell opens as a list. */
  | { readonly kind: 'open' }
  | { readonly kind: 'refuse'; readonly sentence: string };

/**
 * What typing a sum into a cell does to its entries. One entry takes the sum; of several the newest not yet in XPM
 * grows or shrinks, else the newest, as far as the others leave room. Zero removes all.
 *
 * @param minutes the new sum in whole minutes
 */
export function planCellChange(
  cell: Pick<WeekCell, 'entries' | 'minutes' | 'running'>,
  minutes: number,
): CellPlan {
  if (cell.running)
    return { kind: 'refuse', sentence: 'A timer is running here. Stop it, then change its minutes.' };
  if (cell.entries.length === 0) return minutes === 0 ? { kind: 'nothing' } : { kind: 'create', minutes };
  if (minutes === (cell.minutes ?? 0)) return { kind: 'nothing' };
  if (minutes === 0) return { kind: 'remove_all' };
  return planForNewest(cell.entries, minutes - (cell.minutes ?? 0));
}

/** @param by how much more or, negative, less the sum shall be */
function planForNewest(entries: WeekCell['entries'], by: number): CellPlan {
  const target = entries.findLast(({ delivery }) => delivery.state !== 'delivered') ?? entries.at(-1);
  const minutes = (target?.minutes ?? 0) + by;
  return target && minutes > 0 ? { kind: 'update', timeEntryId: target.id, minutes } : { kind: 'open' };
}
