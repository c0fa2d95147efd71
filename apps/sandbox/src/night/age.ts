import { dayIn, daysBetween } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import type { LedgerDocument } from '../xero/records.ts';

/** Days for which an edited invoice is looked at again. */
export const windowDays = 14;

/** When an invoice was made and last edited, as practice days; `editedOn` is null when nobody touched it since. */
export function daysOf(
  world: World,
  invoice: LedgerDocument,
): { readonly createdOn: string; readonly editedOn: string | null } {
  const { timeZone } = theOnly(world.tables.practice);
  const createdOn = dayIn(timeZone, new Date(invoice.createdAt));
  const edited = invoice.updatedAt !== invoice.createdAt;
  return { createdOn, editedOn: edited ? dayIn(timeZone, new Date(invoice.updatedAt)) : null };
}

/** Whether the night that closes `day` looks at an invoice: made that day, or edited within 14 days (N-01). */
export function isInWindow(world: World, invoice: LedgerDocument, day: string): boolean {
  const { createdOn, editedOn } = daysOf(world, invoice);
  const within = (since: string): boolean => daysBetween(since, day) <= windowDays;
  if (editedOn !== null && within(editedOn)) return true;
  return world.switches.is('N-01', 'created-or-edited-14-days') ? within(createdOn) : createdOn === day;
}
