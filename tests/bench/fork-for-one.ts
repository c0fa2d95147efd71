import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs a program as a process of its own and gives the one message it sends. */
export async function forkForOne(
  program: URL,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<unknown> {
  const child = fork(fileURLToPath(program), args, {
    execArgv: [...nodeOptions, '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    exited.then(() => Promise.reject(new Error(`${program.pathname} ended without a word`))),
  ]);
  await exited;
  return message;
}
