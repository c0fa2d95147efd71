import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { isStrongSecret } from './app-secret.ts';
import { EnvError } from './env-error.ts';
import type { Env } from './settle-env.ts';
import { parseTokenKeys, type TokenKey } from './token-keys.ts';

export type Secrets = {
  /** Signs session cookies; 32 or more characters. */
  readonly appSecret: string;
  /** The first encrypts, all decrypt. */
  readonly tokenKeys: readonly TokenKey[];
};

const StoredSecrets = z.object({
  appSecret: z.string().refine(isStrongSecret),
  tokenKeys: z.string().refine((text) => parseTokenKeys(text) !== null),
});
type StoredSecrets = z.output<typeof StoredSecrets>;

/**
 * The secrets to run with: those of the environment, else those kept in the data folder, else, with the embedded
 * database only, new ones kept there.
 *
 * @throws {EnvError} naming the variable that is missing
 */
export async function findSecrets(env: Env): Promise<Secrets> {
  const { appSecret, tokenKeys } = env;
  if (appSecret !== null && tokenKeys !== null) return { appSecret, tokenKeys };
  const stored = await (env.databaseUrl === null ? loadOrCreateSecrets : loadSecrets)(env.dataDir);
  if (!stored) throw missingSecrets(env);
  return { appSecret: appSecret ?? stored.appSecret, tokenKeys: tokenKeys ?? stored.tokenKeys };
}

function missingSecrets({ appSecret, tokenKeys }: Env): EnvError {
  const missing = [
    ...(appSecret === null ? ['APP_SECRET'] : []),
    ...(tokenKeys === null ? ['TOKEN_KEYS'] : []),
  ];
  return new EnvError(missing.map((name) => `${name} must be given, as DATABASE_URL is.`));
}

/**
 * The secrets kept in `dataDir`, made on the first call; readable by the owner only. Processes that start together
 * end up with the same ones.
 *
 * @throws {EnvError} when the file is there but damaged
 */
export async function loadOrCreateSecrets(dataDir: string): Promise<Secrets> {
  const known = await loadSecrets(dataDir);
  if (known) return known;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const fresh: StoredSecrets = {
    appSecret: randomBytes(32).toString('base64url'),
    tokenKeys: `k1:${randomBytes(32).toString('base64')}`,
  };
  const draft = join(dataDir, `.secrets-${randomBytes(6).toString('hex')}`);
  await writeFile(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A hard link appears whole and fails if another process was first.
    await link(draft, secretsFile(dataDir));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  const settled = await loadSecrets(dataDir);
  if (!settled) throw new Error('the secrets just written cannot be found');
  return settled;
}

async function loadSecrets(dataDir: string): Promise<Secrets | null> {
  const text = await readIfThere(secretsFile(dataDir));
  if (text === null) return null;
  const parsed = StoredSecrets.safeParse(parseJson(text));
  const tokenKeys = parsed.success ? parseTokenKeys(parsed.data.tokenKeys) : null;
  if (!parsed.success || tokenKeys === null) {
    throw new EnvError(['DATA_DIR must hold a secrets.json as it was written here; this one is damaged.']);
  }
  return { appSecret: parsed.data.appSecret, tokenKeys };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function secretsFile(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
