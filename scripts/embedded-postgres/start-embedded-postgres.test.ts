import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findBinariesPackage } from './binaries.ts';
import { parsePidFile, readPidFile } from './pid-file.ts';
import { isProcess, servesCluster } from './process-is.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const HOLDER = fileURLToPath(new URL('hold-server.fixture.ts', import.meta.url));
const onLinux = process.platform === 'linux';
const asRoot = process.getuid?.() === 0;

let home: string;
let dataDir: string;
const undo: (() => unknown)[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-launcher-'));
  await chmod(home, 0o700);
  dataDir = join(home, 'data');
});

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
  await rm(home, { recursive: true, force: true });
});

async function start(...args: Parameters<typeof startEmbeddedPostgres>) {
  const postgres = await startEmbeddedPostgres(...args);
  undo.push(() => postgres.stop());
  return postgres;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function holder(folder: string): Promise<{ child: ChildProcess; ownerUrl: string; adopted: boolean }> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLDER, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { ownerUrl, adopted } = JSON.parse(String(line));
  const pid = await serverPid();
  undo.push(() => {
    child.kill('SIGKILL');
    return adopted ? undefined : gone(pid);
  });
  return { child, ownerUrl, adopted };
}

async function serverPid(): Promise<number> {
  const file = await readPidFile(join(dataDir, 'postgres'));
  if (file === null) throw new Error('no server runs');
  return file.pid;
}

async function gone(pid: number): Promise<void> {
  while (isProcess(pid)) await sleep(10);
}

/** Ids of the processes whose working folder is below `folder`. */
async function processesIn(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return ids.filter((id) => servesCluster(Number(id), folder));
}

describe('startEmbeddedPostgres', () => {
  it('makes a cluster once and keeps its data over a stop', async () => {
    const first = await start({ dataDir });
    await query(first.ownerUrl, 'create table kept as select 7 as n');
    await first.stop();
    const second = await start({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second.ownerUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('listens on loopback only and refuses a wrong password', async () => {
    const { ownerUrl } = await start({ dataDir, fsync: false });
    expect(await query(ownerUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(ownerUrl);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps the generated password readable by its owner alone', async () => {
    const { ownerUrl } = await start({ dataDir, fsync: false });
    const file = join(dataDir, 'postgres/owner-password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(new URL(ownerUrl).password).toBe(await readFile(file, 'utf8'));
  });

  it('leaves nothing beside the cluster folder, not even what a killed start left', async () => {
    await mkdir(join(dataDir, 'postgres.new-abandoned'), { recursive: true });
    await start({ dataDir, fsync: false });
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('adopts a running server and does not stop it', async () => {
    const owner = await start({ dataDir, fsync: false });
    const guest = await start({ dataDir });
    expect(guest).toMatchObject({ adopted: true, ownerUrl: owner.ownerUrl });
    await guest.stop();
    expect(await query(owner.ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('starts one server for six racing cold starts', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => start({ dataDir, fsync: false })));
    expect(all.filter((each) => !each.adopted)).toHaveLength(1);
    expect(new Set(all.map((each) => each.ownerUrl)).size).toBe(1);
  });

  it('starts one server for two racing processes', async () => {
    const both = await Promise.all([holder(dataDir), holder(dataDir)]);
    expect(both.filter((each) => each.adopted)).toHaveLength(1);
    expect(both[0].ownerUrl).toBe(both[1].ownerUrl);
  });

  it('leaves no process after a kill -9 of the owner, and no row lost', async ({ skip }) => {
    skip(!onLinux, 'processes are found through /proc, which only Linux has');
    const { child, ownerUrl } = await holder(dataDir);
    await query(ownerUrl, 'create table kept as select generate_series(1, 500) as n');
    const pid = await serverPid();
    child.kill('SIGKILL');
    await gone(pid);
    expect(await processesIn(join(dataDir, 'postgres'))).toEqual([]);
    const again = await start({ dataDir });
    expect(await query(again.ownerUrl, 'select count(*)::int as rows from kept')).toEqual([{ rows: 500 }]);
  });

  it('keeps every committed row when the server itself is killed', async () => {
    const { ownerUrl } = await start({ dataDir });
    await query(ownerUrl, 'create table kept as select 1 as n');
    const pid = await serverPid();
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    const again = await start({ dataDir });
    expect(await query(again.ownerUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('starts although the process id in an old lock file now belongs to a stranger', async () => {
    await (await start({ dataDir, fsync: false })).stop();
    const lockFile = join(dataDir, 'postgres/postmaster.pid');
    await writeFile(lockFile, `${process.pid}\n${dataDir}\n1\n1\n\n\n\nready\n`, { mode: 0o600 });
    const again = await start({ dataDir, fsync: false });
    expect(again.adopted).toBe(false);
  });

  it('makes the library links itself when no install script ran', async () => {
    const packageRoot = join(home, 'package');
    const own = findBinariesPackage();
    await cp(own, packageRoot, {
      recursive: true,
      filter: async (source) => !source.startsWith(join(own, 'native/lib/lib')) || !(await isLink(source)),
    });
    const identity = asRoot ? 'user-namespace' : 'self';
    const { ownerUrl } = await start({ dataDir, fsync: false }, { packageRoot, identity });
    expect(await query(ownerUrl, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('serves as nobody below a private folder of root, project and data alike', async ({ skip }) => {
    skip(!asRoot || !onLinux, 'only root on Linux can start the server as nobody');
    const packageRoot = join(home, 'package');
    await cp(findBinariesPackage(), packageRoot, { recursive: true, verbatimSymlinks: true });
    const version = basename(home);
    await writeFile(join(packageRoot, 'package.json'), JSON.stringify({ version }));
    undo.push(() => rm(join(tmpdir(), `throughline-postgres-${version}`), { recursive: true }));
    const postgres = await start({ dataDir, fsync: false }, { packageRoot, identity: 'nobody' });
    const status = await readFile(`/proc/${await serverPid()}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\t65534\t65534\t65534/m);
    await query(postgres.ownerUrl, 'create table kept as select 3 as n');
    await postgres.stop();
    const inNamespace = await start({ dataDir, fsync: false });
    expect(await query(inNamespace.ownerUrl, 'select n from kept')).toEqual([{ n: 3 }]);
  });

  it('says in one line that the data folder cannot be used', async () => {
    await symlink('/dev/null', join(home, 'file'));
    await expect(start({ dataDir: join(home, 'file') })).rejects.toThrow(
      /^The data folder .*file cannot be used: \w+\.$/,
    );
  });

  it('says in one line why the server refuses its cluster', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '12\n');
    await expect(start({ dataDir })).rejects.toThrow(/^The embedded database did not start: [^\n]+$/);
  });
});

describe('parsePidFile', () => {
  it('reads a ready server', () => {
    const text = '123\n/data\n1700000000\n5433\n\n127.0.0.1\n  1234  5\nready   \n';
    expect(parsePidFile(text)).toMatchObject({ pid: 123, port: 5433, status: 'ready' });
  });

  it('takes a half-written file for one that is starting', () => {
    expect(parsePidFile('123\n/data\n')).toMatchObject({ pid: 123, status: 'starting' });
    expect(parsePidFile('')).toBeNull();
  });
});

async function isLink(path: string): Promise<boolean> {
  return readdir(join(path, '..'), { withFileTypes: true }).then(
    (entries) => entries.find((entry) => path.endsWith(`/${entry.name}`))?.isSymbolicLink() ?? false,
  );
}
