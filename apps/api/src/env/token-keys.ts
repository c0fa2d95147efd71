/** A key for encrypting tokens: its id stands in every ciphertext made with it. */
export type TokenKey = { readonly id: string; readonly key: Buffer };

const keyBytes = 32;

/**
 * Reads `keyId:base64key,…`; the first key encrypts, all decrypt.
 *
 * @returns null when an id is repeated or has another form, or a key is not 32 random-looking bytes
 */
export function parseTokenKeys(text: string): readonly TokenKey[] | null {
  const keys = text.split(',').map((part) => parseKey(part.trim()));
  const known = keys.filter((key) => key !== null);
  if (known.length !== keys.length) return null;
  return new Set(known.map(({ id }) => id)).size === known.length ? known : null;
}

function parseKey(part: string): TokenKey | null {
  const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(part) ?? [];
  if (id === undefined || encoded === undefined) return null;
  const key = Buffer.from(encoded, 'base64');
  return key.length === keyBytes && new Set(key).size > keyBytes / 4 ? { id, key } : null;
}
