import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { TokenKey } from '../env/token-keys.ts';

/** Which field of which row a ciphertext stands in; it opens nowhere else. */
export type TokenPlace = {
  readonly practiceId: string;
  readonly rowId: string;
  readonly field: 'access_token' | 'refresh_token' | 'code_verifier';
};

/** A ciphertext cannot be opened: it was moved or changed, or its key is gone. Says nothing of its content. */
export class TokenCipherError extends Error {}

export type TokenCipher = {
  /** @returns `v1.<keyId>.<nonce>.<ciphertext and tag>`, the last two in base64url; another one each time */
  seal(place: TokenPlace, text: string): string;
  /** @throws {TokenCipherError} */
  open(place: TokenPlace, sealed: string): string;
  /** Whether the first key sealed it. */
  isCurrent(sealed: string): boolean;
};

const algorithm = 'aes-256-gcm';
const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts with the first key, opens with all of them. AES-256-GCM, random 96-bit nonces. */
export function createTokenCipher(keys: readonly TokenKey[]): TokenCipher {
  const [current] = keys;
  if (!current) throw new RangeError('no token key');
  return {
    seal(place, text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, current.key, nonce).setAAD(boundTo(place, current.id));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [version, current.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
    },
    isCurrent: (sealed) => sealed.startsWith(`${version}.${current.id}.`),
    open(place, sealed) {
      const [form, keyId = '', nonce = '', body = ''] = sealed.split('.');
      const key = keys.find(({ id }) => id === keyId);
      if (form !== version || !key)
        throw new TokenCipherError('the key of a stored token is not among TOKEN_KEYS');
      return decrypt({
        key,
        place,
        nonce: Buffer.from(nonce, 'base64url'),
        body: Buffer.from(body, 'base64url'),
      });
    },
  };
}

type Sealed = {
  readonly key: TokenKey;
  readonly place: TokenPlace;
  readonly nonce: Buffer;
  readonly body: Buffer;
};

function decrypt({ key, place, nonce, body }: Sealed): string {
  if (nonce.length !== nonceBytes || body.length < tagBytes)
    throw new TokenCipherError('a stored token is damaged');
  const options = { authTagLength: tagBytes };
  const decipher = createDecipheriv(algorithm, key.key, nonce, options)
    .setAAD(boundTo(place, key.id))
    .setAuthTag(body.subarray(-tagBytes));
  try {
    return decipher.update(body.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new TokenCipherError('a stored token does not belong where it stands');
  }
}

/** Length before each part, so that no two places read alike. */
function boundTo({ practiceId, rowId, field }: TokenPlace, keyId: string): Buffer {
  return Buffer.from(
    [practiceId, rowId, field, keyId].map((part) => `${part.length}:${part}`).join(''),
    'utf8',
  );
}
