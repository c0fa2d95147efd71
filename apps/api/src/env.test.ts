import { describe, expect, it } from 'vitest';

import { EnvError, parseEnv } from './env.ts';

const key = Buffer.from(Array.from({ length: 32 }, (_, i) => i * 7)).toString('base64');

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe('parseEnv', () => {
  it('starts with nothing given: one port, this machine only, the sandbox and a demo', () => {
    expect(parseEnv({})).toMatchObject({
      port: 3000,
      appUrl: 'http://localhost:3000',
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: null,
      sandbox: true,
      demo: true,
      role: 'all',
      settleSeconds: 5,
      logLevel: 'info',
      trustedProxies: 0,
      xero: { loginUrl: 'http://127.0.0.1:4100', apiUrl: 'http://127.0.0.1:4100' },
    });
  });

  it('uses Xero itself and makes no demo once a Xero app is named', () => {
    expect(parseEnv({ XERO_CLIENT_ID: 'id', XERO_CLIENT_SECRET: 'secret' })).toMatchObject({
      sandbox: false,
      demo: false,
      xero: {
        loginUrl: 'https://login.xero.com',
        identityUrl: 'https://identity.xero.com',
        apiUrl: 'https://api.xero.com',
      },
    });
  });

  it('takes an empty text for absent', () => {
    expect(parseEnv({ PORT: '', XERO_CLIENT_ID: '' })).toMatchObject({ port: 3000, sandbox: true });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['SANDBOX_PORT', '1.5'],
    ['APP_URL', 'http://example.com'],
    ['APP_URL', 'https://example.com/path'],
    ['APP_URL', 'javascript:alert(1)'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['APP_SECRET', 'short'],
    ['APP_SECRET', 'x'.repeat(40)],
    ['APP_SECRET', 'please-change-me-please-change-me-please'],
    ['TOKEN_KEYS', 'k1'],
    ['TOKEN_KEYS', `k1:${key},k1:${key}`],
    ['TOKEN_KEYS', `k1:${Buffer.alloc(32).toString('base64')}`],
    ['TOKEN_KEYS', 'k1:c2hvcnQ='],
    ['XERO_LOGIN_URL', 'https://login.xero.com.evil.example'],
    ['XERO_LOGIN_URL', 'https://identity.xero.com'],
    ['XERO_IDENTITY_URL', 'http://identity.xero.com'],
    ['XERO_API_URL', 'http://169.254.169.254'],
    ['XERO_API_URL', 'http://localhost@evil.example'],
    ['XERO_API_URL', 'https://api.xero.com/api.xro'],
    ['XERO_API_URL', 'http://0.0.0.0:80'],
    ['ROLE', 'web'],
    ['DEMO', 'yes'],
    ['DEMO_PASSWORD', 'short'],
    ['SETTLE_SECONDS', '5s'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'true'],
  ])('refuses %s=%s in one sentence that names it and does not repeat it', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must be .+\\.$`));
    expect(problems[0]).not.toContain(`"${value}"`);
  });

  it.each(['http://127.0.0.1:9', 'http://localhost:4200', 'http://[::1]:4200'])(
    'calls a stand-in for Xero at %s in every mode',
    (address) => {
      const env = parseEnv({ XERO_CLIENT_ID: 'id', XERO_CLIENT_SECRET: 's', XERO_API_URL: address });
      expect(env.xero.apiUrl).toBe(address);
    },
  );

  it('names every bad value at once', () => {
    expect(problemsOf({ PORT: 'x', ROLE: 'y', DEMO: 'z' })).toHaveLength(3);
  });

  it('refuses a Xero app without its secret', () => {
    expect(problemsOf({ XERO_CLIENT_ID: 'id' })).toEqual([
      'XERO_CLIENT_SECRET must be given together with XERO_CLIENT_ID.',
    ]);
  });

  it('reads token keys in their order', () => {
    const env = parseEnv({
      TOKEN_KEYS: `new:${key},old:${Buffer.from(key).subarray(0, 32).toString('base64')}`,
    });
    expect(env.tokenKeys?.map(({ id }) => id)).toEqual(['new', 'old']);
  });
});
