const key = /^[\x21-\x7e]{1,128}$/;

/**
 * Lets a usable `Idempotency-Key` through: 1–128 printable characters. An empty one would be sent as an empty
 * header, which protects nothing.
 * @throws {RangeError}
 */
export function usableKey(text: string): string {
  if (!key.test(text)) throw new RangeError('an idempotency key has 1 to 128 printable characters');
  return text;
}
