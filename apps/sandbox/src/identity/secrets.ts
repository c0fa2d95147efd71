import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret in hex: what is stored instead of it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A fresh random secret for codes and refresh tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two texts without telling by its duration where they differ. */
export function sameText(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(left)), Buffer.from(hashOf(right)));
}

/** PKCE challenge (S256) of a verifier. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
