import { addDays } from '@throughline/core/clock/day';

import type { Country } from '../../lib/format.ts';

const daysAfter = { AU: 14, UK: 30 } as const;

/** When a client bill of this day is due by the country's custom: AU +14 days, UK +30, NZ the 20th of the next month. */
export function usualDueDate(billDate: string, country: Country): string {
  if (country !== 'NZ') return addDays(billDate, daysAfter[country]);
  const nextMonth = addDays(`${billDate.slice(0, 7)}-01`, 31).slice(0, 7);
  return `${nextMonth}-20`;
}
