import { z } from 'zod';

/** What Xero identity holds. Instants are ISO 8601 in UTC; secrets are kept as SHA-256 hex only. */

export const XeroUser = z.object({ userId: z.string(), name: z.string(), email: z.string() });
export type XeroUser = z.infer<typeof XeroUser>;

export const Tenant = z.object({
  tenantId: z.string(),
  tenantType: z.enum(['PRACTICEMANAGER', 'ORGANISATION']),
  /** Name shown on the consent page; `/connections` hides the one of a practice. */
  name: z.string(),
  /** Calls for it answer 503. One that a person added is always offline: the sandbox keeps one ledger and one practice. */
  offline: z.boolean().default(false),
});
export type Tenant = z.infer<typeof Tenant>;

export const Connection = z.object({
  id: z.string(),
  tenantId: z.string(),
  userId: z.string(),
  clientId: z.string(),
  authEventId: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Null while connected. */
  removedAt: z.string().nullable(),
});
export type Connection = z.infer<typeof Connection>;

/** One person's consent to one app: the scopes add up over consents until they are revoked. */
export const Consent = z.object({
  id: z.string(),
  userId: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
});
export type Consent = z.infer<typeof Consent>;

export const AuthorisationCode = z.object({
  hash: z.string(),
  clientId: z.string(),
  userId: z.string(),
  redirectUri: z.string(),
  scopes: z.array(z.string()),
  authEventId: z.string(),
  /** PKCE S256 challenge; null when none was sent. */
  challenge: z.string().nullable(),
  nonce: z.string().nullable(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
});
export type AuthorisationCode = z.infer<typeof AuthorisationCode>;

export const AccessToken = z.object({
  hash: z.string(),
  clientId: z.string(),
  userId: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.string(),
  revoked: z.boolean(),
});
export type AccessToken = z.infer<typeof AccessToken>;

export const RefreshToken = z.object({
  hash: z.string(),
  clientId: z.string(),
  userId: z.string(),
  scopes: z.array(z.string()),
  authEventId: z.string(),
  expiresAt: z.string(),
  /** When it was first exchanged; it works for a grace period after that. */
  rotatedAt: z.string().nullable(),
  revoked: z.boolean(),
});
export type RefreshToken = z.infer<typeof RefreshToken>;
