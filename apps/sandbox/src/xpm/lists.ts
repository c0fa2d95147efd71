import { Refusal } from './envelope.ts';
import { byName } from './look-up.ts';
import type { ClientGroup, TaskDefinition } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { element, listElement, refElement, textElement, yesNo } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Read-only lists: categories, templates, task definitions, client groups. Source: xpm-contract §7.1 to §7.3, §7.11. */
export const listRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'category.api/list', method: 'List', area: 'job', handle: categories },
  { verb: 'GET', path: 'template.api/list', method: 'List', area: 'job', handle: templates },
  { verb: 'GET', path: 'task.api/list', method: 'List', area: 'job', handle: tasks },
  { verb: 'GET', path: 'task.api/get/:uuid', method: 'Get', area: 'job', handle: task },
  { verb: 'GET', path: 'clientgroup.api/list', method: 'List', area: 'client', handle: groups },
  { verb: 'GET', path: 'clientgroup.api/get/:uuid', method: 'Get', area: 'client', handle: group },
];

function categories({ world }: PracticeCall): Xml {
  const rows = byName(world.tables.categories.all());
  return listElement(
    'Categories',
    rows.map((row) => refElement('Category', row)),
  );
}

function templates({ world }: PracticeCall): Xml {
  const rows = byName(world.tables.templates.all());
  return listElement(
    'Templates',
    rows.map((row) => refElement('Template', row)),
  );
}

function tasks({ world }: PracticeCall): Xml {
  return listElement('TaskList', byName(world.tables.taskDefinitions.all()).map(renderTask));
}

function task(call: PracticeCall): Xml {
  const found = call.world.tables.taskDefinitions.get(param(call, 'uuid'));
  if (!found) throw new Refusal('Invalid task identifier');
  return renderTask(found);
}

function groups({ world }: PracticeCall): Xml {
  return listElement(
    'Groups',
    byName(world.tables.clientGroups.all()).map((row) => renderGroup(row, '')),
  );
}

function group(call: PracticeCall): Xml {
  const found = call.world.tables.clientGroups.get(param(call, 'uuid'));
  if (!found) throw new Refusal('Invalid client group identifier');
  const members = found.clientUuids.map((uuid) => refElement('Client', call.world.tables.clients.get(uuid)));
  return renderGroup(found, listElement('Clients', members));
}

function renderTask(row: TaskDefinition): Xml {
  return element(
    'Task',
    textElement('UUID', row.uuid) +
      textElement('Name', row.name) +
      textElement('Description', row.description),
  );
}

function renderGroup(row: ClientGroup, members: Xml): Xml {
  return element(
    'Group',
    textElement('UUID', row.uuid) +
      textElement('Name', row.name) +
      textElement('Taxable', yesNo(row.taxable)) +
      members,
  );
}
