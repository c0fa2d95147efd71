import { readCompactDay } from '../world/calendar.ts';
import { BadRequest } from './envelope.ts';
import { renderJob } from './job-render.ts';
import { clientByUuid, inNoOrder, isFinished, jobByNumber, staffByUuid, stateOf } from './look-up.ts';
import { renderCost } from './note-render.ts';
import { readWindow } from './read-request.ts';
import type { Job, JobTask } from './records.ts';
import { isDetailed, param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { listElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Reading jobs. Source: xpm-contract §7.6 and §7.8. */
export const jobReadRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'job.api/current', method: 'Current', area: 'job', handle: current },
  { verb: 'GET', path: 'job.api/list', method: 'List', area: 'job', handle: list },
  { verb: 'GET', path: 'job.api/staff/:uuid', method: 'Staff', area: 'job', handle: ofStaff },
  { verb: 'GET', path: 'job.api/client/:uuid', method: 'Client', area: 'job', handle: ofClient },
  { verb: 'GET', path: 'job.api/tasks', method: 'Tasks', area: 'job', handle: withTasks },
  { verb: 'GET', path: 'job.api/get/:number', method: 'Get', area: 'job', handle: get },
  { verb: 'GET', path: 'job.api/costs/:number', method: 'Costs', area: 'job', handle: costs },
];

function current(call: PracticeCall): Xml {
  return renderJobs(call, currentJobs(call));
}

function list(call: PracticeCall): Xml {
  const { world } = call;
  const { from, to } = readWindow(call);
  const byStart = world.switches.is('U-21', 'start');
  const inside = world.tables.jobs.all().filter((job) => {
    const day = byStart ? job.startDate : job.createdDate;
    return day >= from && day <= to;
  });
  return renderJobs(call, inside);
}

function ofStaff(call: PracticeCall): Xml {
  const staff = staffByUuid(call.world, param(call, 'uuid'));
  return renderJobs(
    call,
    currentJobs(call).filter((job) => job.assignedUuids.includes(staff.uuid)),
  );
}

function ofClient(call: PracticeCall): Xml {
  const client = clientByUuid(call.world, param(call, 'uuid'));
  return renderJobs(call, call.world.tables.jobs.by('client', client.uuid));
}

function withTasks(call: PracticeCall): Xml {
  const complete = call.query.get('complete');
  const due = filterDay(call, 'due');
  const start = filterDay(call, 'start');
  const wanted = (task: JobTask): boolean =>
    (complete === null || String(task.completed) === complete) &&
    (due === null || (task.dueDate !== null && task.dueDate <= due)) &&
    (start === null || (task.startDate !== null && task.startDate >= start));
  const jobs = currentJobs(call).flatMap((job) => {
    const tasks = job.tasks.filter(wanted);
    return tasks.length === 0 ? [] : [{ ...job, tasks }];
  });
  return listElement(
    'Jobs',
    inNoOrder(jobs).map((job) => renderJob(call.world, job, true)),
  );
}

function get(call: PracticeCall): Xml {
  return renderJob(call.world, jobByNumber(call.world, param(call, 'number')), true);
}

function costs(call: PracticeCall): Xml {
  return listElement('Costs', jobByNumber(call.world, param(call, 'number')).costs.map(renderCost));
}

function currentJobs({ world }: PracticeCall): Job[] {
  const onHoldHidden = world.switches.is('U-25', 'hidden');
  return world.tables.jobs
    .all()
    .filter((job) => !isFinished(world, job) && !(onHoldHidden && stateOf(world, job).type === 'On Hold'));
}

function renderJobs(call: PracticeCall, jobs: readonly Job[]): Xml {
  const detailed = isDetailed(call);
  return listElement(
    'Jobs',
    inNoOrder(jobs).map((job) => renderJob(call.world, job, detailed)),
  );
}

function filterDay(call: PracticeCall, name: string): string | null {
  const text = call.query.get(name);
  if (text === null || text === '') return null;
  const day = readCompactDay(text);
  if (day === null) throw new BadRequest(say('windowDayInvalid', name));
  return day;
}
