import { folded } from '../../lib/search-names.ts';
import { type BillTab, isInTab } from './bill-look.ts';
import type { Bill } from './bill-types.ts';

type Filter = { readonly tab: BillTab; readonly search: string };

/** The client bills of a tab whose number, client or reference holds every typed word. */
export function filterBills(bills: readonly Bill[], { tab, search }: Filter): readonly Bill[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return bills.filter((bill) => {
    if (!isInTab(bill, tab)) return false;
    const text = folded(`${bill.number} ${bill.clientName} ${bill.reference}`);
    return words.every((word) => text.includes(word));
  });
}
