import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { jobOfBody } from './job-of-body.ts';
import { renderJob } from './job-render.ts';
import { taskOnJob } from './look-up.ts';
import { rootOf } from './read-request.ts';
import type { Job } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** `job.api/assign`. Source: xpm-contract §7.6.3. */
export const jobAssignRoutes: readonly PracticeRoute[] = [
  { verb: 'PUT', path: 'job.api/assign', method: 'Assign', area: 'job', handle: assign },
];

function assign(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Job');
  let job = jobOfBody(world, root);
  for (const order of root.children) {
    const carryOut = orders.get(order.name);
    if (carryOut) job = carryOut(world, job, order);
  }
  return renderJob(world, world.tables.jobs.put(job), true);
}

type Order = (world: World, job: Job, order: XmlElement) => Job;

const orders = new Map<string, Order>([
  ['add', addStaff],
  ['remove', removeStaff],
  ['add-manager', (world, job, order) => ({ ...job, managerUuid: staffOf(world, order, 'add') })],
  ['remove-manager', (_world, job) => ({ ...job, managerUuid: null })],
  ['add-partner', (world, job, order) => ({ ...job, partnerUuid: staffOf(world, order, 'add') })],
  ['remove-partner', (_world, job) => ({ ...job, partnerUuid: null })],
]);

function addStaff(world: World, job: Job, order: XmlElement): Job {
  const uuid = staffOf(world, order, 'add');
  const assignedUuids = [...new Set([...job.assignedUuids, uuid])];
  return onTask({ ...job, assignedUuids }, order, (present) => [...new Set([...present, uuid])]);
}

function removeStaff(world: World, job: Job, order: XmlElement): Job {
  const uuid = staffOf(world, order, 'remove');
  const without = (present: readonly string[]): string[] => present.filter((other) => other !== uuid);
  if (order.attributes['task-uuid'] !== undefined) return onTask(job, order, without);
  const tasks = job.tasks.map((task) => ({ ...task, assignedUuids: without(task.assignedUuids) }));
  return { ...job, assignedUuids: without(job.assignedUuids), tasks };
}

function onTask(job: Job, order: XmlElement, change: (present: readonly string[]) => string[]): Job {
  const taskUuid = order.attributes['task-uuid'];
  if (taskUuid === undefined) return job;
  const task = taskOnJob(job, taskUuid);
  if (!task) throw new Refusal(say('invalidTask'));
  const changed = { ...task, assignedUuids: change(task.assignedUuids) };
  return { ...job, tasks: job.tasks.map((row) => (row === task ? changed : row)) };
}

function staffOf(world: World, order: XmlElement, verb: 'add' | 'remove'): string {
  const uuid = order.attributes['uuid'] ?? order.attributes['id'] ?? '';
  const staff = world.tables.staff.get(uuid);
  if (!staff || staff.deleted)
    throw new Refusal(say(verb === 'add' ? 'invalidStaffForAdd' : 'invalidStaffForRemove'));
  return staff.uuid;
}
