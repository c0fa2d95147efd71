import { addDays, daysBetween } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { practiceToday } from '../xpm/look-up.ts';
import { windowDays } from './age.ts';
import type { NightInvoice } from './records.ts';
import { takeInvoice } from './take-invoice.ts';

const nightsKept = 30;

/** XPM's overnight import of Xero's sales invoices for one practice day, oldest invoice first. Safe to repeat. */
export function runNight(world: World, day: string): NightInvoice[] {
  const invoices = world.tables.documents
    .all()
    .filter(({ type, status }) => type === 'ACCREC' && status !== 'DELETED')
    .sort((left, right) => left.createdAt.localeCompare(right.createdAt));
  const told = invoices.map((invoice) => takeInvoice(world, invoice, day));
  remember(world, day, told);
  return told;
}

/** Keeps what the night did; what it left alone or found too old would only repeat itself night after night. */
function remember(world: World, day: string, told: readonly NightInvoice[]): void {
  const { nights } = world.tables;
  const invoices = told.filter(
    ({ outcome, failedChecks }) => outcome !== 'already' && !failedChecks.includes('age'),
  );
  const before = nights.get(day)?.invoices ?? [];
  const kept = before.filter(
    (row) => !invoices.some(({ xeroInvoiceId }) => xeroInvoiceId === row.xeroInvoiceId),
  );
  nights.put({ day, invoices: [...kept, ...invoices] });
  for (const old of nights.all().slice(0, -nightsKept)) nights.remove(old.day);
}

/**
 * Runs every night that the sandbox clock has passed since the last one; answers whether there was any. Nothing can be
 * edited between two nights of one jump, so after the look-back days only the last one is run.
 */
export function catchUpNights(world: World): boolean {
  const practice = theOnly(world.tables.practice);
  const yesterday = addDays(practiceToday(world), -1);
  if (practice.lastNight === yesterday) return false;
  const from = practice.lastNight;
  if (from !== null && from < yesterday) {
    const due = daysBetween(from, yesterday);
    for (let night = 1; night <= due; night += 1) {
      if (night <= windowDays + 2 || night === due) runNight(world, addDays(from, night));
    }
  }
  world.tables.practice.put({ ...theOnly(world.tables.practice), lastNight: yesterday });
  return true;
}
