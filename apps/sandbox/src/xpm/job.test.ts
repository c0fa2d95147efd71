import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { SandboxState } from '../control/state.ts';
import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const held = (): SandboxState['xpm'] => control().state().xpm;
const openJob = () => {
  const job = held().jobs.find(({ state }) => state === 'In Progress');
  if (!job) throw new Error('the tiny profile has no open job');
  return job;
};

const newJob = (extra = '') =>
  at.xpm(
    'POST',
    'job.api/add',
    `<Job><Name>Annual accounts &amp; tax</Name><ClientUUID>${held().clients[0]?.uuid}</ClientUUID><StartDate>20261101</StartDate><DueDate>20261231</DueDate>${extra}</Job>`,
  );

describe('adding a job', () => {
  it('takes the next number, is Planned and carries empty lists', async () => {
    const reply = await newJob('<ClientNumber>ENG-1</ClientNumber>');
    expect(reply.text).toMatch(/<ID>J\d{6}<\/ID>/);
    expect(reply.text).toContain('<ClientOrderNumber>ENG-1</ClientOrderNumber><State>Planned</State>');
    expect(reply.text).toContain('<Assigned /><Tasks /><Milestones /><Notes />');
    expect(reply.text).not.toContain('<Budget>');
  });

  it('takes tasks from a template and the name of its category', async () => {
    const template = held().templates.find(({ name }) => name === 'GST – quarterly');
    const category = held().categories.find(({ name }) => name === 'GST');
    const reply = await newJob(
      `<TemplateUUID>${template?.uuid}</TemplateUUID><CategoryUUID>${category?.uuid}</CategoryUUID>`,
    );
    expect(reply.text).toContain('<Type>GST</Type>');
    expect(reply.text).toContain(`<TaskUUID>${template?.tasks[0]?.taskDefUuid}</TaskUUID>`);
  });

  it('refuses a number in use, an unknown client and a missing start', async () => {
    expect((await newJob(`<ID>${openJob().number}</ID>`)).text).toContain('Job number already in use');
    const reply = await at.xpm(
      'POST',
      'job.api/add',
      '<Job><Name>x</Name><ClientUUID>nobody</ClientUUID></Job>',
    );
    expect(reply.text).toContain('Invalid client identifier');
    const noStart = `<Job><Name>x</Name><ClientUUID>${held().clients[0]?.uuid}</ClientUUID></Job>`;
    expect((await at.xpm('POST', 'job.api/add', noStart)).text).toContain('/Job/StartDate');
  });
});

describe('changing a job', () => {
  it('keeps what is left out and clears what is empty', async () => {
    const job = openJob();
    const body = (extra: string) =>
      `<Job><ID>${job.number}</ID><Name>Renamed</Name><StartDate>20260401</StartDate><DueDate>20270331</DueDate>${extra}</Job>`;
    await at.xpm('PUT', 'job.api/update', body('<ClientNumber>CLI-9</ClientNumber>'));
    const kept = await at.xpm('PUT', 'job.api/update', body(''));
    expect(kept.text).toContain('<ClientOrderNumber>CLI-9</ClientOrderNumber>');
    const cleared = await at.xpm('PUT', 'job.api/update', body('<ClientNumber></ClientNumber><Budget/>'));
    expect(cleared.text).toContain('<ClientOrderNumber></ClientOrderNumber><State>');
  });

  it('moves by state code, not by name, and leaves the current list when completed', async () => {
    const { number, uuid } = openJob();
    const state = (code: string) =>
      at.xpm(
        'PUT',
        'job.api/state',
        `<Job><ID>${number}</ID><UUID>${uuid}</UUID><State>${code}</State></Job>`,
      );
    expect((await state('Completed job')).text).toContain('Invalid state code');
    expect((await state('completed')).text).toBe(
      '<Response api-method="State"><Status>OK</Status></Response>',
    );
    expect((await at.xpm('GET', 'job.api/current')).text).not.toContain(number);
    expect((await at.xpm('GET', `job.api/get/${number}`)).text).toContain(
      '<CompletedDate>2026-11-23T00:00:00',
    );
    await state('PROGRESS');
    expect((await at.xpm('GET', `job.api/get/${number}`)).text).not.toContain('<CompletedDate>');
  });

  it('refuses a number and a UUID of different jobs', async () => {
    const [one, two] = held().jobs;
    const body = `<Job><ID>${one?.number}</ID><UUID>${two?.uuid}</UUID><State>COMPLETED</State></Job>`;
    expect((await at.xpm('PUT', 'job.api/state', body)).text).toContain('Invalid job identifier');
  });

  it('assigns a person to a task and thereby to the job', async () => {
    const job = openJob();
    const mei = held().staff[1]?.uuid ?? '';
    const task = job.tasks[0]?.uuid ?? '';
    const body = (order: string) => `<Job><ID>${job.number}</ID>${order}</Job>`;
    await at.xpm('PUT', 'job.api/assign', body(`<remove uuid="${mei}" />`));
    await at.xpm(
      'PUT',
      'job.api/assign',
      body(`<add uuid="${mei}" task-uuid="${task}" /><remove-manager />`),
    );
    const changed = held().jobs.find(({ uuid }) => uuid === job.uuid);
    expect(changed).toMatchObject({ assignedUuids: expect.arrayContaining([mei]), managerUuid: null });
    expect(changed?.tasks[0]?.assignedUuids).toEqual([mei]);
    const unknown = await at.xpm('PUT', 'job.api/assign', body('<add uuid="nobody" />'));
    expect(unknown.text).toContain('Invalid staff identifier for add request');
  });

  it('is deleted only while nothing hangs on it', async () => {
    const job = openJob();
    const body = `<Job><ID>${job.number}</ID></Job>`;
    control().act({ act: 'add-time', jobNumber: job.number, staffUuid: held().staff[0]?.uuid });
    expect((await at.xpm('POST', 'job.api/delete', body)).text).toContain('cannot be deleted');
    control().act({ act: 'delete-time', timeUuid: held().times[0]?.uuid });
    expect((await at.xpm('POST', 'job.api/delete', body)).text).toContain('<Status>OK</Status>');
    expect((await at.xpm('GET', `job.api/get/${job.number}`)).text).toContain('Invalid job identifier');
  });
});

describe('job tasks', () => {
  it('are added by definition, changed and completed by instance', async () => {
    const job = openJob();
    const definition = held().taskDefinitions.find(({ name }) => name === 'Advisory')?.uuid ?? '';
    const added = await at.xpm(
      'POST',
      'job.api/task',
      `<Task><Job>${job.number}</Job><TaskUUID>${definition}</TaskUUID><Label>Loan</Label><EstimatedMinutes>60</EstimatedMinutes></Task>`,
    );
    const uuid = /<UUID>([^<]+)/.exec(added.text)?.[1] ?? '';
    expect(added.text).toContain(
      `<Name>Advisory</Name><Label>Loan</Label><TaskUUID>${definition}</TaskUUID>`,
    );
    const byDefinition = `<Task><TaskUUID>${definition}</TaskUUID><EstimatedMinutes>30</EstimatedMinutes></Task>`;
    expect((await at.xpm('PUT', 'job.api/task', byDefinition)).text).toContain('Invalid task identifier');
    await at.xpm('PUT', `job.api/task/${uuid}/complete`);
    const task = () =>
      held()
        .jobs.find((row) => row.uuid === job.uuid)
        ?.tasks.find((row) => row.uuid === uuid);
    expect(task()?.completed).toBe(true);
    await at.xpm('PUT', `job.api/task/${uuid}/reopen`);
    expect(task()?.completed).toBe(false);
  });

  it('come with a template: added again, or appended to the present one', async () => {
    const job = openJob();
    const template = held().templates.find(({ name }) => name === 'Company – annual');
    const apply = (mode: string) =>
      at.xpm(
        'POST',
        'job.api/applytemplate',
        `<Job><ID>${job.number}</ID><TemplateUUID>${template?.uuid}</TemplateUUID><TaskMode>${mode}</TaskMode></Job>`,
      );
    const count = () => held().jobs.find((row) => row.uuid === job.uuid)?.tasks.length;
    const before = job.tasks.length;
    await apply('AppendExisting');
    expect(count()).toBe(before);
    await apply('AddNew');
    expect(count()).toBe(before + 3);
  });
});

describe('job lists', () => {
  it('cover the days on which jobs were created', async () => {
    const reply = await at.xpm('GET', 'job.api/list?from=20260101&to=20261231');
    const created = held().jobs.filter(({ createdDate }) => createdDate.startsWith('2026'));
    expect(reply.text.split('<Job>')).toHaveLength(created.length + 1);
    expect(reply.text).not.toContain('<Tasks');
  });

  it('show tasks only when detailed=true is asked', async () => {
    expect((await at.xpm('GET', 'job.api/current?detailed=TRUE')).text).not.toContain('<Tasks');
    expect((await at.xpm('GET', 'job.api/current?detailed=true')).text).toContain('<Tasks>');
  });
});

describe('clients and staff', () => {
  it('list archived and deleted clients, page only live ones', async () => {
    const [first, second] = held().clients;
    control().act({ act: 'archive-client', clientUuid: first?.uuid });
    control().act({ act: 'delete-client', clientUuid: second?.uuid });
    expect((await at.xpm('GET', 'client.api/list')).text.split('<Client>')).toHaveLength(4);
    expect((await at.xpm('GET', 'client.api/paged-list')).text.split('<Client>')).toHaveLength(2);
    expect((await at.xpm('GET', `client.api/get/${second?.uuid}`)).text).toContain(
      'Invalid client identifier',
    );
  });

  it('page through clients by following Next until it is absent', async () => {
    const page = await at.xpm('GET', 'client.api/paged-list?pageSize=2');
    const next = /<Next>([^<]+)<\/Next>/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const rest = await at.xpm('GET', next.split('/3.1/')[1] ?? '');
    expect(rest.text.split('<Client>')).toHaveLength(2);
    expect(rest.text).not.toContain('<Next>');
    expect((await at.xpm('GET', 'client.api/paged-list?pageSize=501')).status).toBe(400);
  });

  it('mask the tax number and leave out an e-mail that is not set', async () => {
    const added = await at.xpm(
      'POST',
      'client.api/add',
      '<Client><Name>Plain</Name><TaxNumber>123456789</TaxNumber></Client>',
    );
    expect(added.text).toContain('<TaxNumber>******789</TaxNumber>');
    expect(added.text).not.toContain('<Email>');
    expect((await at.xpm('POST', 'client.api/add', '<Client><Name> </Name></Client>')).text).toContain(
      'The client name is required',
    );
  });

  it('add staff under the method name Get and drop deleted ones from the list', async () => {
    const added = await at.xpm('POST', 'staff.api/add', '<Staff><Name>New Person</Name></Staff>');
    expect(added.text).toContain('<Response api-method="Get">');
    const uuid = /<UUID>([^<]+)/.exec(added.text)?.[1] ?? '';
    await at.xpm('POST', 'staff.api/delete', `<Staff><UUID>${uuid}</UUID></Staff>`);
    expect((await at.xpm('GET', 'staff.api/list')).text).not.toContain('New Person');
    expect((await at.xpm('GET', `staff.api/get/${uuid}`)).text).toContain('Invalid staff identifier');
  });
});

describe('what XPM does not know', () => {
  it('answers 404 and 405 as JSON problems and notes the call', async () => {
    const unknown = await at.xpm('GET', 'state.api/list');
    expect([unknown.status, unknown.json().at('Status')]).toEqual([404, 404]);
    expect((await at.xpm('GET', 'time.api/add')).status).toBe(405);
    expect(
      control()
        .calls()
        .filter(({ note }) => note !== null),
    ).toHaveLength(2);
  });
});
