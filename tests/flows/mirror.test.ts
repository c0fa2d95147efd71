import { listClients } from '@throughline/core/client/list-clients';
import { listJobs } from '@throughline/core/job/list-jobs';
import { listTaskDefinitions } from '@throughline/core/job/list-task-definitions';
import { listTemplates } from '@throughline/core/job/list-templates';
import { listState } from '@throughline/core/mirror/list-state';
import { requireForceAllowed } from '@throughline/core/mirror/require-force-allowed';
import { linkStaff } from '@throughline/core/staff/link-staff';
import { listStaff } from '@throughline/core/staff/list-staff';
import { type RunningSandbox, startSandbox } from '@throughline/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type LinkingPractice, now, openPractices } from './linking-practice.ts';
import { connectedPractice } from './sandbox-practice.ts';

let practices: Awaited<ReturnType<typeof openPractices>>;
let running: RunningSandbox;
let practice: LinkingPractice;
let connected: Awaited<ReturnType<typeof connectedPractice>>;

beforeAll(async () => {
  practices = await openPractices();
  running = await startSandbox({ port: 0, profile: 'demo', seed: 7 });
});
afterAll(async () => {
  await running.close();
  await practices.close();
});

beforeEach(async () => {
  running.sandbox.control.reset();
  running.sandbox.control.advance(61_000);
  // A new practice on the same tenant would wait for what the one before it was told to.
  await practices.owner.query('delete from call_shares');
  practice = await practices.newPractice();
  connected = await connectedPractice({ db: practices.db, sandbox: running, practice });
  running.sandbox.control.clearCalls();
});

const control = () => running.sandbox.control;
const xpm = () => control().state().xpm;
const paths = () =>
  control()
    .calls()
    .map((call) => `${call.method} ${call.path.split('?')[0]}`);
const every = { limit: 500 };
const jobs = () => practice.as(practice.admin, 'job.list', (ctx) => listJobs(ctx, every));
const clients = () => practice.as(practice.admin, 'client.list', (ctx) => listClients(ctx, every));
const people = () => practice.as(practice.admin, 'staff.list', (ctx) => listStaff(ctx, every));

async function rowOf(number: string) {
  const { rows } = await practices.owner.query<{
    open: boolean;
    state: string;
    completed: string | null;
    gone: Date | null;
  }>(
    `select is_open as open, state, completed_on::text as completed, gone_at as gone from jobs
     where practice_id = $1 and xpm_job_number = $2`,
    [practice.practiceId, number],
  );
  return rows[0];
}

function openJob() {
  const job = xpm().jobs.find((each) => each.stateType === 'Standard');
  if (!job) throw new Error('the sandbox has no open job');
  return job;
}

describe('the first read', () => {
  it('brings every list, says how old it is and what it cost', async () => {
    const read = await connected.refresh();
    const calls = Object.fromEntries(Object.entries(read).map(([kind, list]) => [kind, list.calls]));
    expect(calls).toEqual({
      staff: 1,
      clients: 1,
      jobs: 3,
      taskDefinitions: 1,
      templates: 1,
      categories: 1,
      accounts: 1,
      taxRates: 1,
      organisation: 2,
    });
    expect(control().calls()).toHaveLength(12);
    for (const list of Object.values(read))
      expect(list).toMatchObject({ asOf: now.toISOString(), problem: null });
    const state = control().state();
    expect(read).toMatchObject({
      clients: { count: state.xpm.clients.length },
      taskDefinitions: { count: state.xpm.taskDefinitions.length },
      accounts: { count: state.xero.accounts.length },
    });
  });

  it('holds the current jobs with their tasks, and knows the finished ones', async () => {
    await connected.refresh();
    const { items } = await jobs();
    const current = xpm().jobs.filter(
      (job) => job.stateType !== 'Completed' && job.stateType !== 'Cancelled',
    );
    expect(
      items
        .filter((job) => job.isOpen)
        .map((job) => job.xpmJobNumber)
        .toSorted(),
    ).toEqual(current.map((job) => job.number).toSorted());
    for (const job of current) {
      const mirrored = items.find((each) => each.xpmJobNumber === job.number);
      expect(mirrored?.tasks.map((task) => task.xpmJobTaskUuid)).toEqual(job.tasks.map((task) => task.uuid));
      expect(mirrored).toMatchObject({ name: job.name, state: job.state, clientName: job.clientName });
    }
    expect(items.some((job) => !job.isOpen && job.completedOn !== null)).toBe(true);
  });

  it('lists definitions and templates under the names XPM gives them', async () => {
    await connected.refresh();
    const definitions = await practice.as(practice.admin, 'taskDefinition.list', (ctx) =>
      listTaskDefinitions(ctx, every),
    );
    const templates = await practice.as(practice.admin, 'template.list', (ctx) => listTemplates(ctx, every));
    expect(definitions.items.map((each) => each.name).toSorted()).toEqual(
      xpm()
        .taskDefinitions.map((each) => each.name)
        .toSorted(),
    );
    expect(templates.items.map((each) => each.id).toSorted()).toEqual(
      xpm()
        .templates.map((each) => each.uuid)
        .toSorted(),
    );
    expect(definitions.asOf).toBe(now.toISOString());
  });
});

describe('ten minutes', () => {
  it('pass before a list is read again', async () => {
    await connected.refresh();
    control().clearCalls();
    connected.later(9.9);
    const again = await connected.refresh();
    expect(control().calls()).toEqual([]);
    expect(again).toMatchObject({ clients: { calls: 0, asOf: now.toISOString() }, jobs: { calls: 0 } });
    connected.later(0.1);
    expect(await connected.refresh()).toMatchObject({
      clients: { calls: 1, asOf: connected.now().toISOString() },
    });
  });

  it('are shared by processes that ask at the same moment', async () => {
    const answers = await Promise.all([connected.refresh(), connected.refresh(), connected.refresh()]);
    expect(answers.flatMap((lists) => Object.values(lists)).filter((list) => list.asOf === null)).toEqual([]);
    expect(paths().filter((path) => path.endsWith('client.api/list'))).toHaveLength(1);
    expect(control().calls()).toHaveLength(12);
  });

  it('can be cut short by an admin, once in ten seconds', async () => {
    await connected.refresh();
    expect(await connected.refresh({ force: true })).toMatchObject({ staff: { calls: 0 } });
    connected.later(0.2);
    expect(await connected.refresh({ force: true, kinds: ['staff'] })).toMatchObject({
      staff: { calls: 1 },
      clients: { calls: 0 },
    });
    const mei = await practice.member('Mei Tanaka');
    const byStaff = practice.as(mei, 'mirror.refresh', (ctx) =>
      Promise.resolve(requireForceAllowed(ctx, true)),
    );
    await expect(byStaff).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('are not felt by who looks at a list: it calls nobody, and asks for a read when it is old', async () => {
    await connected.refresh();
    control().clearCalls();
    const isAskedFor = async () => (await practice.choreDueAt('mirror')) !== null;
    await practices.owner.query('update chores set due_at = null where practice_id = $1', [
      practice.practiceId,
    ]);
    await clients();
    expect(await isAskedFor()).toBe(false);
    await practices.owner.query(
      `update mirror_lists set as_of = as_of - interval '10 minutes', tried_at = tried_at - interval '10 minutes'
       where practice_id = $1`,
      [practice.practiceId],
    );
    await clients();
    expect(await isAskedFor()).toBe(true);
    expect(control().calls()).toEqual([]);
  });
});

describe('what people change inside XPM', () => {
  it('is seen at the next read: a client renamed', async () => {
    await connected.refresh();
    const client = xpm().clients.find((each) => !each.isDeleted && !each.isArchived);
    control().act({ act: 'rename-client', clientUuid: client?.uuid, name: 'Zzz Renamed' });
    connected.later(10);
    await connected.refresh();
    expect((await clients()).items.at(-1)?.name).toBe('Zzz Renamed');
  });

  it('is seen at the next read: a job completed and a job deleted, each looked up with one call', async () => {
    await connected.refresh();
    const [completed = '', deleted = ''] = xpm()
      .jobs.filter((each) => each.stateType === 'Standard')
      .map((each) => each.number);
    control().act({ act: 'complete-job', jobNumber: completed });
    control().act({ act: 'delete-job', jobNumber: deleted });
    connected.later(10);
    expect(await connected.refresh()).toMatchObject({ jobs: { calls: 3 } });
    expect(await rowOf(completed)).toMatchObject({ open: false, state: 'Completed', gone: null });
    expect(await rowOf(completed)).not.toMatchObject({ completed: null });
    expect(await rowOf(deleted)).not.toMatchObject({ gone: null });
  });

  it('is seen when a job is opened again', async () => {
    const job = openJob();
    control().act({ act: 'complete-job', jobNumber: job.number });
    await connected.refresh();
    expect(await rowOf(job.number)).toMatchObject({ open: false });
    control().act({ act: 'reopen-job', jobNumber: job.number });
    connected.later(10);
    await connected.refresh();
    expect(await rowOf(job.number)).toMatchObject({ open: true, completed: null });
  });

  it('keeps the job’s tasks as XPM has them', async () => {
    await connected.refresh();
    const job = xpm().jobs.find((each) => each.stateType === 'Standard' && each.tasks.length > 1);
    const [first, second] = job?.tasks ?? [];
    control().act({ act: 'delete-task', uuid: first?.uuid });
    control().act({ act: 'complete-task', uuid: second?.uuid });
    connected.later(10);
    await connected.refresh();
    const mirrored = (await jobs()).items.find((each) => each.xpmJobNumber === job?.number);
    expect(mirrored?.tasks.map((task) => task.xpmJobTaskUuid)).not.toContain(first?.uuid);
    expect(mirrored?.tasks.find((task) => task.xpmJobTaskUuid === second?.uuid)).toMatchObject({
      completed: true,
    });
  });

  it('writes nothing when nothing changed', async () => {
    await connected.refresh();
    const fingerprint = async () => {
      const { rows } = await practices.owner.query<{ text: string }>(
        `select string_agg(j.id::text || j.xmin::text || coalesce(t.xmin::text, ''), ',' order by j.id, t.xpm_job_task_uuid) as text
         from jobs j left join job_tasks t on t.practice_id = j.practice_id and t.xpm_job_number = j.xpm_job_number
         where j.practice_id = $1`,
        [practice.practiceId],
      );
      return rows[0]?.text;
    };
    const before = await fingerprint();
    connected.later(10);
    expect(await connected.refresh()).toMatchObject({ jobs: { calls: 1 } });
    expect(await fingerprint()).toBe(before);
  });

  it('leaves a member whose XPM person was deleted, and says that the person is gone', async () => {
    await connected.refresh();
    const person = xpm().staff.find((each) => !each.deleted && !each.disabled);
    const uuid = person?.uuid ?? '';
    const mei = await practice.member('Mei Tanaka');
    await practice.as(practice.admin, 'staff.link', (ctx) =>
      linkStaff(ctx, { staffId: mei.staffId, xpmStaffUuid: uuid }),
    );
    control().act({ act: 'delete-staff', staffUuid: uuid });
    connected.later(10);
    await connected.refresh();
    const row = (await people()).items.find((each) => each.staffId === mei.staffId);
    expect(row).toMatchObject({ xpmStaffUuid: uuid, xpmName: person?.name, goneFromXpm: true });
  });
});

describe('people', () => {
  it('are one row each, and an XPM person belongs to one member', async () => {
    await connected.refresh({ kinds: ['staff', 'clients'] });
    const [person] = (await people()).items.filter((each) => each.staffId === null);
    const uuid = person?.xpmStaffUuid ?? '';
    const link = (staffId: string, xpmStaffUuid: string | null) =>
      practice.as(practice.admin, 'staff.link', (ctx) => linkStaff(ctx, { staffId, xpmStaffUuid }));
    const mei = await practice.member(person?.name ?? '');
    const before = (await people()).items;
    expect(before.find((each) => each.staffId === mei.staffId)?.suggestion).toMatchObject({
      xpmStaffUuid: uuid,
      by: 'name',
    });
    await link(mei.staffId, uuid);
    const after = (await people()).items;
    expect(after).toHaveLength(before.length - 1);
    expect(after.filter((each) => each.xpmStaffUuid === uuid)).toHaveLength(1);
    const tom = practice.admin;
    await expect(link(tom.staffId, uuid)).rejects.toMatchObject({ code: 'conflict' });
    await expect(link(tom.staffId, tom.staffId)).rejects.toMatchObject({ code: 'not_found' });
    await link(mei.staffId, null);
    expect(await link(tom.staffId, uuid)).toMatchObject({ xpmStaffUuid: uuid });
  });

  it('whom clients name as partner or manager are called not imported until they are members here', async () => {
    await connected.refresh({ kinds: ['staff', 'clients'] });
    const named = (await people()).notImported;
    const partner = (await clients()).items.find((each) => each.partner !== null)?.partner;
    expect(named).toContainEqual({ name: partner?.name, reason: 'no_user' });
    const person = (await people()).items.find(
      (each) => each.name === partner?.name && each.xpmStaffUuid !== null,
    );
    await practice.as(practice.admin, 'staff.link', (ctx) =>
      linkStaff(ctx, { staffId: practice.admin.staffId, xpmStaffUuid: person?.xpmStaffUuid ?? null }),
    );
    expect((await people()).notImported).not.toContainEqual({ name: partner?.name, reason: 'no_user' });
    expect((await clients()).items.find((each) => each.partner?.name === partner?.name)?.partner).toEqual({
      name: partner?.name,
      staffId: practice.admin.staffId,
    });
  });
});

describe('a read that fails', () => {
  it.each(['truncated', 'html-200', '500', 'malformed'] as const)(
    'by %s keeps what was there, says so, and lets the other lists be read',
    async (kind) => {
      await connected.refresh();
      const before = (await clients()).items;
      control().setFaults([{ path: '/practicemanager/3.1/client.api/list', kind }]);
      connected.later(10);
      const read = await connected.refresh();
      control().setFaults([]);
      expect(read.clients).toMatchObject({ asOf: now.toISOString(), calls: 1 });
      expect(read.clients.problem).toMatch(/^XPM /);
      expect(read.jobs).toMatchObject({ asOf: connected.now().toISOString(), problem: null });
      expect((await clients()).items).toEqual(before);
    },
  );

  it('by an expired token is made again with a new one, once', async () => {
    control().setFaults([{ path: '/practicemanager/3.1/staff.api/list', kind: 'token-expired', count: 1 }]);
    expect(await connected.refresh({ kinds: ['staff'] })).toMatchObject({
      staff: { calls: 2, problem: null },
    });
    expect(connected.renewals).toHaveLength(1);
    expect(connected.lost).toEqual([]);
  });

  it('by a consent that ended says who can help, and lets the lists be read at once after reconnecting', async () => {
    control().setFaults([{ path: '/practicemanager/3.1/', kind: 'revoked' }]);
    const read = await connected.refresh({ kinds: ['staff', 'clients'] });
    control().setFaults([]);
    expect(read.staff.problem).toContain('An admin can reconnect it');
    expect(connected.lost.length).toBeGreaterThan(0);
    await connected.reconnect();
    expect(await connected.refresh({ kinds: ['staff'] })).toMatchObject({
      staff: { asOf: now.toISOString(), problem: null },
    });
  });

  it('because XPM asked us to wait leaves without another call until then', async () => {
    control().setFaults([
      { path: '/practicemanager/3.1/staff.api/list', kind: '429-minute', retryAfter: 300 },
    ]);
    const read = await connected.refresh({ kinds: ['staff', 'clients', 'templates'] });
    expect(read.staff).toMatchObject({ calls: 1 });
    expect(read.clients).toMatchObject({ calls: 0, asOf: null });
    expect(read.clients.problem).toContain('pausing us');
    expect(control().calls()).toHaveLength(1);
  });

  it('for want of a connection says so, and touches nothing', async () => {
    await practices.owner.query(`update connections set status = 'disconnected' where practice_id = $1`, [
      practice.practiceId,
    ]);
    const read = await connected.refresh();
    for (const list of Object.values(read)) expect(list).toMatchObject({ count: 0, asOf: null, calls: 0 });
    expect(read.jobs.problem).toBe(
      'Xero Practice Manager is not connected. An admin can connect it under Settings, Connections.',
    );
    const state = await practice.as(practice.admin, 'mirror.state', (ctx) => listState(ctx));
    expect(state.jobs.nextReadAt).toBeNull();
  });
});

describe('looking for jobs', () => {
  it('puts the job of exactly that number first, and finds by words of job and client', async () => {
    await connected.refresh();
    const job = openJob();
    const find = (query: string) =>
      practice.as(practice.admin, 'job.list', (ctx) => listJobs(ctx, { query, limit: 50 }));
    expect((await find(job.number.toLowerCase())).items[0]?.xpmJobNumber).toBe(job.number);
    const words = `${job.clientName.split(' ')[0]} ${job.name.split(' ')[0]}`.toUpperCase();
    expect((await find(words)).items.map((each) => each.xpmJobNumber)).toContain(job.number);
    expect((await find('no such job anywhere')).items).toEqual([]);
  });

  it('pages through every job once', async () => {
    await connected.refresh();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await practice.as(practice.admin, 'job.list', (ctx) =>
        listJobs(ctx, { limit: 7, cursor }),
      );
      for (const job of page.items) seen.push(job.xpmJobNumber);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await jobs()).items.length);
  });
});
