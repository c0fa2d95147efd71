import { runStep, type Step, type StepResult } from './run-step.ts';

/**
 * Runs the steps, `lanes` at a time and in order of start; tells of each as it ends.
 *
 * @returns the results in order of ending
 */
export async function runAll(
  steps: readonly Step[],
  options: { lanes: number; cwd: string; onEnd: (result: StepResult) => void },
): Promise<StepResult[]> {
  const waiting = [...steps];
  const ended: StepResult[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runStep(step, options.cwd);
      ended.push(result);
      options.onEnd(result);
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, lane));
  return ended;
}
