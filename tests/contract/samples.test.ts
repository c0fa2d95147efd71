import { createLedger, type Ledger } from '@throughline/ledger-push';
import {
  jobNumber,
  jobTaskUuid,
  jobUuid,
  prepareTimeAdd,
  prepareTimeRemove,
  staffUuid,
  taskDefUuid,
  timeUuid,
} from '@throughline/xpm-client';
import { describe, expect, it } from 'vitest';

import { getAccessToken, sampleServer } from './sample-server.ts';
import { ledgerSamples, practiceSamples, type Sample } from './samples.ts';

const { practice, say } = sampleServer();

function ledger(sample: Sample): Ledger {
  return createLedger({ baseUrl: `${say(sample)}/api.xro/2.0`, tenantId: 'tenant', getAccessToken });
}

const uuid = 'e2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a';
const mere = { uuid: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33', name: 'Mere Tāmaki' };
const range = { from: '2026-11-01', to: '2026-11-30' };
const entry = {
  job: jobNumber('J000412'),
  task: jobTaskUuid('1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f'),
  staff: staffUuid(mere.uuid),
  date: '2026-11-23',
  minutes: 90,
  note: 'Ledger tidy & VAT check',
};

describe('the practice client reads', () => {
  it('a task definition with an empty description', async () => {
    const definition = await practice(practiceSamples.taskDefinition).taskDefinitions.get(taskDefUuid(uuid));
    expect(definition).toEqual({
      uuid: '5b0f3c1e-8a43-4f0e-9a55-0c3f6f1d2a10',
      name: 'GST – May',
      description: '',
    });
  });

  it('a job in detail, telling the task from its definition', async () => {
    expect(await practice(practiceSamples.job).jobs.get(jobNumber('J000412'))).toEqual({
      number: 'J000412',
      uuid: '6f5a0a52-3c1b-4f8e-8a1e-2f5b7b0c9d41',
      name: 'Annual accounts 2026',
      description: '',
      client: { uuid: '0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21', name: 'Harbour Lane Holdings Ltd' },
      clientOrderNumber: 'ENG-2026-17',
      budget: '2400.00',
      state: 'In Progress',
      category: 'Compliance',
      startDate: '2026-04-01',
      dueDate: '2027-03-31',
      completedDate: null,
      contact: null,
      manager: mere,
      partner: null,
      assigned: [mere],
      tasks: [
        {
          uuid: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
          definition: 'a9e8d7c6-b5a4-4f3e-8d2c-1b0a9f8e7d6c',
          name: 'Review',
          label: '',
          description: '',
          estimatedMinutes: 240,
          actualMinutes: 90,
          completed: false,
          billable: true,
          folder: '',
          startDate: null,
          dueDate: null,
          assigned: [],
        },
      ],
      milestones: [],
      notes: [],
    });
  });

  it('the echo of an entry that was added, its id in capitals', async () => {
    expect(await practice(practiceSamples.timeAdded).time.execute(prepareTimeAdd(entry))).toMatchObject({
      class: 'applied',
      time: { ...entry, uuid: 'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a', billable: true, invoiceLine: null },
    });
  });

  it('a list of one entry in another order, with minutes for times of day', async () => {
    expect(await practice(practiceSamples.timeOfOne).time.list(range)).toEqual([
      {
        uuid,
        job: ' 007 ',
        jobName: 'Trailing blank ',
        task: entry.task,
        taskName: 'Review',
        staff: mere.uuid,
        staffName: mere.name,
        date: '2026-11-22',
        minutes: 30,
        start: '13:00',
        end: '13:30',
        note: 'one\ntwo',
        billable: false,
        invoiceLine: 'aaaaaaaa-0000-4000-8000-000000000001',
      },
    ]);
  });

  it('empty lists', async () => {
    expect(await practice(practiceSamples.noTimes).time.list(range)).toEqual([]);
    expect(await practice(practiceSamples.noCategories).categories.list()).toEqual([]);
  });

  it('names in the character set the header names', async () => {
    const [person] = await practice(practiceSamples.latinStaff).staff.list();
    expect(person).toMatchObject({ name: 'Sinéad Müller', email: '' });
  });

  it('a page, its rows and where the next one is', async () => {
    expect(await practice(practiceSamples.firstPage).clients.pagedList()).toMatchObject({
      rows: [{ name: 'J & M Patel Superette Ltd', isArchived: false, isDeleted: false, contacts: null }],
      nextPageToken: 'Y29udC0wMDI',
    });
  });

  it('that something was deleted', async () => {
    const reply = await practice(practiceSamples.deleted).time.execute(prepareTimeRemove(timeUuid(uuid)));
    expect(reply).toMatchObject({ class: 'applied', time: null });
  });
});

describe('the practice client takes for what it is', () => {
  const address = { number: jobNumber('J000412'), uuid: jobUuid(uuid) };

  it('a refusal at HTTP 200', async () => {
    await expect(
      practice(practiceSamples.refusedState).jobs.setState(address, 'NONEXISTENT'),
    ).rejects.toMatchObject({
      kind: 'refused',
      status: 200,
      sentence: 'Invalid state code',
    });
  });

  it.each([
    { name: 'missingElement', expected: { class: 'not_applied', kind: 'refused', status: 200 } },
    { name: 'exception', expected: { class: 'unknown', why: 'server_error', status: 500 } },
    { name: 'expired', expected: { class: 'not_applied', kind: 'unauthorised', status: 401 } },
    { name: 'forbidden', expected: { class: 'not_applied', kind: 'unauthorised', status: 403 } },
    { name: 'tooMany', expected: { class: 'not_applied', kind: 'throttled', retryAfterMs: 22_000 } },
    { name: 'outage', expected: { class: 'unknown', why: 'server_error', status: 503 } },
    { name: 'brokenSample', expected: { class: 'unknown', why: 'unreadable', status: 200 } },
    { name: 'deleted', expected: { class: 'unknown', why: 'unreadable', status: 200 } },
  ] as const)('the sample $name, answering an added entry', async ({ name, expected }) => {
    const reply = await practice(practiceSamples[name]).time.execute(prepareTimeAdd(entry));
    expect(reply).toMatchObject(expected);
  });

  it.each([
    { name: 'expired', kind: 'unauthorised', sentence: 'TokenExpired: token expired at 11/23/2026 09:22:02' },
    { name: 'exception', kind: 'unavailable', sentence: 'An application exception occurred' },
    { name: 'outage', kind: 'unavailable', sentence: 'ServiceNotAvailable' },
    { name: 'tooMany', kind: 'throttled', sentence: null },
    { name: 'brokenSample', kind: 'unreadable', sentence: null },
  ] as const)('the sample $name, answering a list', async ({ name, kind, sentence }) => {
    await expect(practice(practiceSamples[name]).time.list(range)).rejects.toMatchObject({ kind, sentence });
  });
});

describe('the ledger client', () => {
  const document = {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID: 'bd2270c3-8706-4c11-9cfb-000b551c3f51' },
    Date: '2026-11-23',
    DueDate: '2026-12-20',
    InvoiceNumber: 'CB-0412',
    Reference: 'ENG-2026-17',
    LineAmountTypes: 'Exclusive',
    LineItems: [{ Description: 'a', Quantity: 1, UnitAmount: 100.1, AccountCode: '200', TaxType: 'OUTPUT2' }],
    Url: 'https://throughline.example/client-bills/0412',
  } as const;
  const sendTo = (wanted: Sample) => ledger(wanted).createInvoice(document, 'key-1');

  it('reads dates as days whatever their offset, and money to the cent', async () => {
    expect(await sendTo(ledgerSamples.saved)).toMatchObject({
      class: 'applied',
      warnings: [],
      invoice: {
        date: '2026-11-23',
        dueDate: '2026-12-20',
        subTotalCents: 10_010,
        totalTaxCents: 1502,
        totalCents: 11_512,
        updatedAt: '2018-02-15T09:12:30.940Z',
      },
    });
  });

  it('shows the remarks on what was saved', async () => {
    const result = await sendTo(ledgerSamples.warned);
    expect(result).toMatchObject({ class: 'applied', warnings: [{ code: 'account_removed' }] });
  });

  it('names every reason of a refusal, and keeps the words it does not know', async () => {
    expect(await sendTo(ledgerSamples.rejected)).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      problems: [
        { code: 'tax_does_not_fit_account' },
        { code: 'other', original: 'Something nobody has seen yet' },
      ],
    });
  });

  it.each([
    { name: 'summarised', expected: { class: 'not_applied', kind: 'refused' }, code: 'number_taken' },
    { name: 'malformed', expected: { class: 'not_applied', kind: 'refused' }, code: 'malformed' },
    {
      name: 'otherRequest',
      expected: { class: 'unknown', why: 'key_used_before', cached: true },
      code: 'key_used_before',
    },
    { name: 'expired', expected: { class: 'not_applied', kind: 'unauthorised' }, code: 'token_expired' },
    {
      name: 'scopeMissing',
      expected: { class: 'not_applied', kind: 'unauthorised' },
      code: 'permission_missing',
    },
    { name: 'forbidden', expected: { class: 'not_applied', kind: 'forbidden' }, code: 'not_connected' },
    { name: 'notFound', expected: { class: 'not_applied', kind: 'refused' }, code: 'not_in_xero' },
    {
      name: 'tooMany',
      expected: { class: 'not_applied', kind: 'throttled', retryAfterMs: 73_451_000 },
      code: 'day_limit',
    },
    {
      name: 'serverError',
      expected: { class: 'unknown', why: 'server_trouble', cached: true },
      code: 'server_trouble',
    },
    { name: 'offline', expected: { class: 'unknown', why: 'server_trouble' }, code: 'offline' },
    { name: 'html', expected: { class: 'unknown', why: 'answer_unreadable' }, code: 'answer_unreadable' },
  ] as const)('takes the sample $name for $code', async ({ name, expected, code }) => {
    expect(await sendTo(ledgerSamples[name])).toMatchObject({ ...expected, problems: [{ code }] });
  });
});
