import Decimal from 'decimal.js';

import { addDays } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { taskOnJob } from './look-up.ts';
import type { Job, PracticeInvoice, Time } from './records.ts';

const ratePerHour = new Decimal(180);
const taxShare = new Decimal('0.15');

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
    number: `I${String(world.tables.practiceInvoices.size + 1).padStart(6, '0')}`,
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
  });
}

function lineOver(world: World, job: Job, times: readonly Time[]): PracticeInvoice['lines'][number] {
  const task = taskOnJob(job, times[0]?.taskUuid ?? '');
  const minutes = times.reduce((sum, time) => sum + time.minutes, 0);
  const amount = ratePerHour.times(minutes).div(60).toDecimalPlaces(2);
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
