import { describe, expect, it } from 'vitest';

import { XpmError } from '../errors.ts';
import { clientUuid, jobNumber, timeUuid } from '../ids.ts';
import { clientsResource } from '../resources/clients.ts';
import { customFieldsResource } from '../resources/custom-fields.ts';
import { invoicesResource } from '../resources/invoices.ts';
import { jobsResource } from '../resources/jobs.ts';
import { quotesResource } from '../resources/quotes.ts';
import { staffResource } from '../resources/staff.ts';
import { timeResource } from '../resources/time.ts';
import {
  BARE_JOB_XML,
  CLIENT_XML,
  CUSTOM_FIELDS_XML,
  INVOICE_XML,
  JOB_XML,
  PLAIN_JOB_XML,
  QUOTE_XML,
  refusal,
  reply,
  STAFF_XML,
  TIME_XML,
  TIMED_TIME_XML,
} from '../testing/samples.ts';
import { createCall, type Call } from '../transport/call.ts';
import { finish } from '../transport/exchange.ts';
import type { OpenReply } from '../transport/open-reply.ts';
import { NO_HEADERS } from '../transport/reply-meta.ts';

type Sample = { what: string; xml: string; ask: (call: Call) => Promise<unknown> };

const UUID = 'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a';
const DAY = { from: '2026-11-23', to: '2026-11-23' };
const times = (call: Call) => timeResource(call).list(DAY);

/** Every shape of reply there is, with a call it answers. */
const SAMPLES: Sample[] = [
  {
    what: 'a time entry',
    xml: reply(TIME_XML, 'Add'),
    ask: (call) => timeResource(call).get(timeUuid(UUID)),
  },
  { what: 'a list of times', xml: reply(`<Times>${TIME_XML}${TIMED_TIME_XML}</Times>`, 'List'), ask: times },
  { what: 'no times', xml: reply('<Times />', 'List'), ask: times },
  {
    what: 'a bare OK',
    xml: '<Response api-method="Delete"><Status>OK</Status></Response>',
    ask: (call) => timeResource(call).remove(timeUuid(UUID)),
  },
  { what: 'a refusal', xml: refusal('Invalid state code'), ask: times },
  {
    what: 'jobs',
    xml: reply(`<Jobs>${JOB_XML}${PLAIN_JOB_XML}${BARE_JOB_XML}</Jobs>`, 'Current'),
    ask: (call) => jobsResource(call).current(),
  },
  { what: 'a job', xml: reply(JOB_XML), ask: (call) => jobsResource(call).get(jobNumber('J000412')) },
  {
    what: 'staff',
    xml: `<?xml version="1.0" encoding="UTF-8"?>\r\n${reply(`<StaffList>${STAFF_XML}</StaffList>`, 'List')}`,
    ask: (call) => staffResource(call).list(),
  },
  { what: 'a client', xml: reply(CLIENT_XML), ask: (call) => clientsResource(call).get(clientUuid(UUID)) },
  {
    what: 'a page of clients',
    xml: reply(`<Clients>${CLIENT_XML}</Clients><Pagination><Links><Next /></Links></Pagination>`),
    ask: (call) => clientsResource(call).pagedList(),
  },
  {
    what: 'invoices',
    xml: reply(`<Invoices>${INVOICE_XML}</Invoices>`, 'List'),
    ask: (call) => invoicesResource(call).current(),
  },
  {
    what: 'quotes',
    xml: reply(`<Quotes>${QUOTE_XML}</Quotes>`, 'List'),
    ask: (call) => quotesResource(call).draft(),
  },
  {
    what: 'custom fields',
    xml: reply(CUSTOM_FIELDS_XML, 'CustomField'),
    ask: (call) => customFieldsResource(call).get({ of: 'client', id: clientUuid(UUID) }),
  },
];

const opened = (bytes: Uint8Array): OpenReply => ({
  status: 200,
  facts: NO_HEADERS,
  charset: 'utf-8',
  async *chunks() {
    yield bytes;
  },
  close: () => undefined,
});

/** `read`, or the kind of error. */
async function endOf({ ask }: Sample, bytes: Uint8Array): Promise<string> {
  try {
    await ask(createCall(async () => opened(bytes)));
    return 'read';
  } catch (error) {
    if (error instanceof XpmError) return error.kind;
    throw error;
  }
}

describe('a reply cut short', () => {
  it.each(SAMPLES)('is neither success nor refusal, wherever it is cut: $what', async (sample) => {
    const bytes = Buffer.from(sample.xml);
    const whole = await endOf(sample, bytes);
    expect(whole).toBe(sample.what === 'a refusal' ? 'refused' : 'read');
    const cutShort = sample.what === 'a bare OK' ? 'uncertain' : 'unreadable';
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const part = bytes.subarray(0, cut);
      expect(await endOf(sample, part)).toBe(cutShort);
      expect((await finish(opened(part), () => null)).observation.seen).toBe('unreadable');
    }
  });

  it('was tried at thousands of places', () => {
    const cuts = SAMPLES.reduce((sum, { xml }) => sum + Buffer.byteLength(xml), 0);
    expect(cuts).toBeGreaterThan(5000);
  });
});
