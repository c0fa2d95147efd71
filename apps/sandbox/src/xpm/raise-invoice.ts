import { addDays } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { ratePerHour, taxShare, worthOf } from './financials.ts';
import type { PracticeInvoice } from './invoice-records.ts';
import { taskOnJob } from './look-up.ts';
import type { Job, Time } from './records.ts';

interface Billing {
  readonly job: Job;
  /** Entries of that job. */
  readonly times: readonly Time[];
  /** Invoice day `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * Raises an approved progress invoice inside XPM: one line per task, at one rate for everybody. Its entries point at
 * their lines afterwards. Source: xpm-contract §1.9, §7.10.
 */
export function raiseInvoice(world: World, { job, times, date }: Billing): PracticeInvoice {
  const lines = [...new Set(times.map(({ taskUuid }) => taskUuid))].map((taskUuid) => {
    const billed = times.filter((time) => time.taskUuid === taskUuid);
    const line = lineOver(world, job, billed);
    for (const time of billed) world.tables.times.put({ ...time, invoiceTaskUuid: line.uuid });
    return line;
  });
  return world.tables.practiceInvoices.put({
    uuid: world.ids.uuid(),
    number: nextInvoiceNumber(world),
    type: 'Progress Invoice',
    status: 'Approved',
    jobUuid: job.uuid,
    clientUuid: job.clientUuid,
    description: job.name,
    date,
    dueDate: addDays(date, 20),
    lines,
    amountPaid: '0.00',
    xeroInvoiceId: null,
    contactUuid: job.contactUuid,
    costs: [],
    payments: [],
    imported: null,
  });
}

function nextInvoiceNumber(world: World): string {
  const { practiceInvoices } = world.tables;
  let next = practiceInvoices.size + 1;
  const numberAt = (index: number): string => `I${String(index).padStart(6, '0')}`;
  while (practiceInvoices.by('number', numberAt(next)).length > 0) next += 1;
  return numberAt(next);
}

function lineOver(world: World, job: Job, times: readonly Time[]): PracticeInvoice['lines'][number] {
  const task = taskOnJob(job, times[0]?.taskUuid ?? '');
  const minutes = times.reduce((sum, time) => sum + time.minutes, 0);
  const amount = worthOf(minutes);
  return {
    uuid: world.ids.uuid(),
    name: world.tables.taskDefinitions.get(task?.taskDefUuid ?? '')?.name ?? '',
    description: '',
    minutes,
    billableRate: ratePerHour.toFixed(2),
    amount: amount.toFixed(2),
    amountTax: amount.times(taxShare).toDecimalPlaces(2).toFixed(2),
  };
}
