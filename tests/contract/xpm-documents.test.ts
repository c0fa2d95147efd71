import {
  clientGroupUuid,
  clientUuid,
  customFieldUuid,
  invoiceNumber,
  quoteNumber,
  staffUuid,
  timeUuid,
} from '@throughline/xpm-client';
import { describe, expect, it } from 'vitest';

import { sampleServer } from './sample-server.ts';
import { practiceDocuments as documents } from './xpm-documents.ts';

const { practice, asked } = sampleServer();
const id = '0c9b8a77-0d14-4d0e-b6a2-3d5f6f1f2a21';
const mere = { uuid: 'b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33', name: 'Mere Tāmaki' };
const harbour = { uuid: id, name: 'Harbour Lane Holdings Ltd' };
const range = { from: '2026-01-01', to: '2026-12-01' };

describe('the practice client reads, as the documents print them,', () => {
  it('a person with an address beside the record', async () => {
    expect(await practice(documents.staff).staff.get(staffUuid(mere.uuid))).toMatchObject({
      ...mere,
      email: 'mere@example.test',
      mobile: '021 1',
      phone: '',
    });
  });

  it('a client with its id last, no e-mail, and elements nobody knows', async () => {
    expect(await practice(documents.clientAsRecorded).clients.get(clientUuid(id))).toMatchObject({
      uuid: id,
      name: 'Harbour Lane ',
      email: null,
      address: { street: '1 Quay St\nLevel 2', city: '' },
      isArchived: false,
      contacts: [],
      groups: [],
      notes: [{ folder: '', tag: 'Call', date: '2026-01-02T00:00:00' }],
      billingClient: { uuid: id, name: 'Harbour Lane' },
    });
  });

  it('a list of one job without an id or dates, its budget in words', async () => {
    expect(await practice(documents.jobs).jobs.list(range)).toMatchObject([
      {
        number: 'J00309',
        uuid: null,
        budget: 'as agreed',
        client: harbour,
        startDate: null,
        assigned: [mere],
        tasks: null,
      },
    ]);
  });

  it('an entry with times of day, on no invoice', async () => {
    expect(await practice(documents.time).time.get(timeUuid(id))).toMatchObject({
      uuid: 'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a',
      task: '1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f',
      start: '13:00',
      end: '13:30',
      billable: true,
      invoiceLine: null,
    });
  });

  it('an invoice with its id under the other name, and its payment', async () => {
    expect(await practice(documents.invoices).invoices.list(range)).toMatchObject([
      {
        uuid: 'd0000000-0000-4000-8000-000000000001',
        status: 'Approved',
        amount: '200',
        amountOutstanding: '225',
        client: harbour,
        contact: null,
        jobs: null,
      },
    ]);
    expect(await practice(documents.payments).invoices.payments(invoiceNumber('I000123'))).toEqual([
      { date: '2026-07-01', amount: '225.00', reference: '' },
    ]);
  });

  it('a quote in detail', async () => {
    expect(await practice(documents.quote).quotes.get(quoteNumber('Q000009'))).toMatchObject({
      state: 'Accepted',
      budget: null,
      client: harbour,
      tasks: [{ name: 'Review', estimatedMinutes: 240, billableRate: null, billable: true, amount: '500' }],
      costs: [],
    });
  });

  it('a group with one client', async () => {
    expect(await practice(documents.group).clientGroups.get(clientGroupUuid(id))).toMatchObject({
      name: 'Harbour group',
      taxable: false,
      clients: [harbour],
    });
  });

  it('names letter for letter under a byte order mark, a declaration and CRLF', async () => {
    const [category] = await practice(documents.declared).categories.list();
    expect(category?.name).toBe(' 007 ');
  });
});

describe('custom fields', () => {
  it('are read by their kind, text verbatim', async () => {
    const owner = { of: 'client', id: clientUuid(id) } as const;
    const fields = await practice(documents.customFields).customFields.get(owner);
    expect(fields.map(({ kind, value }) => [kind, value])).toEqual([
      ['date', '2026-05-31'],
      ['text', ' low <3 '],
      ['decimal', '12.50'],
      ['number', '7'],
      ['boolean', true],
    ]);
    expect(asked).toEqual([`GET /practicemanager/3.1/client.api/get/${id}/customfield`]);
  });

  it('are written with a bare OK for an answer', async () => {
    const value = { uuid: customFieldUuid(id), kind: 'boolean', value: false } as const;
    await practice(documents.done).customFields.put({ of: 'time', id: timeUuid(id) }, [value]);
    expect(asked).toEqual([`PUT /practicemanager/3.1/time.api/update/${id}/customfield`]);
  });
});

describe('pages', () => {
  it('end when the next one is empty', async () => {
    expect((await practice(documents.lastPage).clients.pagedList()).nextPageToken).toBeNull();
  });

  it('never lead to another host: only the token is taken from the link', async () => {
    const xpm = practice(documents.strangePage);
    const { nextPageToken } = await xpm.clients.pagedList({ pageSize: 1 });
    expect(nextPageToken).toBe('a+b&c');
    await xpm.clients.pagedList({ pageSize: 1, pageToken: nextPageToken ?? '' });
    expect(asked.at(-1)).toBe(
      'GET /practicemanager/3.1/client.api/paged-list?pageSize=1&pageToken=a%2Bb%26c',
    );
  });
});

it('an OK without the list that was asked for is not an empty list', async () => {
  await expect(practice(documents.done).staff.list()).rejects.toMatchObject({ kind: 'unreadable' });
});
