import { describe, expect, it } from 'vitest';

import { readFailure } from './read-failure.ts';

const failure = (statusCode: number, body: unknown, request: unknown = { method: 'PUT' }) =>
  JSON.stringify({
    response: {
      statusCode,
      body,
      headers: { 'set-cookie': 'sid=cookie-secret', 'retry-after': '3' },
      request,
    },
    body,
  });

describe('readFailure', () => {
  it.each([
    'connect ECONNREFUSED 127.0.0.1:4020',
    'connect ECONNREFUSED ::1:4020; connect ECONNREFUSED 127.0.0.1:4020',
    'getaddrinfo ENOTFOUND api.xero.com',
    'getaddrinfo EAI_AGAIN api.xero.com',
  ])('%s never left us', (why) => {
    expect(readFailure(failure(0, why))).toEqual({ kind: 'lost', how: 'never_sent', why });
  });

  it.each([
    'socket hang up',
    'read ECONNRESET',
    'write EPIPE',
    'timeout of 60000ms exceeded',
    'canceled',
    'stream has been aborted',
    'connect ECONNREFUSED ::1:4020; connect ETIMEDOUT 127.0.0.1:4020',
    'the body said connect ECONNREFUSED',
  ])('%s may have arrived', (why) => {
    expect(readFailure(failure(0, why))).toEqual({ kind: 'lost', how: 'no_answer', why });
  });

  it('takes xero-node choking on an answer for an unreadable one, whatever its words', () => {
    for (const why of ["Cannot read properties of null (reading '0')", 'connect ECONNREFUSED 127.0.0.1:1']) {
      expect(readFailure(failure(0, why, { url: {}, headers: {} }))).toEqual({
        kind: 'lost',
        how: 'unreadable',
        why,
      });
    }
  });

  it('hands on status, headers and body of a real answer', () => {
    expect(readFailure(failure(429, 'slow down'))).toEqual({
      kind: 'answered',
      status: 429,
      headers: { 'set-cookie': 'sid=cookie-secret', 'retry-after': '3' },
      data: 'slow down',
    });
  });

  it.each(['', 'not JSON sid=cookie-secret', '[]', 'null', '{"response":null}', '{"response":"x"}'])(
    'takes %j for a lost answer and repeats none of it',
    (thrown) => {
      expect(readFailure(thrown)).toEqual({
        kind: 'lost',
        how: 'no_answer',
        why: 'xero-node failed without a response',
      });
    },
  );
});
