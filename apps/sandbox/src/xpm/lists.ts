import { Refusal } from './envelope.ts';
import { byName } from './look-up.ts';
import type { TaskDefinition } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { element, listElement, refElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** Read-only lists: categories, templates, task definitions. Source: xpm-contract §7.1 to §7.3. */
export const listRoutes: readonly PracticeRoute[] = [
  { verb: 'GET', path: 'category.api/list', method: 'List', area: 'job', handle: categories },
  { verb: 'GET', path: 'template.api/list', method: 'List', area: 'job', handle: templates },
  { verb: 'GET', path: 'task.api/list', method: 'List', area: 'job', handle: tasks },
  { verb: 'GET', path: 'task.api/get/:uuid', method: 'Get', area: 'job', handle: task },
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
  if (!found) throw new Refusal(say('invalidTask'));
  return renderTask(found);
}

function renderTask(row: TaskDefinition): Xml {
  return element(
    'Task',
    textElement('UUID', row.uuid) +
      textElement('Name', row.name) +
      textElement('Description', row.description),
  );
}
