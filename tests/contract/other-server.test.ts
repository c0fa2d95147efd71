import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as forward, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { environmentWith } from '../support/env.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';
import { connect } from './consent.ts';
import { portOf } from './raw-server.ts';
import { fieldOf } from './support.ts';

/** The suite itself, as anybody runs it: another process, against a server that was there before it. */

const root = fileURLToPath(new URL('../..', import.meta.url));
let sandbox: ChildProcess;
let base = '';
let front: Server;
let frontUrl = '';

beforeAll(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  const env = environmentWith({ SANDBOX_PORT: String(port), SANDBOX_PROFILE: 'tiny' });
  sandbox = spawn('npm', ['run', 'sandbox'], { cwd: root, env, stdio: 'ignore', detached: true });
  const isUp = () =>
    fetch(`${base}/__sandbox/state`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(isUp, (up) => up, 30_000);
  front = createServer(withoutControl(port)).listen(0, '127.0.0.1');
  await once(front, 'listening');
  frontUrl = `http://127.0.0.1:${portOf(front)}`;
}, 60_000);

afterAll(async () => {
  front.closeAllConnections();
  front.close();
  const { pid } = sandbox;
  if (pid === undefined) return;
  const gone = once(sandbox, 'exit');
  process.kill(-pid, 'SIGTERM');
  await gone;
});

/** The same server as the documents have it: no control interface. */
function withoutControl(port: number): Parameters<typeof createServer>[1] {
  return (request, response) => {
    if (request.url?.startsWith('/__sandbox') === true) {
      response.writeHead(404).end();
      return;
    }
    const { method, url: path, headers } = request;
    const through = forward({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    through.on('error', () => response.destroy());
    request.pipe(through);
  };
}

/** What the sandbox keeps for both systems. */
async function held(): Promise<unknown[]> {
  const state: unknown = await (await fetch(`${base}/__sandbox/state`)).json();
  return [fieldOf(state, 'xero'), fieldOf(state, 'xpm')];
}

type Run = { readonly code: number | null; readonly said: string; count(word: string): number };

async function runSuite(env: Record<string, string>, ...files: readonly string[]): Promise<Run> {
  const vitest = ['vitest', 'run', '--project', 'contract', '--no-file-parallelism', '--reporter=verbose'];
  const child = spawn('npx', [...vitest, ...files.map((file) => `tests/contract/${file}`)], {
    cwd: root,
    env: environmentWith({ NO_COLOR: '1', CONTRACT_ACCESS_TOKEN: '', CONTRACT_MAY_WRITE: '', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const [code] = await once(child, 'close');
  const summary = /^\s*Tests\s.*$/m.exec(said)?.[0] ?? '';
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  return { code: typeof code === 'number' ? code : null, said, count };
}

/** Why tests were skipped, one reason a test. */
const reasonsIn = ({ said }: Run): string[] =>
  [...said.matchAll(/ ↓ .*\[([^[\]]*)\]$/gm)].map(([, reason = '']) => reason);

it('runs against the sandbox as another program, and skips only what says why', async () => {
  const run = await runSuite({ CONTRACT_BASE_URL: base, CONTRACT_MAY_WRITE: 'yes' }, 'any-', 'limits');
  expect({ code: run.code, failed: run.count('failed') }).toEqual({ code: 0, failed: 0 });
  expect(run.count('passed')).toBeGreaterThan(30);
  const reasons = reasonsIn(run);
  expect(reasons).toHaveLength(run.count('skipped'));
  expect(new Set(reasons)).toEqual(
    new Set(['only a sandbox of our own has a day so short that a test can use it up']),
  );
}, 120_000);

it('runs against a server without the control interface, by a token, and leaves nothing there', async () => {
  const { accessToken } = await connect(base);
  const before = await held();
  const env = { CONTRACT_BASE_URL: frontUrl, CONTRACT_ACCESS_TOKEN: accessToken };
  const run = await runSuite(env, 'any-', 'xero-rules');
  expect({ code: run.code, failed: run.count('failed') }).toEqual({ code: 0, failed: 0 });
  expect(run.count('passed')).toBeGreaterThan(15);
  const reasons = reasonsIn(run);
  expect(reasons).toHaveLength(run.count('skipped'));
  expect(new Set(reasons)).toEqual(
    new Set([
      `needs the control interface, which ${frontUrl} lacks: /__sandbox/state is 404`,
      'leaves something on the server: CONTRACT_MAY_WRITE=yes allows it',
    ]),
  );
  expect(await held()).toEqual(before);
}, 120_000);

it('fails, and does not skip, where nothing answers', async () => {
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const run = await runSuite({ CONTRACT_BASE_URL: nowhere }, 'xero-rules');
  expect({ code: run.code, passed: run.count('passed') }).toEqual({ code: 1, passed: 0 });
}, 60_000);
