import type { World } from '../world/world.ts';
import { inState } from '../xpm/job-write.ts';
import { JobState } from '../xpm/records.ts';
import { ActProblem } from './act.ts';
import type { Act, Given } from './act.ts';
import { jobOf } from './practice-acts.ts';

/** What people do to the practice's job states, which integrations hold by their old names and codes. */
export const stateActs: Readonly<Record<string, Act>> = {
  'rename-state': (world, given) => {
    return changeState(world, stateOfCode(world, given), given);
  },
  'add-state': (world, given) => {
    const [code, name] = [given.text('code'), given.text('name')];
    const type = JobState.shape.type.safeParse(given.optionalText('type') ?? 'Standard');
    if (!type.success) throw new ActProblem('type is Standard, On Hold, Completed or Cancelled.');
    if (world.tables.jobStates.get(code)) throw new ActProblem(`State ${code} exists already.`);
    world.tables.jobStates.put({ code, name, type: type.data });
    return `Added state ${name} with the code ${code}.`;
  },
  'set-job-state': (world, given) => {
    const job = jobOf(world, given);
    const to = stateOfCode(world, given);
    world.tables.jobs.put(inState(world, job, to));
    return `Job ${job.number} is now ${to.name}.`;
  },
  'delete-state': (world, given) => {
    const { code } = stateOfCode(world, given);
    world.tables.jobStates.remove(code);
    return `Deleted state ${code}.`;
  },
};

function stateOfCode(world: World, given: Given): JobState {
  const code = given.text('code');
  const state = world.tables.jobStates.get(code);
  if (!state) throw new ActProblem(`There is no state ${code}.`);
  return state;
}

function changeState(world: World, state: JobState, given: Given): string {
  const { jobStates, jobs } = world.tables;
  const changed = {
    ...state,
    code: given.optionalText('newCode') ?? state.code,
    name: given.optionalText('name') ?? state.name,
  };
  if (changed.code !== state.code) {
    if (jobStates.get(changed.code)) throw new ActProblem(`State ${changed.code} exists already.`);
    for (const job of jobs.all().filter(({ stateCode }) => stateCode === state.code)) {
      jobs.put({ ...job, stateCode: changed.code });
    }
    jobStates.remove(state.code);
  }
  jobStates.put(changed);
  return `State ${changed.code} is now called ${changed.name}.`;
}
