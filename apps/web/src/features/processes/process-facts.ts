import { folded } from '../../lib/search-names.ts';
import type { Outputs } from '../../lib/trpc.ts';

export type Process = Outputs['process']['list'][number];
export type Task = { readonly xpmTaskDefUuid: string; readonly name: string };
export type TaskDefinition = Outputs['taskDefinition']['list']['items'][number];

/** From this likeness of names on, a suggestion may be accepted together with others. */
const certainFrom = 0.9;

/** True while no work item of the process can find its job: no task, or one XPM does not list any more. */
export function needsTask({ taskDefinition }: Process): boolean {
  return taskDefinition === null || taskDefinition.gone;
}

/** Processes without any task whose suggestion is certain, and suggested to no other process. */
export function certainOnes(processes: readonly Process[]): readonly Process[] {
  const suggested = processes.flatMap(({ suggestion }) => (suggestion ? [suggestion.xpmTaskDefUuid] : []));
  return processes.filter(({ taskDefinition, suggestion }) => {
    if (taskDefinition !== null || suggestion === null || suggestion.score < certainFrom) return false;
    return suggested.filter((uuid) => uuid === suggestion.xpmTaskDefUuid).length === 1;
  });
}

/** The list with another task on one process, as it looks before the server has answered. */
export function withTask(
  processes: readonly Process[],
  processId: string,
  task: Task | null,
): readonly Process[] {
  return processes.map((process) => {
    if (process.id !== processId) return process;
    const taskDefinition = task && { xpmTaskDefUuid: task.xpmTaskDefUuid, name: task.name, gone: false };
    return { ...process, taskDefinition, suggestion: task === null ? process.suggestion : null };
  });
}

/** XPM's tasks that no process has, by task or by name: what a practice may still take names from. */
export function untakenTasks(
  tasks: readonly TaskDefinition[],
  processes: readonly Process[],
): readonly TaskDefinition[] {
  const taken = new Set(processes.flatMap(({ taskDefinition }) => taskDefinition?.xpmTaskDefUuid ?? []));
  const names = new Set(processes.map(({ name }) => folded(name)));
  return tasks.filter((task) => {
    const isFree = !taken.has(task.xpmTaskDefUuid) && !names.has(folded(task.name));
    if (isFree) names.add(folded(task.name));
    return isFree;
  });
}

/** What saving the waiting changes would mean: "143 linked items stay as they are; new ones use BAS – monthly." */
export function consequence(
  changes: readonly { readonly process: Process; readonly task: Task | null }[],
): string {
  const linked = changes.reduce((sum, { process }) => sum + process.linkedCount, 0);
  const stay = `${linked} linked ${linked === 1 ? 'item stays as it is' : 'items stay as they are'}`;
  const [only] = changes;
  if (changes.length !== 1 || !only) return `${stay}; new ones use the new tasks.`;
  return only.task === null ? `${stay}; new ones find no job.` : `${stay}; new ones use ${only.task.name}.`;
}
