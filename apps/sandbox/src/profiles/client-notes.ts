import { addDays } from '../world/calendar.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { practiceToday } from '../xpm/look-up.ts';
import type { Client } from '../xpm/records.ts';

const titles = [
  'Phone call',
  'Meeting at our office',
  'E-mail from client',
  'File note',
  'Handover',
] as const;

const sentences = [
  'Went through the draft financial statements and the shareholder current account with the director.',
  'Client asked whether the new vehicle is better leased or bought; sent the comparison the same day.',
  'Bank statements for March are still missing, reminder sent to the office manager.',
  'Agreed that GST stays on the payments basis until turnover passes the threshold.',
  'Payroll now runs on Wednesdays, as the factory closes on Fridays from April.',
  'Provisional tax was discussed: the estimation option is to be reviewed after the third quarter.',
  'Trustees’ resolution & minutes were signed and scanned to the permanent file.',
  'Fees for the year agreed as in the engagement letter, disbursements on top.',
] as const;

const notesLength = 500;

/** Notes of a client, newest last, so that a detailed list weighs what a real one does. */
export function clientNotes(world: World, count: number, random: Random): Client['notes'] {
  const today = practiceToday(world);
  return Array.from({ length: count }, (_, index) => ({
    title: random.pick(titles),
    text: textOf(random),
    tag: '',
    date: `${addDays(today, -30 * (count - index) - random.below(28))}T${10 + random.below(7)}:15:00`,
    createdBy: 'Tom Ashby',
  }));
}

function textOf(random: Random): string {
  let text = '';
  while (text.length < notesLength) text += `${random.pick(sentences)}\n`;
  return text.trimEnd();
}
