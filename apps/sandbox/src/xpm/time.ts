import { echo } from './echo.ts';
import { Refusal } from './envelope.ts';
import { inNoOrder, jobByNumber } from './look-up.ts';
import { readOptionalWindow, readWindow, required, rootOf } from './read-request.ts';
import type { DayWindow } from './read-request.ts';
import type { Time } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { renderTime } from './time-render.ts';
import { readTimesheet, refuseFinishedJob, refuseMove, refuseUnchangeable } from './time-rules.ts';
import { listElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `time.api` of Practice Manager 3.1. Source: xpm-contract §7.9. */
export const timeRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'time.api/list', method: 'List', area: 'time', handle: list },
  { verb: 'GET', path: 'time.api/staff/:uuid', method: 'Staff', area: 'time', handle: ofStaff },
  { verb: 'GET', path: 'time.api/job/:number', method: 'Job', area: 'time', handle: ofJob },
  { verb: 'GET', path: 'time.api/get/:uuid', method: 'Get', area: 'time', handle: get },
  { verb: 'POST', path: 'time.api/add', method: 'Add', area: 'time', handle: add },
  { verb: 'PUT', path: 'time.api/update', method: 'Update', area: 'time', handle: update },
  { verb: 'DELETE', path: 'time.api/delete/:uuid', method: 'Delete', area: 'time', handle: remove },
];

function list(call: PracticeCall): Xml {
  return renderTimes(call, call.world.tables.times.all(), readWindow(call));
}

function ofStaff(call: PracticeCall): Xml {
  const window = readWindow(call);
  const staff = call.world.tables.staff.get(param(call, 'uuid'));
  if (!staff) throw new Refusal(say('invalidStaff'));
  return renderTimes(call, call.world.tables.times.by('staff', staff.uuid), window);
}

function ofJob(call: PracticeCall): Xml {
  const window = readOptionalWindow(call);
  const job = jobByNumber(call.world, param(call, 'number'));
  return renderTimes(call, call.world.tables.times.by('job', job.uuid), window);
}

function get(call: PracticeCall): Xml {
  return renderTime(call.world, timeByUuid(call, param(call, 'uuid')));
}

function add(call: PracticeCall): Xml {
  const { world } = call;
  const entry = readTimesheet(world, rootOf(call, 'Timesheet'), null);
  return renderTime(world, world.tables.times.put({ uuid: world.ids.uuid(), ...entry }));
}

function update(call: PracticeCall): Xml {
  const { world } = call;
  const sheet = rootOf(call, 'Timesheet');
  const before = timeByUuid(call, required(sheet, 'UUID'));
  refuseUnchangeable(world, before);
  const after = readTimesheet(world, sheet, before);
  const jobBefore = world.tables.jobs.get(before.jobUuid);
  if (jobBefore) refuseFinishedJob(world, jobBefore);
  refuseMove(world, before, after);
  return renderTime(world, world.tables.times.put({ ...after, uuid: before.uuid }));
}

function remove(call: PracticeCall): Xml {
  const { world } = call;
  const time = timeByUuid(call, param(call, 'uuid'));
  refuseUnchangeable(world, time);
  world.tables.times.remove(time.uuid);
  return echo(world, () => renderTime(world, time));
}

function timeByUuid(call: PracticeCall, uuid: string): Time {
  const time = call.world.tables.times.get(uuid);
  if (!time) throw new Refusal(say('invalidTime'));
  return time;
}

function renderTimes(call: PracticeCall, times: readonly Time[], window: DayWindow | null): Xml {
  const inside = times.filter(({ date }) => window === null || (date >= window.from && date <= window.to));
  return listElement(
    'Times',
    inNoOrder(inside).map((time) => renderTime(call.world, time)),
  );
}
