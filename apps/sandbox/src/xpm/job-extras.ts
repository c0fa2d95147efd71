import { localDateTime } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { echo } from './echo.ts';
import { Refusal } from './envelope.ts';
import { jobByNumber, isFinished } from './look-up.ts';
import { renderCost, renderNote } from './note-render.ts';
import {
  decimalOf,
  flagOf,
  lengths,
  required,
  requiredDay,
  requiredVerbatim,
  rootOf,
  within,
} from './read-request.ts';
import type { JobCost } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { refuseLocked } from './time-rules.ts';
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
    title: within(world, requiredVerbatim(root, 'Title'), lengths.name),
    text: within(world, requiredVerbatim(root, 'Text'), lengths.text),
    folder: textOf(root, 'Folder') ?? '',
    public: flagOf(root, 'Public', false),
    date: localDateTime(theOnly(world.tables.practice).timeZone, world.clock.now()),
    createdBy: call.actorName,
  };
  world.tables.jobs.put({ ...job, notes: [...job.notes, note] });
  return echo(world, () => renderNote(note));
}

function addCost(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Cost');
  const job = jobByNumber(world, required(root, 'Job'));
  if (isFinished(world, job)) throw new Refusal(say('costOnFinishedJob'));
  const cost = readCost(world, root, world.ids.uuid());
  refuseLocked(world, cost.date);
  world.tables.jobs.put({ ...job, costs: [...job.costs, cost] });
  return renderCost(cost);
}

function updateCost(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Cost');
  const uuid = required(root, 'UUID').toLowerCase();
  const job = world.tables.jobs.all().find(({ costs }) => costs.some((cost) => cost.uuid === uuid));
  if (!job) throw new Refusal(say('invalidCost'));
  const cost = readCost(world, root, uuid);
  for (const { date } of job.costs.filter((row) => row.uuid === uuid)) refuseLocked(world, date);
  refuseLocked(world, cost.date);
  world.tables.jobs.put({ ...job, costs: job.costs.map((row) => (row.uuid === uuid ? cost : row)) });
  return renderCost(cost);
}

function readCost(world: World, root: XmlElement, uuid: string): JobCost {
  return {
    uuid,
    date: requiredDay(root, 'Date'),
    description: within(world, requiredVerbatim(root, 'Description'), lengths.text),
    code: within(world, textOf(root, 'Code') ?? '', lengths.name),
    note: within(world, textOf(root, 'Note') ?? '', lengths.text),
    quantity: decimalOf(root, 'Quantity'),
    unitCost: decimalOf(root, 'UnitCost'),
    unitPrice: decimalOf(root, 'UnitPrice'),
    billable: flagOf(root, 'Billable', true),
  };
}
