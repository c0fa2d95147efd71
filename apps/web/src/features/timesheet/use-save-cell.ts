import { notify } from '../../lib/toasts.ts';
import { useChangeEntry, useRemoveEntries } from '../../lib/use-change-entry.ts';
import { planCellChange } from './plan-cell-change.ts';
import { useCreateEntry } from './use-create-entry.ts';
import type { WeekCell, WeekRow } from './week-rows.ts';

/**
 * Gives a cell another sum.
 *
 * @param openList called when the sum has to be changed entry by entry
 */
export function useSaveCell(openList: () => void) {
  const create = useCreateEntry();
  const change = useChangeEntry();
  const remove = useRemoveEntries();
  return (row: WeekRow, cell: WeekCell, minutes: number): void => {
    const plan = planCellChange(cell, minutes);
    switch (plan.kind) {
      case 'nothing':
        return;
      case 'create':
        return create({ work: row.work, workDate: cell.day, minutes: plan.minutes });
      case 'update':
        return change(plan.timeEntryId, { minutes: plan.minutes });
      case 'remove_all':
        return remove(cell.entries);
      case 'open':
        return openList();
      case 'refuse':
        return notify({ text: plan.sentence });
    }
  };
}
