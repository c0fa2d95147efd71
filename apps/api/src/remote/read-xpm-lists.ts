import { applyXpmStaff } from '@throughline/core/mirror/apply-xpm-staff';
import type { XpmKind } from '@throughline/core/mirror/remote-of';
import { saveCategories, saveTaskDefinitions, saveTemplates } from '@throughline/core/mirror/save-xpm-names';
import type { XpmClient } from '@throughline/xpm-client';

import { type ListReader, write } from './list-reading.ts';
import { readClients } from './read-clients.ts';
import { readJobs } from './read-jobs.ts';

type XpmReader = ListReader<XpmClient>;

const readStaff: XpmReader = async (reading) => {
  const staff = await reading.remote.read('GET staff.api/list', (xpm) => xpm.staff.list());
  const rows = staff.map(({ uuid, name, email }) => ({ xpmStaffUuid: uuid, name, email: email || null }));
  await write(reading, (ctx) => applyXpmStaff(ctx, rows));
  return rows.length;
};

const readTaskDefinitions: XpmReader = async (reading) => {
  const { practiceId, asOf } = reading;
  const rows = await reading.remote.read('GET task.api/list', (xpm) => xpm.taskDefinitions.list());
  await write(reading, (ctx) => saveTaskDefinitions(ctx.tx, { practiceId, asOf, rows }));
  return rows.length;
};

const readTemplates: XpmReader = async (reading) => {
  const { practiceId, asOf } = reading;
  const rows = await reading.remote.read('GET template.api/list', (xpm) => xpm.templates.list());
  await write(reading, (ctx) => saveTemplates(ctx.tx, { practiceId, asOf, rows }));
  return rows.length;
};

const readCategories: XpmReader = async (reading) => {
  const { practiceId, asOf } = reading;
  const rows = await reading.remote.read('GET category.api/list', (xpm) => xpm.categories.list());
  await write(reading, (ctx) => saveCategories(ctx.tx, { practiceId, asOf, rows }));
  return rows.length;
};

/** How each list of XPM is read. */
export const xpmReaders: Readonly<Record<XpmKind, XpmReader>> = {
  staff: readStaff,
  clients: readClients,
  taskDefinitions: readTaskDefinitions,
  jobs: readJobs,
  templates: readTemplates,
  categories: readCategories,
};
