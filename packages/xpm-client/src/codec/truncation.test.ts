import { describe, expect, it } from 'vitest';

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
import { finish } from '../transport/exchange.ts';
import { NO_HEADERS } from '../transport/reply-meta.ts';

const SAMPLES: Record<string, string> = {
  'a time entry': reply(TIME_XML, 'Add'),
  'a list of times': reply(`<Times>${TIME_XML}${TIMED_TIME_XML}</Times>`, 'List'),
  'no times': reply('<Times />', 'List'),
  'a bare OK': '<Response api-method="Delete"><Status>OK</Status></Response>',
  'a refusal': refusal('Invalid state code'),
  jobs: reply(`<Jobs>${JOB_XML}${PLAIN_JOB_XML}${BARE_JOB_XML}</Jobs>`, 'Current'),
  staff: reply(`<StaffList>${STAFF_XML}</StaffList>`, 'List'),
  'a client': reply(CLIENT_XML),
  'an invoice': reply(INVOICE_XML),
  'a quote': reply(QUOTE_XML),
  'custom fields': reply(CUSTOM_FIELDS_XML, 'CustomField'),
  'a declared document': `<?xml version="1.0" encoding="UTF-8"?>\r\n${reply(STAFF_XML)}`,
};

async function seenOf(bytes: Uint8Array): Promise<string> {
  const opened = {
    status: 200,
    facts: NO_HEADERS,
    charset: 'utf-8',
    async *chunks() {
      yield bytes;
    },
    close: () => undefined,
  };
  return (await finish(opened, () => null)).observation.seen;
}

describe('a reply cut short', () => {
  it.each(Object.entries(SAMPLES))('is neither success nor refusal: %s', async (_what, xml) => {
    const bytes = Buffer.from(xml);
    expect(['ok', 'refusal']).toContain(await seenOf(bytes));
    for (let cut = 0; cut < bytes.length; cut += 1)
      expect(await seenOf(bytes.subarray(0, cut))).toBe('unreadable');
  });

  it('was tried at thousands of places', () => {
    const cuts = Object.values(SAMPLES).reduce((sum, xml) => sum + Buffer.byteLength(xml), 0);
    expect(cuts).toBeGreaterThan(5000);
  });
});
