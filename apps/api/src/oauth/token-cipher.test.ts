import { randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createTokenCipher, TokenCipherError, type TokenPlace } from './token-cipher.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const [k1, k2] = [key('k1'), key('k2')];
const place: TokenPlace = { practiceId: 'p1', rowId: 'r1', field: 'access_token' };

describe('createTokenCipher', () => {
  it.each(['', 'a token', '🔑 ünïcode', 'x'.repeat(10_000)])('gives back what it sealed', (text) => {
    const cipher = createTokenCipher([k1]);
    const sealed = cipher.seal(place, text);
    expect(cipher.open(place, sealed)).toBe(text);
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
  });

  it.each([
    { ...place, practiceId: 'p2' },
    { ...place, rowId: 'r2' },
    { ...place, field: 'refresh_token' as const },
    { ...place, practiceId: 'p', rowId: '1r1' },
  ])('opens nowhere but where it was sealed for: %j', (elsewhere) => {
    const cipher = createTokenCipher([k1]);
    expect(() => cipher.open(elsewhere, cipher.seal(place, 'secret'))).toThrow(TokenCipherError);
  });

  it('refuses every change of the text', () => {
    const cipher = createTokenCipher([k1, k2]);
    const sealed = cipher.seal(place, 'secret');
    for (let at = 0; at < sealed.length - 1; at++) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => cipher.open(place, changed)).toThrow(TokenCipherError);
    }
    for (const cut of ['', 'v1', 'v1.k1', 'v1.k1..', sealed.slice(0, -4)]) {
      expect(() => cipher.open(place, cut)).toThrow(TokenCipherError);
    }
  });

  it('opens what an older key sealed and seals with the first', () => {
    const old = createTokenCipher([k1]).seal(place, 'secret');
    const both = createTokenCipher([k2, k1]);
    expect(both.open(place, old)).toBe('secret');
    expect(both.seal(place, 'secret')).toMatch(/^v1\.k2\./);
    expect(() => createTokenCipher([k2]).open(place, old)).toThrow('TOKEN_KEYS');
  });

  it('takes another nonce each time', () => {
    const cipher = createTokenCipher([k1]);
    const nonces = Array.from({ length: 5000 }, () => cipher.seal(place, 'x').split('.')[2]);
    expect(new Set(nonces).size).toBe(5000);
  });
});
