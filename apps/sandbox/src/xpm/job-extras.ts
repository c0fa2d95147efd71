import Decimal from 'decimal.js';

import { localDateTime } from '../world/calendar.ts';
import { theOnly } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { jobByNumber, isFinished } from './look-up.ts';
import { renderCost } from './note-render.ts';
import { lengths, required, requiredDay, rootOf, within } from './read-request.ts';
import type { JobCost } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** Notes and costs of a job. Source: xpm-contract §7.8. */
export const jobExtraRoutes: readonly PracticeRoute[] = [
  { verb: 'POST', path: 'job.api/note', method: 'Note', area: 'job', handle: addNote },
  { verb: 'POST', path: 'job.api/cost', method: 'Cost', area: 'job', handle: addCost },
  { verb: 'PUT', path: 'job.api/cost', method: 'Cost', area: 'job', handle: updateCost },
];

function addNote(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Note');
  const job = jobByNumber(world, required(root, 'Job'));
  const note = {
    uuid: world.ids.uuid(),
    title: within(world, required(root, 'Title'), lengths.name),
    text: within(world, required(root, 'Text'), lengths.text),
    folder: textOf(root, 'Folder') ?? '',
    date: localDateTime(theOnly(world.tables.practice).timeZone, world.clock.now()),
    createdBy: call.actorName,
  };
  world.tables.jobs.put({ ...job, notes: [...job.notes, note] });
  return '';
}

function addCost(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Cost');
  const job = jobByNumber(world, required(root, 'Job'));
  if (isFinished(world, job)) throw new Refusal('Costs cannot be added to a job in this state');
  const cost = readCost(root, world.ids.uuid());
  world.tables.jobs.put({ ...job, costs: [...job.costs, cost] });
  return renderCost(cost);
}

function updateCost(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Cost');
  const uuid = required(root, 'UUID').toLowerCase();
  const job = world.tables.jobs.all().find(({ costs }) => costs.some((cost) => cost.uuid === uuid));
  if (!job) throw new Refusal('Invalid cost identifier');
  const cost = readCost(root, uuid);
  world.tables.jobs.put({ ...job, costs: job.costs.map((row) => (row.uuid === uuid ? cost : row)) });
  return renderCost(cost);
}

function readCost(root: XmlElement, uuid: string): JobCost {
  return {
    uuid,
    date: requiredDay(root, 'Date'),
    description: required(root, 'Description'),
    code: textOf(root, 'Code') ?? '',
    note: textOf(root, 'Note') ?? '',
    quantity: amount(root, 'Quantity'),
    unitCost: amount(root, 'UnitCost'),
    unitPrice: amount(root, 'UnitPrice'),
    billable: textOf(root, 'Billable')?.trim().toLowerCase() !== 'false',
  };
}

function amount(root: XmlElement, name: string): string {
  const text = required(root, name);
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    throw new Refusal(`Message not in expected format. Invalid number - /Cost/${name}`);
  }
  return new Decimal(text).toFixed(2);
}
