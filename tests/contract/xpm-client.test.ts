import type { SandboxState } from '@throughline/sandbox';
import {
  clientUuid,
  jobNumber,
  jobTaskUuid,
  jobUuid,
  staffUuid,
  taskDefUuid,
  templateUuid,
  timeUuid,
  XpmError,
  type XpmClient,
} from '@throughline/xpm-client';
import { beforeEach, describe, expect, it } from 'vitest';

import { clientRecord, jobRecord, sorted, staffRecord, timeRecord } from './expected.ts';
import { headersFor, openPractice, practiceUrl } from './open-clients.ts';
import { daysAfter, entryOf, entryOn, nobody, openJobs, today } from './practice-entries.ts';
import { contractServer, first } from './support.ts';

const server = contractServer('demo');
let xpm: XpmClient;
let state: SandboxState;

beforeEach(async () => {
  ({ xpm } = await openPractice(server));
  state = await server.state();
});

const clientOf = (name: string) => first(state.xpm.clients, (client) => client.name === name);
const refused = (sentence: string, status = 200) =>
  expect.objectContaining({ kind: 'refused', status, sentence });
const byName = (one: { name: string }, other: { name: string }): number =>
  one.name.localeCompare(other.name, 'en');

describe('staff', () => {
  it('are those XPM holds, by name', async () => {
    const staff = await xpm.staff.list();
    expect(staff).toEqual([...state.xpm.staff].sort(byName).map(staffRecord));
    expect(staff.length).toBeGreaterThan(1);
  });

  it('can be asked for one by one, whatever the case of the id', async () => {
    const person = first(state.xpm.staff);
    expect(await xpm.staff.get(staffUuid(person.uuid))).toEqual(staffRecord(person));
    expect(await xpm.staff.get(staffUuid(person.uuid.toUpperCase()))).toEqual(staffRecord(person));
  });

  it('stay a list when there is one, and when there is none', async () => {
    const [kept, ...others] = state.xpm.staff;
    for (const { uuid } of others) await server.act('delete-staff', { staffUuid: uuid });
    expect((await xpm.staff.list()).map(({ uuid }) => uuid)).toEqual([kept?.uuid]);
    await server.act('delete-staff', { staffUuid: kept?.uuid });
    expect(await xpm.staff.list()).toEqual([]);
  });

  it('who are disabled stay listed, or go, as the switch says', async () => {
    const { uuid } = first(state.xpm.staff);
    const listed = async (): Promise<boolean> => (await xpm.staff.list()).some((row) => row.uuid === uuid);
    await server.act('disable-staff', { staffUuid: uuid });
    expect(await listed()).toBe(true);
    await server.setSwitch('U-15', 'hidden-and-refused');
    expect(await listed()).toBe(false);
  });

  it('can be made and changed, and XPM holds what was sent', async () => {
    const fields = {
      email: 'aroha@example.test',
      phone: '04',
      mobile: '021',
      address: '1 Quay',
      payrollCode: '007',
    };
    const made = await xpm.staff.add({ name: ' Aroha & Co ', ...fields });
    expect(made).toMatchObject({ name: ' Aroha & Co ', ...fields });
    const changed = await xpm.staff.update({ uuid: made.uuid, name: 'Aroha', phone: '09' });
    expect(changed).toEqual({ ...made, name: 'Aroha', phone: '09' });
    expect(await xpm.staff.get(made.uuid)).toEqual(changed);
  });

  it('can be shut out, let in again and removed', async () => {
    await server.setSwitch('U-15', 'hidden-and-refused');
    const { uuid } = await xpm.staff.add({ name: 'Aroha' });
    const listed = async (): Promise<boolean> => (await xpm.staff.list()).some((row) => row.uuid === uuid);
    await xpm.staff.disable(uuid);
    expect(await listed()).toBe(false);
    await xpm.staff.enable(uuid);
    expect(await listed()).toBe(true);
    await xpm.staff.remove(uuid);
    expect(await listed()).toBe(false);
  });

  it('refuses an unknown id', async () => {
    await expect(xpm.staff.get(staffUuid(nobody))).rejects.toEqual(refused('Invalid staff identifier'));
  });
});

describe('clients', () => {
  it('are those XPM holds, by name', async () => {
    const clients = await xpm.clients.list();
    expect(sorted(clients)).toEqual(
      sorted(state.xpm.clients.map((row) => clientRecord(state.xpm, row, false))),
    );
    const names = clients.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
  });

  it('come with notes and groups when detailed', async () => {
    const clients = await xpm.clients.list({ detailed: true });
    expect(sorted(clients)).toEqual(
      sorted(state.xpm.clients.map((row) => clientRecord(state.xpm, row, true))),
    );
  });

  it.each([
    'J & M Patel Superette Ltd',
    'O’Brien Plumbing Ltd',
    'Kōwhai & Sons Builders Ltd',
    'Sinéad O’Neill',
  ])('keep the name %s letter for letter', async (name) => {
    const { uuid } = clientOf(name);
    expect((await xpm.clients.get(clientUuid(uuid))).name).toBe(name);
    expect((await xpm.clients.search(name)).map((row) => row.uuid)).toEqual([uuid]);
  });

  it('keep a name with every character XML minds, and its blanks', async () => {
    const { uuid } = first(state.xpm.clients);
    const name = ` O'Neill & "Sons" <Ltd> ½ – Tāmaki `;
    await server.act('rename-client', { clientUuid: uuid, name });
    expect((await xpm.clients.get(clientUuid(uuid))).name).toBe(name);
  });

  it('of one name are two', async () => {
    const twins = state.xpm.clients.filter(({ name }) => name === 'Smith Family Trust');
    const found = await xpm.clients.search('smith family');
    expect(twins).toHaveLength(2);
    expect(sorted(found).map(({ uuid }) => uuid)).toEqual(sorted(twins).map(({ uuid }) => uuid));
  });

  it('that are archived or deleted stay in the list, flagged, and leave the paged one', async () => {
    const [archived, deleted] = state.xpm.clients;
    await server.act('archive-client', { clientUuid: archived?.uuid });
    await server.act('delete-client', { clientUuid: deleted?.uuid });
    const clients = await xpm.clients.list();
    expect(first(clients, ({ uuid }) => uuid === archived?.uuid)).toMatchObject({
      isArchived: true,
      isDeleted: false,
    });
    expect(first(clients, ({ uuid }) => uuid === deleted?.uuid)).toMatchObject({
      isArchived: false,
      isDeleted: true,
    });
    const { rows } = await xpm.clients.pagedList({ pageSize: 500 });
    expect(rows).toHaveLength(state.xpm.clients.length - 2);
    await expect(xpm.clients.get(clientUuid(deleted?.uuid ?? ''))).rejects.toEqual(
      refused('Invalid client identifier'),
    );
  });

  it('come page by page to the last, each once', async () => {
    const names: string[] = [];
    let pageToken: string | null = null;
    do {
      const page: Awaited<ReturnType<XpmClient['clients']['pagedList']>> = await xpm.clients.pagedList({
        pageSize: 15,
        ...(pageToken === null ? {} : { pageToken }),
      });
      names.push(...page.rows.map(({ name }) => name));
      expect(page.rows.every(({ contacts }) => contacts === null)).toBe(true);
      pageToken = page.nextPageToken;
    } while (pageToken !== null);
    expect(names.toSorted()).toEqual(state.xpm.clients.map(({ name }) => name).toSorted());
    expect((await server.calls()).filter(({ path }) => path.includes('paged-list'))).toHaveLength(3);
  });

  it.each([{ pageSize: 0 }, { pageSize: 501 }, { pageToken: 'made-up' }])(
    'refuses the page %j',
    async (page) => {
      await expect(xpm.clients.pagedList(page)).rejects.toMatchObject({ kind: 'refused', status: 400 });
    },
  );

  it('changed since an instant are only those', async () => {
    const modifiedSince = state.now;
    await server.advance(5000);
    await server.act('rename-client', { clientUuid: first(state.xpm.clients).uuid, name: 'Renamed' });
    expect((await xpm.clients.list({ modifiedSince })).map(({ name }) => name)).toEqual(['Renamed']);
  });

  it('found by nothing are none', async () => {
    expect(await xpm.clients.search('nobody is called this')).toEqual([]);
  });

  it('can be made, changed and archived, and XPM holds what was sent', async () => {
    const made = await xpm.clients.add({ name: "Ā & B's <Ltd>", email: 'ab@example.test', phone: '09 1' });
    const changed = await xpm.clients.update({ uuid: made.uuid, name: made.name, phone: '09 2', email: '' });
    expect(changed).toMatchObject({ uuid: made.uuid, phone: '09 2', email: null });
    expect((await xpm.clients.archive(made.uuid)).isArchived).toBe(true);
    const held = first((await server.state()).xpm.clients, ({ uuid }) => uuid === made.uuid);
    expect(held).toMatchObject({ name: "Ā & B's <Ltd>", isArchived: true });
  });

  it('have contacts, listed page by page', async () => {
    const { rows } = await xpm.clients.contacts({ pageSize: 500 });
    const live = state.xpm.contacts.filter(({ isDeleted }) => !isDeleted);
    expect(sorted(rows).map(({ uuid }) => uuid)).toEqual(sorted(live).map(({ uuid }) => uuid));
  });

  it('refuses an unknown id', async () => {
    await expect(xpm.clients.get(clientUuid(nobody))).rejects.toEqual(refused('Invalid client identifier'));
  });
});

describe('categories, templates and task definitions', () => {
  it('are those XPM holds, by name', async () => {
    const named = ({ uuid, name }: { uuid: string; name: string }) => ({ uuid, name });
    expect(await xpm.categories.list()).toEqual([...state.xpm.categories].sort(byName).map(named));
    expect(await xpm.templates.list()).toEqual([...state.xpm.templates].sort(byName).map(named));
    expect(sorted(await xpm.taskDefinitions.list())).toEqual(sorted(state.xpm.taskDefinitions));
  });

  it('give one definition, and refuse an unknown one', async () => {
    const definition = first(state.xpm.taskDefinitions);
    expect(await xpm.taskDefinitions.get(taskDefUuid(definition.uuid))).toEqual(definition);
    await expect(xpm.taskDefinitions.get(taskDefUuid(nobody))).rejects.toEqual(
      refused('Invalid task identifier'),
    );
  });
});

describe('jobs', () => {
  const finished = ['Completed', 'Cancelled'];
  const current = () => state.xpm.jobs.filter(({ stateType }) => !finished.includes(stateType));

  it.each([{ detailed: false }, { detailed: true }])(
    'that are current, %j, are those XPM holds',
    async (how) => {
      const jobs = await xpm.jobs.current(how);
      expect(sorted(jobs)).toEqual(sorted(current().map((job) => jobRecord(state.xpm, job, how.detailed))));
      expect(jobs.length).toBeLessThan(state.xpm.jobs.length);
    },
  );

  it('on hold are current, or not, as the switch says', async () => {
    const { number } = first(openJobs(state));
    const isCurrent = async (): Promise<boolean> =>
      (await xpm.jobs.current()).some((job) => job.number === number);
    await server.act('hold-job', { jobNumber: number });
    expect(await isCurrent()).toBe(true);
    await server.setSwitch('U-25', 'hidden');
    expect(await isCurrent()).toBe(false);
  });

  it('leave the current ones without any event when somebody completes them', async () => {
    const { number } = first(openJobs(state));
    await server.act('complete-job', { jobNumber: number });
    expect((await xpm.jobs.current()).some((job) => job.number === number)).toBe(false);
    expect(await xpm.jobs.get(jobNumber(number))).toMatchObject({ state: 'Completed' });
  });

  it('of years are read in windows, each once, finished ones too', async () => {
    const days = state.xpm.jobs.map(({ createdDate }) => createdDate).toSorted();
    const range = { from: first(days), to: first(days.toReversed()) };
    const jobs = await xpm.jobs.list({ ...range, detailed: true });
    expect(sorted(jobs)).toEqual(sorted(state.xpm.jobs.map((job) => jobRecord(state.xpm, job, true))));
    expect((await server.calls()).filter(({ path }) => path.includes('job.api/list')).length).toBeGreaterThan(
      1,
    );
  });

  it('are listed by the day they were made, both ends included', async () => {
    const { createdDate } = first(state.xpm.jobs);
    const made = state.xpm.jobs.filter((job) => job.createdDate === createdDate);
    const jobs = await xpm.jobs.list({ from: createdDate, to: createdDate });
    expect(sorted(jobs).map(({ uuid }) => uuid)).toEqual(sorted(made).map(({ uuid }) => uuid));
  });

  it('listed for a day without any are none', async () => {
    expect(await xpm.jobs.list({ from: '2001-01-01', to: '2001-01-01' })).toEqual([]);
  });

  it('come one by one in full, numbers with blanks and slashes too', async () => {
    const job = first(state.xpm.jobs, ({ notes, tasks }) => notes.length === 0 && tasks.length > 0);
    expect(await xpm.jobs.get(jobNumber(job.number))).toEqual(jobRecord(state.xpm, job, true));
    await server.act('edit-job', { jobNumber: job.number, newNumber: 'A/7 b&c' });
    expect(await xpm.jobs.get(jobNumber('A/7 b&c'))).toMatchObject({ uuid: job.uuid, number: 'A/7 b&c' });
  });

  it('of a client are all of them', async () => {
    const { clientUuid: client } = first(state.xpm.jobs);
    const theirs = state.xpm.jobs.filter((job) => job.clientUuid === client);
    const jobs = await xpm.jobs.forClient(clientUuid(client));
    expect(sorted(jobs)).toEqual(sorted(theirs.map((job) => jobRecord(state.xpm, job, false))));
  });

  it('of a new client are none, and then one', async () => {
    const { uuid } = await xpm.clients.add({ name: 'New here' });
    expect(await xpm.jobs.forClient(uuid)).toEqual([]);
    const span = { startDate: today(state), dueDate: daysAfter(today(state), 30) };
    const made = await xpm.jobs.add({
      name: "Set-up & 'more'",
      client: uuid,
      clientOrderNumber: 'ENG-1',
      ...span,
    });
    const jobs = await xpm.jobs.forClient(uuid);
    expect(jobs.map(({ number }) => number)).toEqual([made.number]);
    expect(made).toMatchObject({
      state: 'Planned',
      tasks: [],
      milestones: [],
      notes: [],
      clientOrderNumber: 'ENG-1',
    });
  });

  it('of a person are the current ones they are assigned to', async () => {
    const { uuid } = first(state.xpm.staff, (person) =>
      current().some(({ assignedUuids }) => assignedUuids.includes(person.uuid)),
    );
    const theirs = current().filter(({ assignedUuids }) => assignedUuids.includes(uuid));
    const jobs = await xpm.jobs.forStaff(staffUuid(uuid));
    expect(sorted(jobs)).toEqual(sorted(theirs.map((job) => jobRecord(state.xpm, job, false))));
  });

  it('can carry one definition twice, as two tasks with ids of their own', async () => {
    const twice = first(
      state.xpm.jobs,
      ({ tasks }) => new Set(tasks.map((task) => task.taskDefUuid)).size < tasks.length,
    );
    const tasks = (await xpm.jobs.get(jobNumber(twice.number))).tasks ?? [];
    expect(new Set(tasks.map(({ uuid }) => uuid)).size).toBe(tasks.length);
    expect(new Set(tasks.map(({ definition }) => definition)).size).toBeLessThan(tasks.length);
  });

  it('gain a task from a definition and a template, and tasks complete and reopen', async () => {
    const { number, uuid, tasks: before } = first(openJobs(state));
    const definition = taskDefUuid(first(state.xpm.taskDefinitions).uuid);
    await xpm.jobs.addTask(jobNumber(number), definition, { estimatedMinutes: 30, label: 'A & B' });
    const template = templateUuid(first(state.xpm.templates, ({ tasks }) => tasks.length > 0).uuid);
    await xpm.jobs.applyTemplate({ number: jobNumber(number), uuid: jobUuid(uuid) }, template);
    const tasks = (await xpm.jobs.get(jobNumber(number))).tasks ?? [];
    const added = first(tasks, ({ label }) => label === 'A & B');
    expect(added).toMatchObject({ definition, estimatedMinutes: 30, completed: false });
    expect(tasks.length).toBeGreaterThan(before.length + 1);
    const completed = async (): Promise<boolean | undefined> =>
      (await xpm.jobs.get(jobNumber(number))).tasks?.find((task) => task.uuid === added.uuid)?.completed;
    await xpm.jobs.completeTask(added.uuid);
    expect(await completed()).toBe(true);
    await xpm.jobs.reopenTask(added.uuid);
    expect(await completed()).toBe(false);
  });

  it('take a state by its code and not by its name', async () => {
    const { number, uuid } = first(openJobs(state));
    const address = { number: jobNumber(number), uuid: jobUuid(uuid) };
    await expect(xpm.jobs.setState(address, 'On Hold')).rejects.toEqual(refused('Invalid state code'));
    await xpm.jobs.setState(address, 'onhold');
    expect((await xpm.jobs.get(address.number)).state).toBe('On Hold');
  });

  it('keep who works on them', async () => {
    const { number, uuid } = first(
      openJobs(state),
      ({ assignedUuids }) => assignedUuids.length < state.xpm.staff.length,
    );
    const job = first(state.xpm.jobs, (row) => row.number === number);
    const { uuid: person, name } = first(state.xpm.staff, (row) => !job.assignedUuids.includes(row.uuid));
    const address = { number: jobNumber(number), uuid: jobUuid(uuid) };
    const assigned = await xpm.jobs.assign(address, [{ change: 'add', staff: staffUuid(person) }]);
    expect(assigned.assigned).toContainEqual({ uuid: person, name });
    await expect(xpm.jobs.assign(address, [{ change: 'add', staff: staffUuid(nobody) }])).rejects.toEqual(
      refused('Invalid staff identifier for add request'),
    );
  });

  it('with time cannot be deleted, those without can', async () => {
    const [kept, gone] = openJobs(state).filter(({ tasks }) =>
      tasks.every(({ actualMinutes }) => actualMinutes === 0),
    );
    if (kept === undefined || gone === undefined) throw new Error('two open jobs without time are needed');
    await xpm.time.add(entryOn(state, kept));
    const address = ({ number, uuid }: typeof kept) => ({ number: jobNumber(number), uuid: jobUuid(uuid) });
    await expect(xpm.jobs.remove(address(kept))).rejects.toMatchObject({ kind: 'refused' });
    await xpm.jobs.remove(address(gone));
    await expect(xpm.jobs.get(jobNumber(gone.number))).rejects.toEqual(refused('Invalid job identifier'));
  });

  it('refuses an unknown number, client and person', async () => {
    await expect(xpm.jobs.get(jobNumber('J999999'))).rejects.toEqual(refused('Invalid job identifier'));
    await expect(xpm.jobs.forClient(clientUuid(nobody))).rejects.toEqual(
      refused('Invalid client identifier'),
    );
    await expect(xpm.jobs.forStaff(staffUuid(nobody))).rejects.toEqual(refused('Invalid staff identifier'));
    await expect(xpm.jobs.completeTask(jobTaskUuid(nobody))).rejects.toEqual(
      refused('Invalid task identifier'),
    );
  });
});

describe('time entries that are read', () => {
  const pastRange = () => {
    const days = state.xpm.times.map(({ date }) => date).toSorted();
    return { from: first(days), to: first(days.toReversed()) };
  };

  it('are those XPM holds in the range', async () => {
    const times = await xpm.time.list(pastRange());
    expect(sorted(times)).toEqual(sorted(state.xpm.times.map(timeRecord)));
    expect(times.some(({ invoiceLine }) => invoiceLine !== null)).toBe(true);
    expect(times.some(({ invoiceLine }) => invoiceLine === null)).toBe(true);
  });

  it('of a person, a job and a single one are the same rows', async () => {
    const time = first(state.xpm.times);
    const theirs = state.xpm.times.filter(({ staffUuid: uuid }) => uuid === time.staffUuid);
    const ofJob = state.xpm.times.filter(({ jobUuid: uuid }) => uuid === time.jobUuid);
    expect(sorted(await xpm.time.forStaff(staffUuid(time.staffUuid), pastRange()))).toEqual(
      sorted(theirs.map(timeRecord)),
    );
    expect(sorted(await xpm.time.forJob(jobNumber(time.jobNumber)))).toEqual(sorted(ofJob.map(timeRecord)));
    expect(sorted(await xpm.time.forJob(jobNumber(time.jobNumber), pastRange()))).toEqual(
      sorted(ofJob.map(timeRecord)),
    );
    expect(await xpm.time.get(timeUuid(time.uuid))).toEqual(timeRecord(time));
  });

  it('of a day without any are none, and then one', async () => {
    const date = today(state);
    expect(await xpm.time.list({ from: date, to: date })).toEqual([]);
    await xpm.time.add(entryOf(state));
    expect(await xpm.time.list({ from: date, to: date })).toHaveLength(1);
    expect(await xpm.time.list({ from: daysAfter(date, 1), to: daysAfter(date, 9) })).toEqual([]);
    expect(await xpm.time.list({ from: daysAfter(date, -1), to: daysAfter(date, -1) })).toEqual([]);
  });

  it.each([true, false])('are billable when their task is: %s', async (billable) => {
    const job = first(openJobs(state), ({ tasks }) => tasks.some((task) => task.billable === billable));
    const task = first(job.tasks, (row) => row.billable === billable);
    const { uuid } = await xpm.time.add({ ...entryOn(state, job), task: jobTaskUuid(task.uuid) });
    expect(await xpm.time.get(uuid)).toMatchObject({ task: task.uuid, taskName: task.name, billable });
  });

  it('over three years are read in windows, each once', async () => {
    const { to } = pastRange();
    const times = await xpm.time.list({ from: daysAfter(to, -1000), to });
    expect(new Set(times.map(({ uuid }) => uuid)).size).toBe(times.length);
    const paths = (await server.calls())
      .map(({ path }) => path)
      .filter((path) => path.includes('time.api/list'));
    expect(paths).toHaveLength(3);
    expect(times).toHaveLength(state.xpm.times.length);
  });

  it('refuses an unknown entry, person and job', async () => {
    const range = { from: today(state), to: today(state) };
    await expect(xpm.time.get(timeUuid(nobody))).rejects.toEqual(refused('Invalid time identifier'));
    await expect(xpm.time.forStaff(staffUuid(nobody), range)).rejects.toEqual(
      refused('Invalid staff identifier'),
    );
    await expect(xpm.time.forJob(jobNumber('J999999'))).rejects.toEqual(refused('Invalid job identifier'));
  });
});

describe('a window of dates', () => {
  /** A client whose windows are changed on their way, since it never sends a bad one itself. */
  const through = async (change: (url: string) => string): Promise<XpmClient> =>
    (await openPractice(server, { fetch: (url, init) => fetch(change(url), init) })).xpm;
  const range = { from: '2026-01-01', to: '2026-02-01' };
  const tooLong = (url: string): string => url.replace(/to=\d+/, 'to=20270101');

  it.each([
    {
      name: 'without its start',
      change: (url: string) => url.replace(/from=\d+&?/, ''),
      sentence: 'The from date is required',
    },
    {
      name: 'without its end',
      change: (url: string) => url.replace(/&?to=\d+/, ''),
      sentence: 'The to date is required',
    },
    { name: 'of a full year', change: tooLong, sentence: expect.stringContaining('less than one year') },
    {
      name: 'that ends before it starts',
      change: (url: string) => url.replace(/to=\d+/, 'to=20251231'),
      sentence: expect.stringContaining('must not be before'),
    },
  ])('$name is refused, for jobs and for time', async ({ change, sentence }) => {
    const client = await through(change);
    const expected = expect.objectContaining({ kind: 'refused', status: 400, sentence });
    await expect(client.time.list(range)).rejects.toEqual(expected);
    await expect(client.jobs.list(range)).rejects.toEqual(expected);
  });

  it.each([
    { status: '500', kind: 'unavailable' },
    { status: '200', kind: 'refused' },
  ])('that is wrong is $kind when XPM answers $status', async ({ status, kind }) => {
    await server.setSwitch('U-03', status);
    const client = await through(tooLong);
    await expect(client.time.list(range)).rejects.toMatchObject({ kind, status: Number(status) });
  });

  it('of one day less than a year is taken', async () => {
    const client = await through((url) => url.replace(/to=\d+/, 'to=20261231'));
    expect(await client.time.list(range)).toBeInstanceOf(Array);
  });

  it('that ends before it starts is never sent', async () => {
    await expect(xpm.time.list({ from: '2026-02-01', to: '2026-01-01' })).rejects.toThrow(RangeError);
    expect((await server.calls()).some(({ path }) => path.includes('time.api'))).toBe(false);
  });
});

describe('the wire', () => {
  it('refuses a body that is no XML without changing anything', async () => {
    const { accessToken, practiceTenantId } = await openPractice(server);
    const response = await fetch(`${practiceUrl(server)}/time.api/add`, {
      method: 'POST',
      headers: headersFor(accessToken, practiceTenantId),
      body: '<Timesheet><Job>',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Status>ERROR</Status>');
    expect((await server.state()).xpm.times).toHaveLength(state.xpm.times.length);
  });

  it.each([
    { method: 'GET', path: '/state.api/list', status: 404 },
    { method: 'POST', path: '/staff.api/list', status: 405 },
  ])('answers $method $path with $status, a problem in JSON', async ({ method, path, status }) => {
    const { accessToken, practiceTenantId } = await openPractice(server);
    const headers = headersFor(accessToken, practiceTenantId);
    const response = await fetch(`${practiceUrl(server)}${path}`, { method, headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ Status: status, Detail: expect.any(String) });
  });

  it('names each reply, so that Xero can look it up', async () => {
    const refusal = xpm.staff.get(staffUuid(nobody));
    await expect(refusal).rejects.toBeInstanceOf(XpmError);
    await expect(refusal).rejects.toMatchObject({ correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });
});
