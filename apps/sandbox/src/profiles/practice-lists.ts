import { addDays, financialYearEnd, dayIn } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import type { TemplateTask } from '../xpm/records.ts';

const timeZone = 'Pacific/Auckland';

/** Task definitions by the key other seeds name them with. */
const definitions = {
  accounts: ['Annual accounts', 'Prepare the financial statements'],
  tax: ['Tax return', 'Prepare and file the income tax return'],
  gst: ['GST return', ''],
  payroll: ['Payroll', 'Pay run and payday filing'],
  bookkeeping: ['Bookkeeping', ''],
  advisory: ['Advisory', ''],
  setUp: ['Entity set-up', 'Incorporation, IRD number, Xero file'],
  fbt: ['FBT return', ''],
  cleanUp: ['Xero clean-up', ''],
  provisional: ['Provisional tax', ''],
  audit: ['Audit', ''],
  activity: ['Activity statement', ''],
  review: ['Review', 'Manager or partner review'],
  meeting: ['Client meeting', ''],
} as const;

export type DefinitionKey = keyof typeof definitions;

const templates: Readonly<Record<string, readonly (readonly [DefinitionKey, number])[]>> = {
  'Company – annual': [
    ['accounts', 480],
    ['tax', 120],
    ['review', 90],
  ],
  'Trust – annual': [
    ['accounts', 240],
    ['tax', 90],
    ['review', 60],
  ],
  'Individual / IR3': [
    ['tax', 90],
    ['review', 15],
  ],
  'GST – quarterly': [['gst', 60]],
  'Payroll & PAYE': [['payroll', 90]],
  'New entity': [
    ['setUp', 180],
    ['meeting', 60],
  ],
};

/** Practice settings, states, categories, task definitions and templates. */
export function seedPracticeLists(world: World): void {
  const today = dayIn(timeZone, world.clock.now());
  world.tables.practice.put({
    id: 'practice',
    name: 'Ashby & Tanaka Chartered Accountants',
    timeZone,
    lockDate: `${financialYearEnd(today) - 1}-03-31`,
    jobNumberPrefix: 'J',
    nextJobNumber: 1,
    invoiceImport: true,
    adhocJobs: false,
    lastNight: addDays(today, -1),
  });
  const { jobStates, taskDefinitions, categories } = world.tables;
  jobStates.put({ code: 'PLANNED', name: 'Planned', type: 'Standard' });
  jobStates.put({ code: 'PROGRESS', name: 'In Progress', type: 'Standard' });
  jobStates.put({ code: 'ONHOLD', name: 'On Hold', type: 'On Hold' });
  jobStates.put({ code: 'COMPLETED', name: 'Completed', type: 'Completed' });
  jobStates.put({ code: 'CANCELLED', name: 'Cancelled', type: 'Cancelled' });
  for (const [name, description] of Object.values(definitions)) {
    taskDefinitions.put({ uuid: world.ids.uuid(), name, description });
  }
  for (const name of ['Compliance', 'GST', 'Payroll', 'Advisory', 'Internal']) {
    categories.put({ uuid: world.ids.uuid(), name });
  }
  for (const [name, tasks] of Object.entries(templates)) seedTemplate(world, name, tasks);
}

/** UUID of a seeded task definition. */
export function definitionUuid(world: World, key: DefinitionKey): string {
  return uuidOfNamed(world.tables.taskDefinitions.all(), definitions[key][0]);
}

/** UUID of a seeded category. */
export function categoryUuid(world: World, name: string): string {
  return uuidOfNamed(world.tables.categories.all(), name);
}

function uuidOfNamed(
  rows: readonly { readonly uuid: string; readonly name: string }[],
  name: string,
): string {
  const found = rows.find((row) => row.name === name);
  if (!found) throw new Error(`nothing seeded is called ${name}`);
  return found.uuid;
}

function seedTemplate(
  world: World,
  name: string,
  tasks: readonly (readonly [DefinitionKey, number])[],
): void {
  world.tables.templates.put({
    uuid: world.ids.uuid(),
    name,
    tasks: tasks.map(([key, estimatedMinutes]): TemplateTask => ({
      taskDefUuid: definitionUuid(world, key),
      estimatedMinutes,
      billable: true,
      description: '',
      startOffsetDays: null,
      dueOffsetDays: null,
    })),
    milestones: [],
    costs: [],
  });
}
