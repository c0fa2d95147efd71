const shortestSecret = 32;
const fewestCharacters = 8;
const wellKnown = /change.?me|replace.?me|better-auth-secret|your.?secret/i;

/** Tells whether a text can sign sessions: long, not one character repeated, not an example somebody copied. */
export function isStrongSecret(text: string): boolean {
  return text.length >= shortestSecret && new Set(text).size >= fewestCharacters && !wellKnown.test(text);
}
