import { expect, it } from 'vitest';

import { withRequestId } from './mutate.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it('adds a request id and leaves the input as it was', () => {
  const input = { minutes: 66 };
  expect(withRequestId(input)).toEqual({ minutes: 66, requestId: expect.stringMatching(uuid) });
  expect(input).toEqual({ minutes: 66 });
});

it('gives a retry of the same input the same id, and another call of equal content another', () => {
  const input = { minutes: 66 };
  expect(withRequestId(input)).toEqual(withRequestId(input));
  expect(withRequestId({ minutes: 66 })).not.toEqual(withRequestId(input));
});

it('keeps an id the caller made', () => {
  const requestId = crypto.randomUUID();
  expect(withRequestId({ requestId })).toEqual({ requestId });
});

it('makes an input where there is none', () => {
  expect(withRequestId(undefined)).toEqual({ requestId: expect.stringMatching(uuid) });
});
