import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { jobOfBody } from './job-of-body.ts';
import { renderJob } from './job-render.ts';
import { contentOfTemplate, templateByUuid } from './job-template.ts';
import { clientByUuid, contactByUuid, practiceToday } from './look-up.ts';
import { newJob, nextJobNumber } from './new-records.ts';
import {
  decimalOf,
  kept,
  lengths,
  required,
  requiredDay,
  requiredVerbatim,
  rootOf,
  updated,
  within,
} from './read-request.ts';
import type { Job, JobState } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** Creating, changing and deleting jobs. Source: xpm-contract §7.6.2 to §7.6.6. */
export const jobWriteRoutes: readonly PracticeRoute[] = [
  { verb: 'POST', path: 'job.api/add', method: 'Add', area: 'job', handle: add },
  { verb: 'PUT', path: 'job.api/update', method: 'Update', area: 'job', handle: update },
  { verb: 'PUT', path: 'job.api/state', method: 'State', area: 'job', handle: state },
  { verb: 'POST', path: 'job.api/delete', method: 'Delete', area: 'job', handle: remove },
];

/** The job in another state: the completed date follows (U-18), and its tasks if U-19 says so. */
export function inState(world: World, job: Job, to: JobState): Job {
  const done = to.type === 'Completed';
  const dated = done && world.switches.is('U-18', 'set-on-completion');
  const tasks =
    done && world.switches.is('U-19', 'yes')
      ? job.tasks.map((task) => ({ ...task, completed: true }))
      : job.tasks;
  const completedDate = dated ? (job.completedDate ?? practiceToday(world)) : null;
  return { ...job, stateCode: to.code, completedDate, tasks };
}

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Job');
  const name = within(world, requiredVerbatim(root, 'Name'), lengths.name);
  const clientUuid = clientForJob(world, required(root, 'ClientUUID'));
  const startDate = requiredDay(root, 'StartDate');
  const template = named(root, 'TemplateUUID', (uuid) => templateByUuid(world, uuid));
  const essentials = { name, clientUuid, startDate, dueDate: requiredDay(root, 'DueDate') };
  const job: Job = {
    ...newJob(world, { ...essentials, number: '' }),
    description: within(world, textOf(root, 'Description') ?? '', lengths.text),
    clientOrderNumber: within(world, textOf(root, 'ClientNumber') ?? '', lengths.orderNumber),
    budget: budgetOf(root, null),
    categoryUuid: categoryOf(world, root, null),
    contactUuid: named(root, 'ContactUUID', (uuid) => contactByUuid(world, uuid).uuid),
    ...(template ? contentOfTemplate(world, template, startDate) : {}),
    number: numberFor(world, textOf(root, 'ID')?.trim() ?? ''),
  };
  return renderJob(world, world.tables.jobs.put(job), true);
}

function clientForJob(world: World, uuid: string): string {
  const client = clientByUuid(world, uuid);
  if (client.isArchived && world.switches.is('U-16', 'refuse')) throw new Refusal(say('invalidClient'));
  return client.uuid;
}

function update(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Job');
  const before = jobOfBody(world, root);
  const clientUuid = named(root, 'ClientUUID', (uuid) => clientByUuid(world, uuid).uuid);
  const job: Job = {
    ...before,
    name: within(world, requiredVerbatim(root, 'Name'), lengths.name),
    startDate: requiredDay(root, 'StartDate'),
    dueDate: requiredDay(root, 'DueDate'),
    description: within(world, updated(world, before.description, textOf(root, 'Description')), lengths.text),
    clientOrderNumber: within(
      world,
      updated(world, before.clientOrderNumber, textOf(root, 'ClientNumber')),
      lengths.orderNumber,
    ),
    clientUuid: clientUuid ?? before.clientUuid,
    categoryUuid: categoryOf(world, root, kept(world, before.categoryUuid)),
    budget: budgetOf(root, kept(world, before.budget)),
  };
  return renderJob(world, world.tables.jobs.put(job), true);
}

function state(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Job');
  const job = jobOfBody(world, root);
  const wanted = required(root, 'State').toLowerCase();
  const byName = world.switches.is('U-23', 'allow');
  const to = world.tables.jobStates
    .all()
    .find((row) => row.code.toLowerCase() === wanted || (byName && row.name.toLowerCase() === wanted));
  if (!to) throw new Refusal(say('invalidState'));
  world.tables.jobs.put(inState(world, job, to));
  return '';
}

function remove(call: PracticeCall): Xml {
  const { world } = call;
  const job = jobOfBody(world, rootOf(call, 'Job'));
  const used =
    job.costs.length > 0 ||
    world.tables.times.by('job', job.uuid).length > 0 ||
    world.tables.practiceInvoices.by('job', job.uuid).length > 0;
  if (used && world.switches.is('U-07', 'refuse')) {
    throw new Refusal(say('jobInUse'));
  }
  for (const time of world.tables.times.by('job', job.uuid)) world.tables.times.remove(time.uuid);
  world.tables.jobs.remove(job.uuid);
  return '';
}

function named<T>(root: XmlElement, name: string, find: (uuid: string) => T): T | null {
  const uuid = textOf(root, name)?.trim() ?? '';
  return uuid === '' ? null : find(uuid);
}

function categoryOf(world: World, root: XmlElement, present: string | null): string | null {
  const given = textOf(root, 'CategoryUUID') ?? textOf(root, 'CategoryID');
  if (given === undefined) return present;
  if (given.trim() === '') return null;
  const category = world.tables.categories.get(given.trim());
  if (!category) throw new Refusal(say('invalidCategory'));
  return category.uuid;
}

function budgetOf(root: XmlElement, present: string | null): string | null {
  const given = textOf(root, 'Budget')?.trim();
  if (given === undefined) return present;
  if (given === '') return null;
  return decimalOf(root, 'Budget');
}

function numberFor(world: World, custom: string): string {
  if (custom !== '') {
    if (world.tables.jobs.by('number', custom).length > 0) throw new Refusal(say('jobNumberInUse'));
    return within(world, custom, lengths.jobNumber);
  }
  return nextJobNumber(world);
}
