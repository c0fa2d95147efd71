import { suggestByName } from './suggest-by-name.ts';

export type TaskDefinitionName = { readonly xpmTaskDefUuid: string; readonly name: string };

/**
 * The XPM task definition whose name is most alike to a process's.
 *
 * @returns with a score from 0.6 to 1; null when none is alike enough, or two are equally alike
 */
export function suggestTaskDefinition(
  processName: string,
  definitions: readonly TaskDefinitionName[],
): (TaskDefinitionName & { readonly score: number }) | null {
  const best = suggestByName({ name: processName }, definitions);
  if (!best) return null;
  const { xpmTaskDefUuid, name } = best.suggested;
  return { xpmTaskDefUuid, name, score: best.score };
}
