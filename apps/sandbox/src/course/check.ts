import type { SandboxState } from '../control/state.ts';
import type { LoggedCall } from '../transport/call-log.ts';
import type { Course } from './records.ts';

/** What a checkpoint looks at. */
export interface CourseFacts {
  readonly state: SandboxState;
  /** Calls the sandbox remembers, oldest first. */
  readonly calls: readonly LoggedCall[];
  readonly course: Course;
}

/** What a checkpoint found: done, with what proves it, or what is still missing, in a sentence. */
export type Verdict =
  | {
      readonly passed: true;
      readonly sentence: string;
      readonly facts: Readonly<Record<string, string>>;
    }
  | { readonly passed: false; readonly sentence: string };

export type Check = (facts: CourseFacts) => Verdict;

export function passed(sentence: string, facts: Readonly<Record<string, string>> = {}): Verdict {
  return { passed: true, sentence, facts };
}

export function missing(sentence: string): Verdict {
  return { passed: false, sentence };
}

/** A fact that an earlier step left; empty when it left none. */
export function factOf({ course }: CourseFacts, step: string, name: string): string {
  return course.passed.find((row) => row.step === step)?.facts[name] ?? '';
}

/** Calls made since the course was started. */
export function callsOf({ calls, course }: CourseFacts): LoggedCall[] {
  return calls.filter(({ at }) => at >= course.startedAt);
}

/** Name of the staff member who takes the course. */
export function traineeOf({ state, course }: CourseFacts): string {
  return state.xpm.staff.find(({ uuid }) => uuid === course.traineeUuid)?.name ?? 'the trainee';
}
