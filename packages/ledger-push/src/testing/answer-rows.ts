import type { answerSentences } from '../catalogue/answers.ts';
import { invoicesAnswer, refusedElement } from './samples.ts';
import { type Behaviour, json, neverAnswer, text } from './scripted-xero.ts';

/** One answer of Xero to a sales invoice, and everything made of it. Source: contracts of Xero §9, first table. */
export type AnswerRow = {
  readonly row: string;
  readonly behaviour: Behaviour;
  /** Fields of the result that say what was proved. */
  readonly result: Readonly<Record<string, unknown>>;
  readonly code: keyof typeof answerSentences;
  /** Xero's own words, kept for whoever has to ask Xero. */
  readonly original: string | null;
};

const lost = { class: 'unknown', why: 'no_answer', cached: false, status: null };
const unreadable = { class: 'unknown', why: 'answer_unreadable', cached: false };
const refused = { class: 'not_applied', kind: 'refused' };
const unauthorised = { class: 'not_applied', kind: 'unauthorised', status: 401 };
const keyUsed = { class: 'unknown', why: 'key_used_before', cached: true, status: 400 };
const trouble = (status: number) => ({ class: 'unknown', why: 'server_trouble', cached: true, status });
const throttled = (retryAfterMs: number | null) => ({
  class: 'not_applied',
  kind: 'throttled',
  status: 429,
  retryAfterMs,
});

const otherRequest = 'Idempotency Key: key-1 is used with a different request.';
const notFound = "The resource you're looking for cannot be found";
const expired = 'TokenExpired: token expired at 11/23/2026 10:00:00';
const unauthorizedBody = (Detail: string) => ({
  Type: null,
  Title: 'Unauthorized',
  Status: 401,
  Detail,
  Instance: '5a0f3c1e-8a43-4f0e-9a55-0c3f6f1d2a10',
  Extensions: {},
});
const limited = (headers: Record<string, string>) => text(429, '', headers);
const tokenError = (error: string) => json(400, { error });

export const answerRows: readonly AnswerRow[] = [
  row('0, the connection breaks', (response) => response.socket?.destroy(), lost, 'no_answer'),
  row('0, the connection is reset', (response) => response.socket?.resetAndDestroy(), lost, 'no_answer'),
  row('0, no answer in time', neverAnswer, lost, 'no_answer'),
  row('200, JSON that stops', text(200, '{"Invoices":[{"Invo'), unreadable, 'answer_unreadable'),
  row('200, null', json(200, null), unreadable, 'answer_unreadable'),
  row('200, a page in HTML', text(200, '<!DOCTYPE html><p>Hello</p>'), unreadable, 'answer_unreadable'),
  row('200, nothing', text(200, ''), unreadable, 'answer_unreadable'),
  row('200, an empty object', json(200, {}), unreadable, 'answer_unreadable'),
  row(
    '200, a refused element whose words nobody knows',
    json(200, invoicesAnswer(refusedElement('Something new.'))),
    { ...refused, status: 200 },
    'other',
    'Something new.',
  ),
  row(
    '400, the summary of refused elements',
    json(400, { ErrorNumber: 10, Type: 'ValidationException', Elements: [refusedElement('Something new.')] }),
    { ...refused, status: 400 },
    'other',
    'Something new.',
  ),
  ...[14, 17].map((ErrorNumber) =>
    row(
      `400, error ${ErrorNumber}`,
      json(400, {
        ErrorNumber,
        Type: 'PostDataInvalidException',
        Message: 'Error converting value "NO_TAX"',
      }),
      { ...refused, status: 400 },
      'malformed',
      'Error converting value "NO_TAX"',
    ),
  ),
  row(
    '400, error 16',
    json(400, { ErrorNumber: 16, Type: 'QueryParseException', Message: "No property 'Magic'" }),
    refused,
    'query_not_understood',
    "No property 'Magic'",
  ),
  row(
    '400, the key was used, said above',
    json(400, { Message: otherRequest }),
    keyUsed,
    'key_used_before',
    otherRequest,
  ),
  row(
    '400, the key was used, said of an element',
    json(400, {
      Message: 'A validation exception occurred',
      Elements: [{ ValidationErrors: [{ Message: otherRequest }] }],
    }),
    keyUsed,
    'key_used_before',
    otherRequest,
  ),
  row(
    '400, the key was used, said above elements',
    json(400, { Message: otherRequest, Elements: [{ ValidationErrors: [{ Message: 'Something new.' }] }] }),
    keyUsed,
    'key_used_before',
    otherRequest,
  ),
  row(
    '400, the key was used, in plain text',
    text(400, otherRequest),
    keyUsed,
    'key_used_before',
    otherRequest,
  ),
  row('400, invalid_grant', tokenError('invalid_grant'), refused, 'reconnect_needed', 'invalid_grant'),
  ...['invalid_client', 'unauthorized_client', 'invalid_scope'].map((error) =>
    row(`400, ${error}`, tokenError(error), refused, 'app_not_accepted', error),
  ),
  row('401, the token is old', json(401, unauthorizedBody(expired)), unauthorised, 'token_expired', expired),
  row(
    '401, the scope is missing',
    json(401, unauthorizedBody('AuthorizationUnsuccessful')),
    unauthorised,
    'permission_missing',
    'AuthorizationUnsuccessful',
  ),
  ...['insufficient_scope', 'insufficent_scope'].map((scope) =>
    row(
      `401, the challenge ${scope}`,
      text(401, '', { 'www-authenticate': `Bearer error=${scope}` }),
      unauthorised,
      'permission_missing',
    ),
  ),
  row('401, anything else', text(401, ''), unauthorised, 'not_signed_in'),
  row(
    '403, the organisation is not connected',
    json(403, {
      ...unauthorizedBody('AuthenticationUnsuccessful'),
      Title: 'Forbidden',
      Status: 403,
    }),
    { class: 'not_applied', kind: 'forbidden', status: 403 },
    'not_connected',
    'AuthenticationUnsuccessful',
  ),
  row('404, in plain text', text(404, notFound), { ...refused, status: 404 }, 'not_in_xero', notFound),
  row('404, in HTML', text(404, `<p>${notFound}</p>`), refused, 'not_in_xero', notFound),
  row('404, without a word', text(404, ''), refused, 'not_in_xero'),
  row('408', text(408, ''), { class: 'unknown', why: 'no_answer', cached: false }, 'no_answer'),
  row('412', text(412, ''), { ...refused, status: 412 }, 'precondition_failed'),
  row(
    '429, the minute',
    limited({ 'x-rate-limit-problem': 'minute', 'retry-after': '17' }),
    throttled(17_000),
    'minute_limit',
  ),
  ...['day', 'DayLimit', 'daily'].map((problem) =>
    row(
      `429, the day as ${problem}`,
      limited({ 'x-rate-limit-problem': problem, 'retry-after': '73451' }),
      throttled(73_451_000),
      'day_limit',
    ),
  ),
  row(
    '429, calls at once',
    limited({ 'x-rate-limit-problem': 'Concurrent' }),
    throttled(null),
    'concurrent_limit',
  ),
  row('429, the app', limited({ 'x-rate-limit-problem': 'appminute' }), throttled(null), 'app_limit'),
  row('429, of no name', text(429, 'slow down'), throttled(null), 'limit', 'slow down'),
  row('500, in JSON', json(500, { Message: 'Oh' }), trouble(500), 'server_trouble', 'Oh'),
  row('500, in HTML', text(500, '<h1>Oh</h1>'), trouble(500), 'server_trouble', 'Oh'),
  row('501', text(501, ''), { ...refused, status: 501 }, 'not_supported'),
  ...[
    'The Xero API is currently offline for maintenance',
    'The Xero API is temporarily unavailable',
    'The Organisation is offline',
  ].map((words) => row(`503, ${words}`, text(503, words), trouble(503), 'offline', words)),
];

function row(
  name: string,
  behaviour: Behaviour,
  ...[result, code, original]: readonly [AnswerRow['result'], AnswerRow['code'], string?]
): AnswerRow {
  return { row: name, behaviour, result, code, original: original ?? null };
}
