import { describe, expect, it } from 'vitest';

import { secretsIn, watchLog } from './watch-log.ts';

const jwt = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"sub":"someone"}').toString('base64url')}.c2ln`;

describe('the watch over the log of every product a test starts', () => {
  it.each([
    ['an access token', `token ${jwt}`],
    ['an authorization header', 'authorization: Basic c2FuZGJveC1jbGllbnQ6'],
    ['a refresh token', 'refresh_token=0123456789abcdef0123456789'],
    ['the client secret', 'secret sandbox-secret'],
    ['a session cookie', 'cookie better-auth.session_token=0123456789abcdef.sig'],
    ['a code or verifier', '/oauth/xero/callback?code=0123456789abcdef0123456789'],
  ])('sees %s', (what, line) => {
    expect(secretsIn(line)).toContain(what);
  });

  it('says which line it was when the product stops', () => {
    const log = watchLog();
    log.logger.debug({ note: jwt }, 'careless');
    expect(() => log.check()).toThrow('careless');
  });

  it('lets ordinary lines be', () => {
    const log = watchLog();
    log.logger.info({ practiceId: '00000000-0000-4000-8000-00000000000a', code: 'NOT_FOUND' }, 'all is well');
    expect(() => log.check()).not.toThrow();
  });
});
