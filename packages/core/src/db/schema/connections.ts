import { sql } from 'drizzle-orm';
import { foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { createdAt, instant, practiceKey } from './columns.ts';
import { practices } from './practices.ts';
import { staff } from './staff.ts';

export const connectionKinds = ['xpm', 'ledger'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];
export const connectionStatuses = ['connected', 'reconnect_needed', 'disconnected'] as const;
export type ConnectionStatus = (typeof connectionStatuses)[number];

/** One consent's tokens, encrypted; it may serve several connections. Ciphertexts are bound to their row. */
export const tokenSets = pgTable(
  'token_sets',
  {
    ...practiceKey(),
    /** Raised by one at every refresh; the loser of a race sees that it is newer and uses it. */
    version: integer().notNull().default(1),
    accessToken: text().notNull(),
    refreshToken: text().notNull(),
    scopes: text().notNull(),
    authEventId: text(),
    xeroUserId: text(),
    accessExpiresAt: instant().notNull(),
    refreshedAt: instant().notNull(),
    /** When the refresh in hand was first asked for; the old token still works 30 minutes after it. */
    refreshStartedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
  ],
);

/** Consent to act in one XPM practice or one Xero organisation on behalf of the practice. */
export const connections = pgTable(
  'connections',
  {
    ...practiceKey(),
    kind: text({ enum: connectionKinds }).notNull(),
    tenantId: uuid().notNull(),
    tenantName: text().notNull(),
    /** Xero's id of the consent, needed to remove it. */
    xeroConnectionId: uuid().notNull(),
    tokenSetId: uuid(),
    status: text({ enum: connectionStatuses }).notNull(),
    statusReason: text(),
    statusAt: instant().notNull().defaultNow(),
    connectedBy: uuid().notNull(),
    connectedAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practices.id] }),
    foreignKey({
      columns: [t.practiceId, t.tokenSetId],
      foreignColumns: [tokenSets.practiceId, tokenSets.id],
    }),
    foreignKey({ columns: [t.practiceId, t.connectedBy], foreignColumns: [staff.practiceId, staff.id] }),
    uniqueIndex('connections_one_live_per_kind')
      .on(t.practiceId, t.kind)
      .where(sql`${t.status} <> 'disconnected'`),
  ],
);

/** A consent under way: single use, bound to session and practice, ten minutes. */
export const oauthStates = pgTable(
  'oauth_states',
  {
    ...practiceKey(),
    stateHash: text().notNull(),
    sessionId: text().notNull(),
    staffId: uuid().notNull(),
    kind: text({ enum: connectionKinds }),
    /** PKCE verifier, encrypted. */
    codeVerifier: text().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.id] }),
    uniqueIndex('oauth_states_hash').on(t.practiceId, t.stateHash),
  ],
);
