import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { freePort } from '../embedded-postgres/free-port.ts';
import { environment } from '../env.ts';
import { repositoryRoot } from '../repository-root.ts';

const launcher = 'scripts/run-built.mjs';
const scratch = `dist/test-${process.pid}`;

/** Runs a program of the scratch folder as `npm start` runs its own. */
async function runBuilt(name: string) {
  const run = promisify(execFile);
  const { stdout, stderr } = await run(process.execPath, [launcher, `${scratch}/${name}.ts`, 'given'], {
    cwd: repositoryRoot,
  });
  return { stdout, isBuilt: stderr.startsWith('Building') };
}

function write(name: string, text: string): Promise<void> {
  return writeFile(join(repositoryRoot, scratch, `${name}.ts`), text);
}

beforeAll(() => mkdir(join(repositoryRoot, scratch), { recursive: true }));

afterAll(async () => {
  const built = ['answer', 'trace', 'ledger'].map((name) => `dist/dist-test-${process.pid}-${name}`);
  for (const folder of [scratch, ...built])
    await rm(join(repositoryRoot, folder), { recursive: true, force: true });
});

describe('a built program', { timeout: 60_000 }, () => {
  it('is built once, and anew when one of its sources is another', async () => {
    await write('part', `export const part: string = 'first';`);
    await write('answer', `import { part } from './part.ts';\nprocess.stdout.write(part + process.argv[2]);`);
    expect(await runBuilt('answer')).toEqual({ stdout: 'firstgiven', isBuilt: true });
    expect(await runBuilt('answer')).toEqual({ stdout: 'firstgiven', isBuilt: false });
    await write('part', `export const part: string = 'second';`);
    const both = await Promise.all([runBuilt('answer'), runBuilt('answer')]);
    expect(both.map(({ stdout }) => stdout)).toEqual(['secondgiven', 'secondgiven']);
    expect(await runBuilt('answer')).toEqual({ stdout: 'secondgiven', isBuilt: false });
  });

  it('names its sources in stack traces', async () => {
    await write('trace', `type Gone = string;\n\nprocess.stdout.write(String(new Error('here').stack));`);
    expect((await runBuilt('trace')).stdout).toContain(`${scratch}/trace.ts:3:`);
  });

  it('loads xero-node from where it is installed', async () => {
    await write(
      'ledger',
      `import { createLedger } from '../../packages/ledger-push/src/index.ts';
       const getAccessToken = async () => 'a';
       const ledger = createLedger({ baseUrl: 'http://127.0.0.1:1', tenantId: 't', getAccessToken });
       await ledger.accounts().catch((error: Error) => process.stdout.write(error.name));`,
    );
    expect((await runBuilt('ledger')).stdout).toBe('LedgerError');
  });
});

describe('npm start', { timeout: 60_000 }, () => {
  let dataDir: string;
  let child: ReturnType<typeof spawn> | null = null;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'throughline-built-'));
  });

  afterEach(() => child?.kill('SIGKILL'));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('serves the product and the sandbox with all that lies beside their sources', async () => {
    const [port, sandboxPort] = [await freePort(), await freePort()];
    const started = spawn(process.execPath, [launcher, 'scripts/start.ts', '--no-web'], {
      cwd: repositoryRoot,
      env: {
        ...environment(),
        DEMO: '0',
        DATA_DIR: dataDir,
        PORT: `${port}`,
        SANDBOX_PORT: `${sandboxPort}`,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child = started;
    let said = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    while (!said.includes('Throughline:')) await sleep(50);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(await ready.json()).toMatchObject({ database: true, migrations: true });
    for (const path of ['console.css', 'fonts/inter-latin.woff2'])
      expect((await fetch(`http://127.0.0.1:${sandboxPort}/${path}`)).status).toBe(200);
    started.kill('SIGTERM');
    expect(await once(started, 'exit')).toEqual([0, null]);
  });
});
