import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';

import { describeError, errorCode, errorDetails, isNotSignedIn, isUnanswered } from './describe-error.ts';

function refusal(app: unknown, httpStatus = 409) {
  return TRPCClientError.from({
    error: { message: 'internal words', code: -32_009, data: { code: 'CONFLICT', httpStatus, app } },
  });
}

const unanswered = TRPCClientError.from(new TypeError('fetch failed'));

describe('describeError', () => {
  it('gives the server’s own sentence', () => {
    const error = refusal({ code: 'conflict', userMessage: 'Tom changed this at 10:40.', details: {} });
    expect(describeError(error)).toBe('Tom changed this at 10:40.');
  });

  it.each([[new Error('ECONNREFUSED 127.0.0.1:5432')], [refusal(null)], ['text'], [undefined], [null]])(
    'tells nothing of the inside for %s',
    (error) => {
      expect(describeError(error)).toBe('Something went wrong here, not with you. It is written down.');
    },
  );

  it('says that nobody answers when the call did not arrive', () => {
    expect(describeError(unanswered)).toContain('not answering');
  });
});

describe('what kind of error it is', () => {
  it('tells an answer that never came from a refusal', () => {
    expect([isUnanswered(unanswered), isUnanswered(refusal(null)), isUnanswered(new Error('bug'))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('reads code and details of a refusal', () => {
    const error = refusal({
      code: 'invalid_input',
      userMessage: 'x',
      details: { fields: { name: ['too long'] } },
    });
    expect(errorCode(error)).toBe('invalid_input');
    expect(errorDetails(error)).toEqual({ fields: { name: ['too long'] } });
    expect([errorCode(new Error('bug')), errorDetails(new Error('bug'))]).toEqual([null, {}]);
  });

  it('knows that nobody is signed in, by code or by status', () => {
    const coded = refusal({ code: 'not_signed_in', userMessage: 'Sign in first.', details: {} });
    expect([isNotSignedIn(coded), isNotSignedIn(refusal(null, 401)), isNotSignedIn(refusal(null))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
