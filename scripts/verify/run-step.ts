import { spawn } from 'node:child_process';

/** One check: what a person calls it, and the command that makes it. Exit code 0 means it holds. */
export type Step = { name: string; command: readonly [string, ...string[]] };

export type StepResult = { name: string; ok: boolean; seconds: number; output: string };

/** Runs a step to its end and keeps everything it printed. A program that cannot be started is a failed step. */
export function runStep(step: Step, cwd: string): Promise<StepResult> {
  const startedAt = performance.now();
  const [program, ...rest] = step.command;
  return new Promise((resolve) => {
    const child = spawn(program, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const finish = (ok: boolean, more = '') =>
      resolve({
        name: step.name,
        ok,
        seconds: (performance.now() - startedAt) / 1000,
        output: output + more,
      });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => finish(false, `${error.message}\n`));
    child.once('close', (status) => finish(status === 0));
  });
}
