import { describe, expect, it } from 'vitest';

import { elementOf } from '../testing/element-of.ts';
import { readEnvelope } from './envelope.ts';
import { readProblem } from './problem.ts';
import { ShapeError } from './shape-error.ts';

describe('readEnvelope', () => {
  it.each([
    '<Response api-method="Add"><Status>OK</Status></Response>',
    '<Response><Task/><Status> ok </Status></Response>',
    '<Response><Invoice><Status>Draft</Status></Invoice><Status>OK</Status></Response>',
  ])('takes %s as done', (xml) => expect(readEnvelope(elementOf(xml)).ok).toBe(true));

  it.each([
    [
      '<Response><Status>ERROR</Status><ErrorDescription>Invalid state code</ErrorDescription></Response>',
      'Invalid state code',
    ],
    ['<Response><ErrorDescription> x &amp; y </ErrorDescription><Status>Error</Status></Response>', 'x & y'],
    ['<Response><Status>PENDING</Status></Response>', null],
  ])('takes %s as a refusal', (xml, sentence) =>
    expect(readEnvelope(elementOf(xml))).toEqual({ ok: false, sentence }),
  );

  it.each([
    '<html><Status>OK</Status></html>',
    '<Response></Response>',
    '<Response><Status></Status></Response>',
    '<Response><Status>OK</Status><Status>ERROR</Status></Response>',
    '<Response><Invoice><Status>OK</Status></Invoice></Response>',
  ])('makes nothing of %s', (xml) => expect(() => readEnvelope(elementOf(xml))).toThrow(ShapeError));
});

describe('readProblem', () => {
  it.each([
    [
      '{"Title":"Unauthorized","Status":401,"Detail":"TokenExpired: token expired at 11/23/2026 09:22:02"}',
      'TokenExpired: token expired at 11/23/2026 09:22:02',
    ],
    ['{"title":"Not Found"}', 'Not Found'],
    ['{"Detail":null,"Title":"Forbidden"}', 'Forbidden'],
    ['{"__proto__":{"Detail":"x"}}', null],
    ['{}', null],
    ['[]', null],
    ['null', null],
    ['"Detail"', null],
    ['', null],
    ['<Response/>', null],
  ])('finds the sentence of %j', (text, sentence) => expect(readProblem(text)).toBe(sentence));
});
