import { describe, expect, it } from 'vitest';

import { redactText } from './redact.ts';

describe('redactText', () => {
  it.each([
    ['Authorization: Bearer abc.def-1', 'Authorization: [secret] [secret]'],
    ['got Bearer abc.def-1 there', 'got Bearer [secret] there'],
    ['token eyJhbGciOiJub25lIn0.c2Vj.c2ln end', 'token [secret] end'],
    ['{"refresh_token":"r-1","a":1}', '{"refresh_token":[secret],"a":1}'],
    ['client_secret=s3cret&x=1', 'client_secret=[secret]'],
    ['write to jo.e+x@mail.client.example now', 'write to [e-mail] now'],
    ['plain words', 'plain words'],
  ])('%s', (text, safe) => {
    expect(redactText(text, 200)).toBe(safe);
  });

  it('cuts a long text and leaves no half of a token at the end', () => {
    const kept = redactText(`${'e@f.gh '.repeat(20)}eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(500)}`, 170);
    expect(kept).not.toContain('eyJ');
    expect(kept.length).toBeLessThanOrEqual(170);
  });
});
