import { addDays, financialYearEnd } from '../world/calendar.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { practiceToday } from '../xpm/look-up.ts';
import { nextJobNumber } from '../xpm/new-records.ts';
import type { JobTask, Staff } from '../xpm/records.ts';
import type { SeededClient } from './clients.ts';
import { monthlyPayroll, quarterlyGst, yearlyEngagements } from './engagements.ts';
import type { Engagement, EngagementTask } from './engagements.ts';
import { categoryUuid, definitionUuid } from './practice-lists.ts';
import type { ProfileName, ProfileSize } from './sizes.ts';

interface JobSeed {
  readonly profile: ProfileName;
  readonly size: ProfileSize;
  readonly clients: readonly SeededClient[];
  readonly staff: readonly Staff[];
  readonly random: Random;
}

/** Puts in jobs for the last, the present and, for early openers, the next financial year. */
export function seedJobs(world: World, seed: JobSeed): void {
  const today = practiceToday(world);
  const year = financialYearEnd(today) - 1;
  for (const [index, seeded] of seed.clients.entries()) {
    const wanted =
      seed.profile === 'tiny' ? tinyWork(index, seeded, year) : workOf(index, seeded, { seed, year });
    for (const engagement of wanted) {
      if (createdOn(engagement, today) === null) continue;
      seedJob(world, { engagement, seeded, index, seed, year });
    }
  }
}

function workOf(index: number, { kind }: SeededClient, of: { seed: JobSeed; year: number }): Engagement[] {
  const { size } = of.seed;
  const years = [of.year - 1, of.year, of.year + 1];
  return years.flatMap((year) => [
    ...(year <= of.year || index % 3 === 0 ? yearlyEngagements(kind, index, year) : []),
    ...(index < size.payrollClients && year <= of.year ? monthlyPayroll(year) : []),
    ...(kind !== 'individual' && index < size.gstClients && year <= of.year ? quarterlyGst(year) : []),
  ]);
}

function tinyWork(index: number, { kind }: SeededClient, year: number): Engagement[] {
  const accounts = (of: number): Engagement[] => yearlyEngagements(kind, 9, of);
  return index === 0 ? [...accounts(year - 1), ...accounts(year)] : accounts(year);
}

/** Day on which the practice opened a job: two months ahead, yearly ones of next year three weeks ago; null if not yet. */
function createdOn({ startDate, category }: Engagement, today: string): string | null {
  const opened = addDays(startDate, -60);
  if (opened <= today) return opened;
  const yearly = category === 'Compliance' && startDate.endsWith('-04-01');
  return yearly ? addDays(today, -21) : null;
}

interface JobOf {
  readonly engagement: Engagement;
  readonly seeded: SeededClient;
  readonly index: number;
  readonly seed: JobSeed;
  readonly year: number;
}

function seedJob(world: World, { engagement, seeded, index, seed, year }: JobOf): void {
  const { staff, random } = seed;
  const today = practiceToday(world);
  const stateCode = stateFor({ engagement, index, year, today });
  const completed = stateCode === 'COMPLETED';
  const number = nextJobNumber(world);
  const orderNumber = `ENG-${engagement.year}-${String(index + 1).padStart(2, '0')}-${number}`;
  world.tables.jobs.put({
    uuid: world.ids.uuid(),
    number,
    name: engagement.name,
    description: '',
    clientUuid: seeded.client.uuid,
    clientOrderNumber: random.below(10) < 6 ? orderNumber : '',
    budget: engagement.category === 'Compliance' ? '2400.00' : null,
    stateCode,
    categoryUuid: categoryUuid(world, engagement.category),
    startDate: engagement.startDate,
    dueDate: engagement.dueDate,
    completedDate: completed ? earlier(engagement.dueDate, today) : null,
    contactUuid: null,
    managerUuid: random.below(4) === 0 ? null : uuidAt(staff, index),
    partnerUuid: uuidAt(staff, 0),
    assignedUuids: [uuidAt(staff, index + 1)],
    tasks: engagement.tasks.map((task) => jobTask(world, task, completed)),
    milestones: [],
    notes: [],
    costs: [],
    createdDate: createdOn(engagement, today) ?? today,
  });
}

function jobTask(world: World, task: EngagementTask, completed: boolean): JobTask {
  return {
    uuid: world.ids.uuid(),
    taskDefUuid: definitionUuid(world, task.key),
    label: task.label,
    description: '',
    estimatedMinutes: task.estimatedMinutes,
    completed,
    billable: task.key !== 'meeting',
    folder: '',
    startDate: null,
    dueDate: null,
    assignedUuids: [],
  };
}

function uuidAt(staff: readonly Staff[], index: number): string {
  const member = staff[index % staff.length];
  if (!member) throw new RangeError('a practice needs staff');
  return member.uuid;
}

interface StateQuestion {
  readonly engagement: Engagement;
  readonly index: number;
  /** The present financial year. */
  readonly year: number;
  readonly today: string;
}

/** Last year's work is mostly done, but every fifth client's accounts are still open; periods long past are done. */
function stateFor({ engagement, index, year, today }: StateQuestion): string {
  if (engagement.startDate > today) return 'PLANNED';
  const yearly = engagement.category === 'Compliance' || engagement.category === 'Advisory';
  if (yearly && engagement.year < year) return index % 5 === 0 ? 'PROGRESS' : 'COMPLETED';
  if (!yearly && addDays(engagement.dueDate, 20) < today) return 'COMPLETED';
  return index % 13 === 12 ? 'ONHOLD' : 'PROGRESS';
}

function earlier(left: string, right: string): string {
  return left < right ? left : right;
}
