import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.ts';
import { environment } from '../env.ts';

const SCRIPT = fileURLToPath(new URL('../admin.ts', import.meta.url));
const practice = ['--name', 'Ashby & Co', '--country', 'NZ', '--time-zone', 'Pacific/Auckland'];
const admin = ['--admin-email', 'tom@ashby.test', '--password', 'correct horse battery'];
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'throughline-admin-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function adminCommand(...args: string[]) {
  const env = { ...environment(), DATA_DIR: dataDir, DATABASE_URL: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [status] = await once(child, 'close');
  return { status, out, err };
}

async function members(ownerUrl: string): Promise<unknown[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const found = await client.query('select name, email, roles from staff order by email');
  await client.end();
  return found.rows;
}

/** Each command is a process of its own, and brings its own database. */
describe('npm run admin', { timeout: 120_000 }, () => {
  it('makes a practice when nothing runs, and adds staff beside a running installation', async () => {
    const made = await adminCommand('create-practice', ...practice, ...admin);
    expect(made).toMatchObject({ status: 0, err: '' });
    const { practiceId, staffId } = JSON.parse(made.out);
    expect([practiceId, staffId]).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)]);

    const running = await startEmbeddedPostgres({ dataDir });
    expect(running.adopted).toBe(false);
    const person = ['--name', 'Mei Tanaka', '--email', 'mei@ashby.test', '--password', 'another long one'];
    const added = await adminCommand(
      'add-staff',
      '--practice',
      practiceId,
      ...person,
      '--roles',
      'accounts,staff',
    );
    expect(added).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(added.out)).toEqual({ staffId: expect.stringMatching(uuid) });
    expect(await members(running.ownerUrl)).toEqual([
      { name: 'Mei Tanaka', email: 'mei@ashby.test', roles: ['staff', 'accounts'] },
      { name: 'tom', email: 'tom@ashby.test', roles: ['admin'] },
    ]);
    const verified = await adminCommand('verify-receipts', '--practice', practiceId);
    expect(verified).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(verified.out)).toMatchObject({
      checked: 0,
      equal: 0,
      broken: [],
      unsealed: 0,
      calls: 0,
    });
    const looking = await adminCommand('after-restore');
    expect(JSON.parse(looking.out)).toEqual({ practicesLookingFirst: 1 });
    await running.stop();
  });

  it.each([
    [
      'an unknown practice',
      [
        'add-staff',
        '--practice',
        '6f2c1d7e-0000-4000-8000-000000000000',
        '--name',
        'M',
        '--email',
        'm@b.test',
        '--password',
        'long enough',
        '--roles',
        'staff',
      ],
    ],
    [
      'an unknown country',
      ['create-practice', '--name', 'A', '--country', 'FR', '--time-zone', 'Europe/Paris', ...admin],
    ],
    ['a short password', ['create-practice', ...practice, '--admin-email', 'a@b.test', '--password', 'x']],
    ['a missing option', ['create-practice', ...practice]],
  ])('refuses %s in one line', async (_, args) => {
    const refused = await adminCommand(...args);
    expect(refused).toEqual({ status: 1, out: '', err: expect.stringMatching(/^[^\n]+\n$/) });
  });
});
