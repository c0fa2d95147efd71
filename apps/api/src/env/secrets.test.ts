import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { EnvError, parseEnv } from '../env.ts';
import { findSecrets, loadOrCreateSecrets } from './secrets.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'throughline-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const databaseUrl = 'postgres://a:b@127.0.0.1:1/c';

describe('loadOrCreateSecrets', () => {
  it('keeps what it made, for its owner only', async () => {
    const made = await loadOrCreateSecrets(dataDir);
    expect(await loadOrCreateSecrets(dataDir)).toEqual(made);
    expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    expect(made.appSecret.length).toBeGreaterThanOrEqual(32);
  });

  it('gives processes that start together the same secrets', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateSecrets(dataDir)));
    expect(new Set(made.map(({ appSecret }) => appSecret)).size).toBe(1);
  });

  it('refuses a damaged file instead of replacing it', async () => {
    await writeFile(join(dataDir, 'secrets.json'), '{"appSecret":');
    await expect(loadOrCreateSecrets(dataDir)).rejects.toThrow(EnvError);
    expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"appSecret":');
  });
});

describe('findSecrets', () => {
  it('names exactly what is missing beside a database of its own', async () => {
    await expect(findSecrets(parseEnv({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir }))).rejects.toThrow(
      'APP_SECRET must be given, as DATABASE_URL is.\nTOKEN_KEYS must be given, as DATABASE_URL is.',
    );
    const appSecret = 'abcdefghijklmnopqrstuvwxyz0123456789';
    await expect(
      findSecrets(parseEnv({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, APP_SECRET: appSecret })),
    ).rejects.toThrow('TOKEN_KEYS must be given, as DATABASE_URL is.');
  });

  it('uses stored ones beside a database, and given ones first', async () => {
    const stored = await loadOrCreateSecrets(dataDir);
    const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
    expect(await findSecrets(parseEnv(env))).toEqual(stored);
    const appSecret = 'abcdefghijklmnopqrstuvwxyz0123456789';
    expect(await findSecrets(parseEnv({ ...env, APP_SECRET: appSecret }))).toEqual({ ...stored, appSecret });
  });
});
