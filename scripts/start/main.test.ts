import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { freePort } from '../embedded-postgres/free-port.ts';
import { readPidFile } from '../embedded-postgres/pid-file.ts';
import { isProcess } from '../embedded-postgres/process-is.ts';
import { environment } from '../env.ts';

const FIXTURE = fileURLToPath(new URL('main.fixture.ts', import.meta.url));

let dataDir: string;
const undo: (() => unknown)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'throughline-start-'));
});

afterEach(async () => {
  for (const step of undo.splice(0)) await step();
  await rm(dataDir, { recursive: true, force: true });
});

const direct = [process.execPath, '--import', 'tsx', FIXTURE];
/** A parent that passes nothing on, as a killed npm. */
const behindParent = ['/bin/sh', '-c', '"$0" "$@" & wait', ...direct];

async function launch(settings: Record<string, string>, [program = '', ...args]: readonly string[] = direct) {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = {
    ...environment(),
    DATA_DIR: dataDir,
    PORT: `${port}`,
    SANDBOX_PORT: `${sandboxPort}`,
    ...settings,
  };
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  undo.push(() => child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = once(child, 'close');
  return { child, said, ended, port };
}

async function serverPid(): Promise<number> {
  const file = await readPidFile(join(dataDir, 'postgres'));
  if (file === null) throw new Error('no server runs');
  return file.pid;
}

describe('main', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('stops everything within five seconds of %s', async (signal) => {
    const { child, said, ended, port } = await launch({});
    while (!said.out.includes('admin@demo.test')) await sleep(20);
    expect(said.out).toContain(
      `Throughline: http://localhost:${port}\n  admin: admin@demo.test / printed once\n`,
    );
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('up');
    const pid = await serverPid();
    const startedAt = performance.now();
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(isProcess(pid)).toBe(false);
    expect(said.err).toBe('');
  });

  it('leaves no database behind a kill -9', async () => {
    const { child, said, ended } = await launch({});
    while (!said.out.includes('Throughline:')) await sleep(20);
    const pid = await serverPid();
    child.kill('SIGKILL');
    await ended;
    while (isProcess(pid)) await sleep(10);
    expect(await readPidFile(join(dataDir, 'postgres'))).toBeNull();
  });

  it('ends with the npm that started it', async () => {
    const { child, said, ended, port } = await launch({ npm_lifecycle_event: 'start' }, behindParent);
    while (!said.out.includes('Throughline:')) await sleep(20);
    const pid = await serverPid();
    child.kill('SIGKILL');
    await ended;
    while (isProcess(pid)) await sleep(10);
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
  });

  it('says in one line that its port is taken, and leaves no database behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    undo.push(() => other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { said, ended } = await launch({ PORT: `${port}` });
    expect(await ended).toEqual([1, null]);
    expect(said.err).toBe(`Port ${port} is already in use; stop what uses it or set PORT.\n`);
    expect(await readPidFile(join(dataDir, 'postgres'))).toBeNull();
  });

  it('says in one line which setting is wrong', async () => {
    const { said, ended } = await launch({ PORT: 'many', ROLE: 'boss' });
    expect(await ended).toEqual([1, null]);
    expect(said.err).toMatch(/^PORT must be [^\n]+ ROLE must be [^\n]+\n$/);
  });
});
