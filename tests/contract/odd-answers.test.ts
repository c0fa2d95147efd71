import { describe, expect, it } from 'vitest';

import { document, documented, inXml } from './documented-ledger.ts';
import { jsonHeaders, rawLedger } from './raw-ledger.ts';
import { rawAnswer } from './raw-server.ts';

/** The ledger client against bytes no framework would send. */
const raw = rawLedger();

describe('the ledger client makes of an odd answer what it is', () => {
  it.each([
    {
      name: 'a limit with headers in other letters and a date to wait for',
      bytes: rawAnswer('429 Too Many Requests', [
        'RETRY-AFTER: Mon, 23 Nov 2026 10:00:30 GMT',
        'DATE: Mon, 23 Nov 2026 10:00:00 GMT',
        'X-RATE-LIMIT-PROBLEM: Minute',
      ]),
      wanted: {
        class: 'not_applied',
        kind: 'throttled',
        retryAfterMs: 30_000,
        problems: [{ code: 'minute_limit' }],
      },
    },
    {
      name: 'a status nobody has documented',
      bytes: rawAnswer('520 Web Server Returned an Unknown Error', ['Content-Type: text/html'], '<p>Oh'),
      wanted: { class: 'unknown', why: 'server_trouble', cached: true },
    },
    {
      name: 'an answer in XML',
      bytes: rawAnswer('200 OK', ['Content-Type: text/xml'], inXml),
      wanted: { class: 'unknown', why: 'answer_unreadable', status: 200 },
    },
    {
      name: 'JSON that says it is text',
      bytes: rawAnswer('200 OK', ['Content-Type: text/plain'], documented.invoices),
      wanted: { class: 'applied' },
    },
    {
      name: 'created instead of fine',
      bytes: rawAnswer('201 Created', jsonHeaders, documented.invoices),
      wanted: { class: 'applied' },
    },
    {
      name: 'no content',
      bytes: Buffer.from('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'),
      wanted: { class: 'unknown', why: 'answer_unreadable' },
    },
    {
      name: 'bytes that are no HTTP',
      bytes: Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'),
      wanted: { class: 'unknown', why: 'no_answer', status: null },
    },
    {
      name: 'a length it does not keep',
      bytes: Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n${documented.invoices}`),
      wanted: { class: 'unknown', cached: false },
    },
    {
      name: 'compressed bytes that are none',
      bytes: rawAnswer('200 OK', [...jsonHeaders, 'Content-Encoding: gzip'], 'not packed'),
      wanted: { class: 'unknown', cached: false },
    },
  ])('$name', async ({ bytes, wanted }) => {
    raw.answerWith(() => bytes);
    expect(await raw.ledger.createInvoice(document, 'key-1')).toMatchObject(wanted);
  });

  it('a read never carries a key or a body', async () => {
    raw.answerOk(documented.accounts);
    await raw.ledger.accounts();
    expect(raw.lastSeen).toMatchObject({ method: 'GET', target: '/api.xro/2.0/Accounts', body: '' });
    expect(raw.lastSeen?.headers.has('idempotency-key')).toBe(false);
  });
});
