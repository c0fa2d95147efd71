import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of the sandbox's start that the launcher uses. */
export type StartSandbox = (options: {
  port: number;
  profile: 'demo';
  seed: number;
  stateFile: string;
  /** Where people open the product, for the links of the sandbox's console. */
  appUrl: string;
}) => Promise<{ url: string; close(): Promise<void> }>;

type SandboxPlace = {
  port: number;
  dataDir: string;
  appUrl: string;
  /** Whether another process of this installation may already run the sandbox. */
  shared: boolean;
};

/** Starts the sandbox with its state in the data folder, or uses the one another process of ours runs. */
export async function ensureSandbox(
  { port, dataDir, appUrl, shared }: SandboxPlace,
  startSandbox: StartSandbox,
): Promise<{ url: string; close(): Promise<void> }> {
  const url = `http://127.0.0.1:${port}`;
  if (shared && (await isSandbox(url))) return { url, close: async () => undefined };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return startSandbox({ port, profile: 'demo', seed: 1, stateFile: join(dataDir, 'sandbox.jsonl'), appUrl });
}

async function isSandbox(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/__sandbox/calls`, { signal: AbortSignal.timeout(1_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
