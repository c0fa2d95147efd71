import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { XpmClient } from '../client.ts';
import {
  clientGroupUuid,
  clientUuid,
  customFieldUuid,
  invoiceNumber,
  jobNumber,
  jobTaskUuid,
  jobUuid,
  quoteNumber,
  staffUuid,
  taskDefUuid,
  templateUuid,
  timeUuid,
} from '../ids.ts';
import { startLocalServer, xml, type LocalServer } from '../testing/local-server.ts';
import {
  BARE_JOB_XML,
  CLIENT_XML,
  CUSTOM_FIELDS_XML,
  INVOICE_XML,
  JOB_XML,
  PLAIN_JOB_XML,
  QUOTE_XML,
  reply,
  STAFF_XML,
  TIME_XML,
  TIMED_TIME_XML,
} from '../testing/samples.ts';
import { testClient } from '../testing/test-client.ts';

let server: LocalServer;
let xpm: XpmClient;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(async () => server.stop());
beforeEach(() => {
  server.received.length = 0;
  xpm = testClient(server).xpm;
});

const UUID = 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33';
const JOB = { number: jobNumber('A/7 b?'), uuid: jobUuid(UUID) };
const RANGE = { from: '2026-01-01', to: '2026-01-31' };
const NEW_JOB = {
  number: JOB.number,
  name: 'x',
  client: clientUuid(UUID),
  startDate: '2026-01-01',
  dueDate: '2026-01-02',
};
const NEW_TIME = {
  job: JOB.number,
  task: jobTaskUuid(UUID),
  staff: staffUuid(UUID),
  date: '2026-01-01',
  minutes: 6,
  note: '',
};

const times = reply(`<Times>${TIME_XML}${TIMED_TIME_XML}</Times>`);
const jobs = reply(`<Jobs>${JOB_XML}${BARE_JOB_XML}</Jobs>`);
const clients = reply(`<Clients>${CLIENT_XML}</Clients>`);
const invoices = reply(`<Invoices>${INVOICE_XML}</Invoices>`);
const quotes = reply(`<Quotes>${QUOTE_XML}</Quotes>`);
const OK = '<Response><Status>OK</Status></Response>';
const named = (list: string, row: string): string =>
  reply(`<${list}><${row}><UUID>${UUID}</UUID><Name>N &amp; M</Name></${row}></${list}>`);

type Case = [call: string, body: string, act: (xpm: XpmClient) => Promise<unknown>];

const READS: Case[] = [
  ['GET staff.api/list', reply(`<StaffList>${STAFF_XML}</StaffList>`), (x) => x.staff.list()],
  [`GET staff.api/get/${UUID}`, reply(STAFF_XML), (x) => x.staff.get(staffUuid(UUID))],
  ['GET client.api/list', clients, (x) => x.clients.list()],
  [
    'GET client.api/list?detailed=true&modifiedsince=2026-01-01T00%3A00%3A00',
    clients,
    (x) => x.clients.list({ detailed: true, modifiedSince: '2026-01-01T00:00:00Z' }),
  ],
  [
    'GET client.api/paged-list?pageSize=2&pageToken=a%2Bb',
    clients,
    (x) => x.clients.pagedList({ pageSize: 2, pageToken: 'a+b' }),
  ],
  ['GET client.api/search?query=O%27Neill%20%26%20Co', clients, (x) => x.clients.search("O'Neill & Co")],
  [`GET client.api/get/${UUID}`, reply(CLIENT_XML), (x) => x.clients.get(clientUuid(UUID))],
  ['GET client.api/contacts', named('Contacts', 'Contact'), (x) => x.clients.contacts()],
  ['GET clientgroup.api/list', named('Groups', 'Group'), (x) => x.clientGroups.list()],
  [
    `GET clientgroup.api/get/${UUID}`,
    reply(`<Group><UUID>${UUID}</UUID></Group>`),
    (x) => x.clientGroups.get(clientGroupUuid(UUID)),
  ],
  ['GET category.api/list', named('Categories', 'Category'), (x) => x.categories.list()],
  ['GET template.api/list', named('Templates', 'Template'), (x) => x.templates.list()],
  ['GET task.api/list', named('TaskList', 'Task'), (x) => x.taskDefinitions.list()],
  [
    `GET task.api/get/${UUID}`,
    reply(`<Task><UUID>${UUID}</UUID></Task>`),
    (x) => x.taskDefinitions.get(taskDefUuid(UUID)),
  ],
  ['GET job.api/current', jobs, (x) => x.jobs.current()],
  ['GET job.api/current?detailed=true', jobs, (x) => x.jobs.current({ detailed: true })],
  [
    'GET job.api/list?from=20260101&to=20260131&detailed=true',
    jobs,
    (x) => x.jobs.list({ ...RANGE, detailed: true }),
  ],
  ['GET job.api/get/A%2F7%20b%3F', reply(JOB_XML), (x) => x.jobs.get(JOB.number)],
  [`GET job.api/client/${UUID}`, jobs, (x) => x.jobs.forClient(clientUuid(UUID))],
  [`GET job.api/staff/${UUID}`, jobs, (x) => x.jobs.forStaff(staffUuid(UUID))],
  [
    `GET job.api/client/${UUID}?detailed=true`,
    jobs,
    (x) => x.jobs.forClient(clientUuid(UUID), { detailed: true }),
  ],
  [
    `GET job.api/staff/${UUID}?detailed=true`,
    jobs,
    (x) => x.jobs.forStaff(staffUuid(UUID), { detailed: true }),
  ],
  ['GET job.api/tasks', jobs, (x) => x.jobs.tasks()],
  [
    'GET job.api/tasks?complete=false&due=20260131&start=20260101',
    jobs,
    (x) => x.jobs.tasks({ completed: false, dueBy: '2026-01-31', startFrom: '2026-01-01' }),
  ],
  ['GET job.api/costs/A%2F7%20b%3F', reply('<Costs />'), (x) => x.jobs.costs(JOB.number)],
  ['GET time.api/list?from=20260101&to=20260131', times, (x) => x.time.list(RANGE)],
  [
    `GET time.api/staff/${UUID}?from=20260101&to=20260131`,
    times,
    (x) => x.time.forStaff(staffUuid(UUID), RANGE),
  ],
  ['GET time.api/job/A%2F7%20b%3F', times, (x) => x.time.forJob(JOB.number)],
  ['GET time.api/job/A%2F7%20b%3F?from=20260101&to=20260131', times, (x) => x.time.forJob(JOB.number, RANGE)],
  [`GET time.api/get/${UUID}`, reply(TIME_XML), (x) => x.time.get(timeUuid(UUID))],
  ['GET invoice.api/current', invoices, (x) => x.invoices.current()],
  ['GET invoice.api/draft?detailed=true', invoices, (x) => x.invoices.draft({ detailed: true })],
  ['GET invoice.api/list?from=20260101&to=20260131', invoices, (x) => x.invoices.list(RANGE)],
  ['GET invoice.api/job/A%2F7%20b%3F', invoices, (x) => x.invoices.forJob(JOB.number)],
  ['GET invoice.api/get/INV-1', reply(INVOICE_XML), (x) => x.invoices.get(invoiceNumber('INV-1'))],
  [
    'GET invoice.api/payments/INV-1',
    reply('<Payments />'),
    (x) => x.invoices.payments(invoiceNumber('INV-1')),
  ],
  ['GET quote.api/current?detailed=true', quotes, (x) => x.quotes.current({ detailed: true })],
  ['GET quote.api/draft', quotes, (x) => x.quotes.draft()],
  ['GET quote.api/list?from=20260101&to=20260131', quotes, (x) => x.quotes.list(RANGE)],
  ['GET quote.api/get/Q1', reply(QUOTE_XML), (x) => x.quotes.get(quoteNumber('Q1'))],
  [
    `GET client.api/get/${UUID}/customfield`,
    reply(CUSTOM_FIELDS_XML),
    (x) => x.customFields.get({ of: 'client', id: clientUuid(UUID) }),
  ],
  [
    `GET job.api/task/${UUID}/customfield`,
    reply(CUSTOM_FIELDS_XML),
    (x) => x.customFields.get({ of: 'jobTask', id: jobTaskUuid(UUID) }),
  ],
];

const WRITES: Case[] = [
  ['POST staff.api/add', reply(STAFF_XML), (x) => x.staff.add({ name: 'x' })],
  ['PUT staff.api/update', reply(STAFF_XML), (x) => x.staff.update({ uuid: staffUuid(UUID), name: 'x' })],
  ['POST staff.api/delete', OK, (x) => x.staff.remove(staffUuid(UUID))],
  ['POST staff.api/enable', OK, (x) => x.staff.enable(staffUuid(UUID))],
  ['POST staff.api/disable', OK, (x) => x.staff.disable(staffUuid(UUID))],
  ['POST client.api/add', reply(CLIENT_XML), (x) => x.clients.add({ name: 'x' })],
  [
    'PUT client.api/update',
    reply(CLIENT_XML),
    (x) => x.clients.update({ uuid: clientUuid(UUID), name: 'x' }),
  ],
  ['PUT client.api/archive', reply(CLIENT_XML), (x) => x.clients.archive(clientUuid(UUID))],
  ['POST job.api/add', reply(JOB_XML), (x) => x.jobs.add(NEW_JOB)],
  ['PUT job.api/update', reply(JOB_XML), (x) => x.jobs.update(NEW_JOB)],
  ['PUT job.api/state', OK, (x) => x.jobs.setState(JOB, 'COMPLETED')],
  ['PUT job.api/assign', reply(JOB_XML), (x) => x.jobs.assign(JOB, [{ change: 'remove_manager' }])],
  ['POST job.api/applytemplate', reply(JOB_XML), (x) => x.jobs.applyTemplate(JOB, templateUuid(UUID))],
  ['POST job.api/delete', OK, (x) => x.jobs.remove(JOB)],
  ['POST job.api/note', OK, (x) => x.jobs.addNote(JOB.number, { title: 't', text: 'x' })],
  [
    'POST job.api/task',
    reply('<Task />'),
    (x) => x.jobs.addTask(JOB.number, taskDefUuid(UUID), { estimatedMinutes: 0 }),
  ],
  ['PUT job.api/task', OK, (x) => x.jobs.updateTask(jobTaskUuid(UUID), { estimatedMinutes: 0 })],
  [`PUT job.api/task/${UUID}/complete`, OK, (x) => x.jobs.completeTask(jobTaskUuid(UUID))],
  [`PUT job.api/task/${UUID}/reopen`, OK, (x) => x.jobs.reopenTask(jobTaskUuid(UUID))],
  ['PUT job.api/reordertasks', OK, (x) => x.jobs.reorderTasks(JOB.number, [jobTaskUuid(UUID)])],
  ['POST time.api/add', reply(TIME_XML), (x) => x.time.add(NEW_TIME)],
  ['PUT time.api/update', reply(TIME_XML), (x) => x.time.update(timeUuid(UUID), NEW_TIME)],
  [`DELETE time.api/delete/${UUID}`, OK, (x) => x.time.remove(timeUuid(UUID))],
  [
    'PUT job.api/update/A%2F7%20b%3F/customfield',
    OK,
    (x) =>
      x.customFields.put({ of: 'job', id: JOB.number }, [
        { uuid: customFieldUuid(UUID), kind: 'text', value: 'x' },
      ]),
  ],
];

describe('every call', () => {
  it.each([...READS, ...WRITES])('%s', async (call, body, act) => {
    server.answer(xml(body));
    await act(xpm);
    expect(
      server.received.map(({ method, url }) => `${method} ${url.replace('/practicemanager/3.1/', '')}`),
    ).toEqual([call]);
  });

  it.each(READS)('%s is refused when XPM says so', async (_call, _body, act) => {
    server.answer(
      xml('<Response><Status>ERROR</Status><ErrorDescription>No &amp; no</ErrorDescription></Response>'),
    );
    await expect(act(xpm)).rejects.toMatchObject({ kind: 'refused', status: 200, sentence: 'No & no' });
  });

  it.each(READS)('%s never makes do with an OK that holds nothing', async (_call, _body, act) => {
    server.answer(xml(OK));
    await expect(act(xpm)).rejects.toMatchObject({ kind: 'unreadable', status: 200 });
  });

  it.each(WRITES)('%s is uncertain when the server fails', async (_call, _body, act) => {
    server.answer(xml(OK, 503));
    await expect(act(xpm)).rejects.toMatchObject({ kind: 'uncertain', status: 503 });
    expect(server.received).toHaveLength(1);
  });
});

describe('lists', () => {
  it('asks window by window, reports each call, and gives a job of two windows once', async () => {
    server.answer((response, { url }) => {
      const first = url.includes('from=20240101');
      xml(reply(`<Jobs>${first ? JOB_XML : `${PLAIN_JOB_XML}${BARE_JOB_XML}`}</Jobs>`))(response, {
        method: '',
        url,
        headers: {},
        body: '',
      });
    });
    const { xpm, metas } = testClient(server);
    const found = await xpm.jobs.list({ from: '2024-01-01', to: '2025-06-30' });
    expect(metas.map(({ path, status }) => `${path} ${status}`)).toEqual([
      'job.api/list?from=20240101&to=20241225 200',
      'job.api/list?from=20241226&to=20250630 200',
    ]);
    expect(found.map(({ number }) => number)).toEqual(['J000412', 'A/7 b']);
    expect(server.received.map(({ url }) => url.split('?')[1])).toEqual([
      'from=20240101&to=20241225',
      'from=20241226&to=20250630',
    ]);
  });

  it.each(['<Times />', '<Times></Times>'])('takes %s for no entries', async (container) => {
    server.answer(xml(reply(container)));
    expect(await xpm.time.list(RANGE)).toEqual([]);
  });

  it('gives a list of one as a list', async () => {
    server.answer(xml(reply(`<Times>${TIME_XML}</Times>`)));
    expect(await xpm.time.list(RANGE)).toHaveLength(1);
  });

  it('fails whole when one row is unreadable', async () => {
    server.answer(xml(reply(`<Times>${TIME_XML}${TIME_XML.replace('90', 'x')}</Times>`)));
    await expect(xpm.time.list(RANGE)).rejects.toMatchObject({ kind: 'unreadable' });
  });

  it('is refused even when rows came before the status', async () => {
    server.answer(xml(`<Response><Times>${TIME_XML}</Times><Status>ERROR</Status></Response>`));
    await expect(xpm.time.list(RANGE)).rejects.toMatchObject({ kind: 'refused', sentence: null });
  });

  it('sends nothing for a range that ends before it starts', async () => {
    await expect(xpm.time.list({ from: '2026-02-01', to: '2026-01-01' })).rejects.toThrow(RangeError);
    expect(server.received).toEqual([]);
  });

  it.each(['.', '..'])('sends nothing for the job number %j, which has no address', (number) => {
    expect(() => xpm.jobs.get(jobNumber(number))).toThrow(RangeError);
    expect(server.received).toEqual([]);
  });
});
