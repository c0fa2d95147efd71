import type { World } from '../world/world.ts';
import { taskOnJob } from './look-up.ts';
import type { Time } from './records.ts';
import { dayElement, element, optionalElement, refElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `<Time>` in the captured element order. Source: xpm-contract §7.9. */
export function renderTime(world: World, time: Time): Xml {
  const job = world.tables.jobs.get(time.jobUuid);
  const task = job && taskOnJob(job, time.taskUuid);
  const definition = task && world.tables.taskDefinitions.get(task.taskDefUuid);
  return element(
    'Time',
    textElement('UUID', time.uuid) +
      element('Job', textElement('ID', job?.number ?? '') + textElement('Name', job?.name ?? '')) +
      refElement('Task', { uuid: time.taskUuid, name: definition?.name ?? '' }) +
      refElement('Staff', world.tables.staff.get(time.staffUuid)) +
      dayElement('Date', time.date) +
      textElement('Minutes', time.minutes) +
      textElement('Note', time.note) +
      textElement('Billable', time.billable) +
      optionalElement('Start', clockValue(world, time.start)) +
      optionalElement('End', clockValue(world, time.end)) +
      optionalElement('InvoiceTaskUUID', invoiceTask(world, time)),
  );
}

function clockValue(world: World, clock: string | null): string | null {
  if (clock === null || world.switches.is('U-14', 'HH:mm')) return clock;
  const [hours, minutes] = clock.split(':');
  return String(Number(hours) * 60 + Number(minutes));
}

function invoiceTask(world: World, time: Time): string | null {
  if (time.invoiceTaskUuid === null && world.switches.is('U-37', 'empty')) return '';
  return time.invoiceTaskUuid;
}
