import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { practiceToday } from './look-up.ts';
import type { Client, Job, JobState } from './records.ts';
import { say } from './rule-texts.ts';

/** A client with a name and nothing else, not stored yet. */
export function newClient(world: World, name: string): Client {
  return {
    uuid: world.ids.uuid(),
    name,
    email: null,
    text: {},
    isArchived: false,
    isDeleted: false,
    accountManagerUuid: null,
    jobManagerUuid: null,
    billingClientUuid: null,
    modifiedAt: world.clock.now().toISOString(),
    xeroContactId: null,
    type: null,
    notes: [],
    relationships: [],
  };
}

type JobEssentials = Pick<Job, 'number' | 'name' | 'clientUuid' | 'startDate' | 'dueDate'>;

/** A job in the practice's default state with nothing on it, created today, not stored yet. */
export function newJob(world: World, essentials: JobEssentials): Job {
  return {
    uuid: world.ids.uuid(),
    description: '',
    clientOrderNumber: '',
    budget: null,
    stateCode: defaultState(world).code,
    categoryUuid: null,
    completedDate: null,
    contactUuid: null,
    managerUuid: null,
    partnerUuid: null,
    assignedUuids: [],
    tasks: [],
    milestones: [],
    notes: [],
    costs: [],
    createdDate: practiceToday(world),
    ...essentials,
  };
}

function defaultState(world: World): JobState {
  const [first] = world.tables.jobStates.all().filter(({ type }) => type === 'Standard');
  if (!first) throw new Refusal(say('invalidState'));
  return first;
}

/** Takes the next number of the practice's sequence, past any custom number in the way (U-34). */
export function nextJobNumber(world: World): string {
  const practice = theOnly(world.tables.practice);
  let next = practice.nextJobNumber;
  const numberAt = (index: number): string => `${practice.jobNumberPrefix}${String(index).padStart(6, '0')}`;
  while (world.tables.jobs.by('number', numberAt(next)).length > 0) next += 1;
  world.tables.practice.put({ ...practice, nextJobNumber: next + 1 });
  return numberAt(next);
}
