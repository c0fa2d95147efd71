import { describe, expect, it } from 'vitest';

import { createLedger } from '../create-ledger.ts';
import { answerRows } from '../testing/answer-rows.ts';
import { messageRows } from '../testing/message-rows.ts';
import { document, invoiceElement, invoicesAnswer, refusedElement } from '../testing/samples.ts';
import { json, scriptedXero } from '../testing/scripted-xero.ts';
import { answerSentences } from './answers.ts';

/** The error catalogue row by row, each over a connection, as the SDK and we see it. */

const send = async (...told: Parameters<typeof scriptedXero>) =>
  (await scriptedXero(...told)).ledger.createInvoice(document, 'key-1');

describe('an answer to a sales invoice', () => {
  it.each(answerRows)('$row: $code', async ({ behaviour, result, code, original }) => {
    const problem = { code, ...answerSentences[code], original };
    expect(await send(behaviour, 500)).toMatchObject({ ...result, problems: [problem] });
  });

  it.each([
    { row: 'where nobody listens', baseUrl: 'http://127.0.0.1:1' },
    { row: 'at a name without an address', baseUrl: 'http://no-such-host.invalid' },
  ])('0, $row: not_reached', async ({ baseUrl }) => {
    const getAccessToken = () => Promise.resolve('token');
    const ledger = createLedger({ baseUrl, tenantId: 'tenant-1', getAccessToken });
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'unavailable',
      status: null,
      problems: [{ code: 'not_reached', ...answerSentences.not_reached, original: null }],
    });
  });

  it('has a row for every code there is', () => {
    const codes = new Set<string>([...answerRows.map(({ code }) => code), 'not_reached']);
    expect(codes).toEqual(new Set(Object.keys(answerSentences)));
  });
});

describe('a validation message', () => {
  const reasons = messageRows.filter(({ code }) => code !== 'account_removed');

  it.each(reasons)('of an element at HTTP 200: $message', async ({ message, ...said }) => {
    expect(await send(json(200, invoicesAnswer(refusedElement(message))))).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      status: 200,
      problems: [{ ...said, original: message }],
    });
  });

  it.each(reasons)('in the summary of a 400: $message', async ({ message, ...said }) => {
    const Elements = [refusedElement(message)];
    const summary = { ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation', Elements };
    expect(await send(json(400, summary))).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      status: 400,
      problems: [{ ...said, original: message }],
    });
  });

  it.each(messageRows)('as a remark on what was saved: $message', async ({ message, ...said }) => {
    const Warnings = [{ Message: message }];
    const warned = { ...invoiceElement, StatusAttributeString: 'WARNING', Warnings };
    expect(await send(json(200, invoicesAnswer(warned)))).toMatchObject({
      class: 'applied',
      warnings: [{ ...said, original: message }],
    });
  });
});
