import { stateOfWorld } from '../control/state.ts';
import type { SandboxState } from '../control/state.ts';
import type { World } from '../world/world.ts';
import type { CourseFacts, Verdict } from './check.ts';
import { markerOf } from './marked-time.ts';
import type { Course } from './records.ts';
import { steps } from './steps.ts';

/** Starts the course, or starts it over, for a staff member. Throws a `RangeError` when XPM has none of that id. */
export function startCourse(world: World, traineeUuid: string): Course {
  const state = stateOfWorld(world);
  const trainee = state.xpm.staff.find(({ uuid }) => uuid === traineeUuid);
  if (!trainee) throw new RangeError('There is no such staff member.');
  return world.tables.course.put({
    id: 'course',
    startedAt: state.now,
    traineeUuid: trainee.uuid,
    known: [
      ...state.xpm.times.filter(({ note }) => markerOf(note) !== null).map(({ uuid }) => uuid),
      ...state.xero.invoices.filter(({ createdByApp }) => createdByApp !== null).map(({ id }) => id),
    ],
    passed: [],
  });
}

/** The course with every step that the state proves noted, in order; null while nobody takes it. Safe to repeat. */
export function followCourse(world: World, state: SandboxState): Course | null {
  const course = world.tables.course.get('course');
  if (!course) return null;
  const next = advance({ state, calls: world.calls.all(), course });
  if (next.passed.length > course.passed.length) world.tables.course.put(next);
  return next;
}

/** Notes one step after the other until one is not done yet. */
export function advance(facts: CourseFacts): Course {
  const verdict = verdictOf(facts);
  const step = steps[facts.course.passed.length];
  if (!step || !verdict.passed) return facts.course;
  const { sentence, facts: found } = verdict;
  const done = { step: step.id, at: facts.state.now, sentence, facts: { ...found } };
  return advance({ ...facts, course: { ...facts.course, passed: [...facts.course.passed, done] } });
}

/** What the checkpoint of the present step says; of a finished course, that it is finished. */
export function verdictOf(facts: CourseFacts): Verdict {
  const step = steps[facts.course.passed.length];
  return step ? step.check(facts) : { passed: false, sentence: 'Every step is done.' };
}
