import { describe, expect, it } from 'vitest';

import { redact } from './redact.ts';

describe('redact', () => {
  it.each([
    ['Authorization: Bearer abc.def-ghi', 'Authorization: ***'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln end', 'token *** end'],
    [`key ${'a1'.repeat(40)}== end`, 'key *** end'],
    ['<TaxNumber>123-456-789</TaxNumber>', '<TaxNumber>***</TaxNumber>'],
  ])('masks the secret in %j', (text, masked) => expect(redact(text)).toBe(masked));

  it('keeps one line, so that nobody forges another', () => {
    expect(redact('<html>\r\n2026-11-23 ERROR forged\u2028x\u0000')).toBe('<html> 2026-11-23 ERROR forged x');
  });

  it('keeps no more than its bound', () => expect(redact('x '.repeat(5000))).toHaveLength(2000));

  it('leaves ids to be looked up', () => {
    expect(redact('d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a')).toBe('d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a');
  });
});
