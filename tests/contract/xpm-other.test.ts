import type { SandboxState } from '@throughline/sandbox';
import {
  clientGroupUuid,
  clientUuid,
  invoiceNumber,
  jobNumber,
  jobTaskUuid,
  quoteNumber,
  taskDefUuid,
  type XpmClient,
} from '@throughline/xpm-client';
import { beforeEach, describe, expect, it } from 'vitest';

import { jobRecord, sorted } from './expected.ts';
import { headersFor, openPractice, practiceUrl } from './open-clients.ts';
import { daysAfter, entryOf, nobody, openJobs, today } from './practice-entries.ts';
import { contractServer, first } from './support.ts';

/** What the product reads or writes seldom, and what every reply has in common. */
const server = contractServer('tiny');
let xpm: XpmClient;
let state: SandboxState;

beforeEach(async () => {
  ({ xpm } = await openPractice(server));
  state = await server.state();
});

const jobNow = async (number: string) =>
  first((await server.state()).xpm.jobs, (job) => job.number === number);

async function rowsOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

describe('lists row by row', () => {
  it('give what the whole lists give', async () => {
    const range = { from: daysAfter(today(state), -700), to: today(state) };
    await xpm.time.add(entryOf(state));
    expect(await rowsOf(xpm.jobs.eachCurrent({ detailed: true }))).toEqual(
      await xpm.jobs.current({ detailed: true }),
    );
    expect(await rowsOf(xpm.jobs.each(range))).toEqual(await xpm.jobs.list(range));
    expect(await rowsOf(xpm.clients.each())).toEqual(await xpm.clients.list());
    expect(await rowsOf(xpm.time.each(range))).toEqual(await xpm.time.list(range));
    expect(await rowsOf(xpm.invoices.each(range))).toEqual(await xpm.invoices.list(range));
  });

  it('that break off half-way end in an error, whatever came before', async () => {
    await server.faults({ path: '/practicemanager/3.1/client.api/list', kind: 'truncated', atByte: 2000 });
    await expect(rowsOf(xpm.clients.each())).rejects.toMatchObject({ kind: 'unreadable' });
  });
});

describe('client groups', () => {
  it('are those XPM holds, with their clients when asked for one', async () => {
    const groups = await xpm.clientGroups.list();
    expect(sorted(groups).map(({ uuid }) => uuid)).toEqual(
      sorted(state.xpm.clientGroups).map(({ uuid }) => uuid),
    );
    for (const { uuid, name, clientUuids } of state.xpm.clientGroups) {
      const group = await xpm.clientGroups.get(clientGroupUuid(uuid));
      expect(group).toMatchObject({ name });
      expect(group.clients?.map((client) => client.uuid)).toEqual(clientUuids);
    }
  });

  it('refuses an unknown id', async () => {
    await expect(xpm.clientGroups.get(clientGroupUuid(nobody))).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('job tasks', () => {
  it('that are open are found with their jobs, and no completed one', async () => {
    const { uuid } = first(first(openJobs(state)).tasks);
    await server.act('complete-task', { taskUuid: uuid });
    const uuidsWhere = async (completed: boolean) =>
      (await xpm.jobs.tasks({ completed })).flatMap(({ tasks }) => tasks ?? []).map((task) => task.uuid);
    expect(await uuidsWhere(true)).toEqual([uuid]);
    expect(await uuidsWhere(false)).not.toContain(uuid);
  });

  it('that are scheduled are found by their days', async () => {
    const { number } = first(openJobs(state));
    const definition = taskDefUuid(first(state.xpm.taskDefinitions).uuid);
    const span = { startDate: '2030-01-10', dueDate: '2030-01-20' };
    await xpm.jobs.addTask(jobNumber(number), definition, { estimatedMinutes: 15, ...span });
    const numbers = async (filter: object) => (await xpm.jobs.tasks(filter)).map((job) => job.number);
    expect(await numbers({ startFrom: '2030-01-10', dueBy: '2030-01-20' })).toEqual([number]);
    expect(await numbers({ startFrom: '2030-01-11' })).toEqual([]);
    expect(await numbers({ startFrom: '2030-01-01', dueBy: '2030-01-19' })).toEqual([]);
  });

  it.each(['task', 'status-only'])('are added and changed when XPM answers with %s', async (answer) => {
    await server.setSwitch('U-01', answer);
    const { number, tasks: before } = first(openJobs(state));
    const definition = taskDefUuid(first(state.xpm.taskDefinitions).uuid);
    await xpm.jobs.addTask(jobNumber(number), definition, { estimatedMinutes: 15, description: 'a & b' });
    const after = (await xpm.jobs.get(jobNumber(number))).tasks ?? [];
    const added = first(after, ({ uuid }) => !before.some((task) => task.uuid === uuid));
    await xpm.jobs.updateTask(added.uuid, { estimatedMinutes: 45, label: 'Second look' });
    const held = first((await jobNow(number)).tasks, ({ uuid }) => uuid === added.uuid);
    expect(held).toMatchObject({
      taskDefUuid: definition,
      estimatedMinutes: 45,
      label: 'Second look',
      description: 'a & b',
    });
  });

  it('stand in the order they are put in, and an unknown one moves nothing', async () => {
    const job = first(openJobs(state), ({ tasks }) => tasks.length > 1);
    const number = jobNumber(job.number);
    const order = job.tasks.map(({ uuid }) => jobTaskUuid(uuid)).toReversed();
    const tasksNow = async () => (await xpm.jobs.get(number)).tasks?.map(({ uuid }) => uuid);
    await xpm.jobs.reorderTasks(number, order);
    expect(await tasksNow()).toEqual(order);
    await expect(xpm.jobs.reorderTasks(number, [jobTaskUuid(nobody)])).rejects.toMatchObject({
      kind: 'refused',
    });
    expect(await tasksNow()).toEqual(order);
  });

  it('show their label or not, as the switch says', async () => {
    const { number } = first(openJobs(state));
    const definition = taskDefUuid(first(state.xpm.taskDefinitions).uuid);
    await xpm.jobs.addTask(jobNumber(number), definition, { estimatedMinutes: 15, label: 'Mine' });
    const labels = async () => (await xpm.jobs.get(jobNumber(number))).tasks?.map(({ label }) => label) ?? [];
    expect(await labels()).toContain('Mine');
    await server.setSwitch('U-39', 'never-returned');
    expect(await labels()).not.toContain('Mine');
  });
});

describe('a job', () => {
  it('is changed in the fields that are sent and in no others', async () => {
    const job = first(openJobs(state));
    const changed = await xpm.jobs.update({
      number: jobNumber(job.number),
      name: "Renamed & 'quoted' <x>",
      startDate: job.startDate,
      dueDate: daysAfter(job.dueDate, 7),
      clientOrderNumber: 'ENG 9/1',
    });
    const held = await jobNow(job.number);
    expect(held).toEqual({
      ...job,
      name: "Renamed & 'quoted' <x>",
      dueDate: daysAfter(job.dueDate, 7),
      clientOrderNumber: 'ENG 9/1',
    });
    expect(changed).toEqual(jobRecord((await server.state()).xpm, held, true));
  });

  it('takes notes, which come back with who wrote them and when', async () => {
    const { number } = first(openJobs(state));
    await xpm.jobs.addNote(jobNumber(number), { title: 'Bill & link', text: 'one\ntwo <three>' });
    const [note] = (await xpm.jobs.get(jobNumber(number))).notes ?? [];
    expect(note).toMatchObject({ title: 'Bill & link', text: 'one\ntwo <three>', createdBy: 'Tom Ashby' });
    expect(note?.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  it('has no costs, until XPM holds one', async () => {
    const { accessToken, practiceTenantId } = await openPractice(server);
    const { number } = first(openJobs(state));
    expect(await xpm.jobs.costs(jobNumber(number))).toEqual([]);
    const response = await fetch(`${practiceUrl(server)}/job.api/cost`, {
      method: 'POST',
      headers: headersFor(accessToken, practiceTenantId),
      body: `<Cost><Job>${number}</Job><Date>20261101</Date><Description>Filing fee</Description><Quantity>1</Quantity><UnitCost>10</UnitCost><UnitPrice>12.5</UnitPrice></Cost>`,
    });
    expect(response.status).toBe(200);
    expect(await xpm.jobs.costs(jobNumber(number))).toMatchObject([
      { description: 'Filing fee', unitPrice: '12.50' },
    ]);
  });

  it('of which no client is known is not made', async () => {
    const span = { startDate: today(state), dueDate: today(state) };
    await expect(xpm.jobs.add({ name: 'a', client: clientUuid(nobody), ...span })).rejects.toMatchObject({
      kind: 'refused',
      sentence: 'Invalid client identifier',
    });
    expect((await server.state()).xpm.jobs).toHaveLength(state.xpm.jobs.length);
  });

  it('keeps the number it is made with, and no other job gets it', async () => {
    const number = jobNumber('T/1 ā');
    const { clientUuid: client } = first(state.xpm.jobs);
    const wanted = {
      number,
      name: 'a',
      client: clientUuid(client),
      startDate: today(state),
      dueDate: today(state),
    };
    expect((await xpm.jobs.add(wanted)).number).toBe(number);
    await expect(xpm.jobs.add(wanted)).rejects.toMatchObject({ kind: 'refused' });
    expect((await xpm.jobs.get(number)).number).toBe(number);
  });
});

describe('invoices and quotes', () => {
  const raised = async () => {
    const { uuid } = await xpm.time.add(entryOf(state, { minutes: 90 }));
    await server.act('invoice-time', { timeUuid: uuid });
    return first((await server.state()).xpm.invoices);
  };

  it('of a job are read, with a line of its own id for the time they bill', async () => {
    const held = await raised();
    const job = jobNumber(entryOf(state).job);
    const invoice = await xpm.invoices.get(invoiceNumber(held.number));
    const [line] = invoice.jobs?.[0]?.tasks ?? [];
    const [time] = await xpm.time.forJob(job);
    expect(invoice).toMatchObject({ uuid: held.uuid, jobText: job, status: held.status });
    expect(line).toMatchObject({ uuid: time?.invoiceLine, minutes: 90 });
    expect([time?.task, first(openJobs(state)).tasks[0]?.taskDefUuid]).not.toContain(line?.uuid);
    expect((await xpm.invoices.forJob(job)).map(({ number }) => number)).toEqual([held.number]);
    expect(await xpm.invoices.payments(invoiceNumber(held.number))).toEqual([]);
  });

  it('are in the list their status belongs to', async () => {
    const held = await raised();
    const range = { from: daysAfter(held.date, -1), to: held.date };
    const where = async () => ({
      current: (await xpm.invoices.current()).length,
      draft: (await xpm.invoices.draft()).length,
      list: (await xpm.invoices.list({ ...range, detailed: true })).length,
    });
    const draft = held.status === 'Draft';
    expect(await where()).toEqual({ current: draft ? 0 : 1, draft: draft ? 1 : 0, list: draft ? 0 : 1 });
    await server.act('cancel-invoice', { invoiceNumber: held.number });
    expect(await where()).toEqual({ current: 0, draft: 0, list: 1 });
  });

  it('nobody made are none, and refused one by one', async () => {
    const range = { from: today(state), to: today(state) };
    expect(await xpm.invoices.list(range)).toEqual([]);
    expect(await xpm.quotes.list(range)).toEqual([]);
    expect(await xpm.quotes.current()).toEqual([]);
    expect(await xpm.quotes.draft({ detailed: true })).toEqual([]);
    await expect(xpm.invoices.get(invoiceNumber('INV-none'))).rejects.toMatchObject({ kind: 'refused' });
    await expect(xpm.quotes.get(quoteNumber('Q-none'))).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('every reply', () => {
  it('is compact XML with its character set, no declaration, and not to be kept', async () => {
    const { accessToken, practiceTenantId } = await openPractice(server);
    const headers = headersFor(accessToken, practiceTenantId);
    const response = await fetch(`${practiceUrl(server)}/staff.api/list`, { headers });
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await response.text()).toMatch(
      /^<Response api-method="List"><Status>OK<\/Status><StaffList><Staff>.*<\/Staff><\/StaffList><\/Response>$/s,
    );
  });

  it('takes a body under any content type, with and without a declaration', async () => {
    const { accessToken, practiceTenantId } = await openPractice(server);
    const { job, task, staff } = entryOf(state);
    const sheet = `<Timesheet><Job>${job}</Job><TaskUUID>${task}</TaskUUID><StaffUUID>${staff}</StaffUUID><Date>${today(state).replaceAll('-', '')}</Date><Minutes>5</Minutes></Timesheet>`;
    const bodies = [
      { type: 'text/plain', body: sheet },
      { type: 'application/x-www-form-urlencoded', body: sheet },
      { type: 'application/xml', body: `<?xml version="1.0" encoding="UTF-8"?>\r\n${sheet}` },
    ];
    for (const { type, body } of bodies) {
      const headers = { ...headersFor(accessToken, practiceTenantId), 'content-type': type };
      const response = await fetch(`${practiceUrl(server)}/time.api/add`, { method: 'POST', headers, body });
      expect(await response.text()).toContain('<Status>OK</Status><Time>');
    }
    expect((await server.state()).xpm.times).toHaveLength(bodies.length);
  });
});
