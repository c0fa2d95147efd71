import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { SandboxState } from '../control/state.ts';
import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';

let at: Connected;
let job: SandboxState['xpm']['jobs'][number];
let mei: string;

beforeEach(async () => {
  at = await connected();
  const { xpm } = at.running.sandbox.control.state();
  const open = xpm.jobs.find(({ state }) => state === 'In Progress');
  if (!open) throw new Error('the tiny profile has no open job');
  job = open;
  mei = xpm.staff[1]?.uuid ?? '';
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const times = () => control().state().xpm.times;

function sheet(change: Record<string, string | null> = {}): string {
  const elements = {
    Job: job.number,
    TaskUUID: job.tasks[0]?.uuid ?? '',
    StaffUUID: mei,
    Date: '20261118',
    Minutes: '90',
    Note: 'Ledger &amp; GST',
    ...change,
  };
  const content = Object.entries(elements).map(([name, text]) =>
    text === null ? '' : `<${name}>${text}</${name}>`,
  );
  return `<Timesheet>${content.join('')}</Timesheet>`;
}

const add = (change: Record<string, string | null> = {}) => at.xpm('POST', 'time.api/add', sheet(change));

async function added(change: Record<string, string | null> = {}): Promise<string> {
  const uuid = /<UUID>([^<]+)/.exec((await add(change)).text)?.[1];
  if (uuid === undefined) throw new Error('nothing was added');
  return uuid;
}

describe('adding time', () => {
  it('stores the entry and answers in the captured element order', async () => {
    const reply = await add();
    expect(reply.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(reply.text).toMatch(
      /^<Response api-method="Add"><Status>OK<\/Status><Time><UUID>[0-9a-f-]{36}<\/UUID><Job><ID>J\d{6}<\/ID><Name>[^<]+<\/Name><\/Job><Task>.+<\/Task><Staff>.+<Name>Mei Tanaka<\/Name><\/Staff><Date>2026-11-18T00:00:00<\/Date><Minutes>90<\/Minutes><Note>Ledger &amp; GST<\/Note><Billable>true<\/Billable><\/Time><\/Response>$/,
    );
    expect(times()).toMatchObject([
      { minutes: 90, note: 'Ledger & GST', staffName: 'Mei Tanaka', invoiceTaskUuid: null },
    ]);
  });

  it('moves the actual minutes of the job task', async () => {
    await added();
    await added({ Minutes: '-30' });
    const reply = await at.xpm('GET', `job.api/get/${job.number}`);
    expect(reply.text).toContain(`<UUID>${job.tasks[0]?.uuid}</UUID>`);
    expect(reply.text).toContain('<ActualMinutes>60</ActualMinutes>');
  });

  it('makes two entries of the same sheet posted twice', async () => {
    await add();
    await add();
    expect(times()).toHaveLength(2);
  });

  it('derives minutes from start and end, which win over minutes', async () => {
    const reply = await add({ Start: '9:00', End: '10:30', Minutes: '5' });
    expect(reply.text).toContain('<Minutes>90</Minutes>');
    expect(reply.text).toContain('<Start>09:00</Start><End>10:30</End>');
  });

  it.each([
    ['an unknown job', { Job: 'J999999' }, 'Invalid job identifier'],
    [
      'no job',
      { Job: null },
      'Message not in expected format. The following required element was missing - /Timesheet/Job',
    ],
    [
      'an unknown staff member',
      { StaffUUID: '00000000-0000-4000-8000-000000000000' },
      'Invalid staff identifier',
    ],
    ['an unknown task', { TaskUUID: '00000000-0000-4000-8000-000000000000' }, 'Invalid task identifier'],
    ['a decimal number of minutes', { Minutes: '1.5' }, 'Invalid minutes'],
    ['more than a day of minutes', { Minutes: '1441' }, 'Invalid minutes'],
    ['an end before its start', { Start: '10:00', End: '09:00' }, 'Invalid start or end time'],
    ['a day in the locked period', { Date: '20260331' }, 'Date falls within a locked period'],
  ])('refuses %s at HTTP 200 and changes nothing', async (_name, change, sentence) => {
    const reply = await add(change);
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('<Status>ERROR</Status>');
    expect(reply.text).toContain(`<ErrorDescription>${sentence}</ErrorDescription>`);
    expect(times()).toEqual([]);
  });

  it('refuses a task definition where a job task is meant, unless the switch says lenient', async () => {
    const definition = job.tasks[0]?.taskDefUuid ?? '';
    expect((await add({ TaskUUID: definition })).text).toContain('Invalid task identifier');
    control().setSwitch('U-13', 'lenient-when-unique');
    expect((await add({ TaskUUID: definition })).text).toContain('<Status>OK</Status>');
  });

  it('refuses what would make a person-day longer than a day', async () => {
    await added({ Minutes: '1400' });
    expect((await add({ Minutes: '41' })).text).toContain('Invalid minutes');
    expect((await add({ Minutes: '40' })).text).toContain('<Status>OK</Status>');
  });

  it('refuses a completed job and allows a completed task', async () => {
    control().act({ act: 'complete-task', taskUuid: job.tasks[0]?.uuid });
    expect((await add()).text).toContain('<Status>OK</Status>');
    control().act({ act: 'complete-job', jobNumber: job.number });
    expect((await add()).text).toContain('Time cannot be added to a job in this state');
  });

  it('answers 400 with an error envelope to a body that is not XML', async () => {
    const reply = await at.xpm('POST', 'time.api/add', '<Timesheet><Job>');
    expect([reply.status, reply.text.includes('<Status>ERROR</Status>')]).toEqual([400, true]);
  });
});

describe('changing time', () => {
  it('moves an entry to another task and copies its billable flag anew', async () => {
    const uuid = await added();
    const other = job.tasks[1]?.uuid ?? '';
    const reply = await at.xpm(
      'PUT',
      'time.api/update',
      sheet({ UUID: uuid, TaskUUID: other, Minutes: '12' }),
    );
    expect(reply.text).toContain('<Status>OK</Status>');
    expect(times()).toMatchObject([{ uuid, taskUuid: other, minutes: 12 }]);
  });

  it('keeps a note that is left out and clears one that is empty', async () => {
    const uuid = await added();
    await at.xpm('PUT', 'time.api/update', sheet({ UUID: uuid, Note: null }));
    expect(times()[0]?.note).toBe('Ledger & GST');
    await at.xpm('PUT', 'time.api/update', sheet({ UUID: uuid, Note: '' }));
    expect(times()[0]?.note).toBe('');
  });

  it('refuses to change or delete an invoiced entry until its invoice is cancelled', async () => {
    const uuid = await added();
    control().act({ act: 'invoice-time', timeUuids: [uuid] });
    const refused = 'Time entry has been invoiced and cannot be changed';
    expect((await at.xpm('PUT', 'time.api/update', sheet({ UUID: uuid }))).text).toContain(refused);
    expect((await at.xpm('DELETE', `time.api/delete/${uuid}`)).text).toContain(refused);
    const line = times()[0]?.invoiceTaskUuid;
    const invoice = control().state().xpm.invoices[0];
    expect(invoice?.lines[0]?.uuid).toBe(line);
    control().act({ act: 'cancel-invoice', invoiceNumber: invoice?.number });
    expect((await at.xpm('DELETE', `time.api/delete/${uuid}`)).text).toContain('<Status>OK</Status>');
  });

  it('refuses an entry whose old or new day is locked', async () => {
    const uuid = await added();
    expect((await at.xpm('PUT', 'time.api/update', sheet({ UUID: uuid, Date: '20260101' }))).text).toContain(
      'locked period',
    );
    control().act({ act: 'lock-date', lockDate: '2026-11-18' });
    expect((await at.xpm('PUT', 'time.api/update', sheet({ UUID: uuid, Date: '20261120' }))).text).toContain(
      'locked period',
    );
    expect((await at.xpm('DELETE', `time.api/delete/${uuid}`)).text).toContain('locked period');
  });

  it('says an invalid identifier when an entry is deleted twice', async () => {
    const uuid = await added();
    expect((await at.xpm('DELETE', `time.api/delete/${uuid.toUpperCase()}`)).text).toBe(
      '<Response api-method="Delete"><Status>OK</Status></Response>',
    );
    expect((await at.xpm('DELETE', `time.api/delete/${uuid}`)).text).toContain('<Status>ERROR</Status>');
  });
});

describe('listing time', () => {
  it('includes both ends of the window and leaves the rest out', async () => {
    await added({ Date: '20261117' });
    await added({ Date: '20261118' });
    await added({ Date: '20261119' });
    const reply = await at.xpm('GET', 'time.api/list?from=20261118&to=20261119');
    expect(reply.text.split('<Time>')).toHaveLength(3);
    expect((await at.xpm('GET', 'time.api/list?from=20250101&to=20250102')).text).toContain('<Times />');
  });

  it.each([
    ['to=20261119', 'The from date is required'],
    ['from=20261118', 'The to date is required'],
    ['from=20261118&to=20271118', 'The period between the from and to dates must be less than one year'],
    ['from=20261118&to=20261117', 'The to date must not be before the from date'],
    ['from=2026-11-18&to=20261119', 'The from date is invalid, expected yyyyMMdd'],
  ])('answers 400 to the window %s', async (query, sentence) => {
    const reply = await at.xpm('GET', `time.api/list?${query}`);
    expect([reply.status, reply.text.includes(sentence)]).toEqual([400, true]);
  });

  it('lists by person and by job, the latter without a window too', async () => {
    await added();
    expect((await at.xpm('GET', `time.api/staff/${mei}?from=20261101&to=20261130`)).text).toContain('<Time>');
    expect((await at.xpm('GET', `time.api/job/${job.number}`)).text).toContain('<Time>');
    expect((await at.xpm('GET', `time.api/staff/${mei}`)).status).toBe(400);
  });
});
