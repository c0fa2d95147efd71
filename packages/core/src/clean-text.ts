const isIllegal = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  code === 0xfffe ||
  code === 0xffff;

/**
 * A text as it can be kept and sent everywhere: characters that XML 1.0 forbids, and halves of surrogate pairs, become
 * U+FFFD, one for one. PostgreSQL refuses some of them too, so this happens where text comes in.
 *
 * Idempotent. Source: XML 1.0, §2.2 "Characters".
 */
export function cleanText(text: string): string {
  let clean = '';
  for (const character of text) clean += isIllegal(character.codePointAt(0) ?? 0) ? '\uFFFD' : character;
  return clean;
}

/**
 * Whether PostgreSQL keeps a text as it is, also within JSON: it takes neither NUL nor halves of surrogate pairs.
 *
 * Source: PostgreSQL documentation, "Character Types" and "JSON Types".
 */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
