import { createHmac } from 'node:crypto';

import { ownTenants } from '../identity/own-tenants.ts';
import { uuidOf } from '../world/ids.ts';
import type { Change } from '../world/table.ts';
import type { Tables } from '../world/tables.ts';
import { invoiceKind, isOfKind } from '../xero/document-kind.ts';

/** One thing that happened in Xero, as thin as Xero tells it. Source: xero-contract §12.5. */
export interface WebhookEvent {
  readonly resourceUrl: string;
  readonly resourceId: string;
  /** ISO 8601 in UTC, without a zone. */
  readonly eventDateUtc: string;
  readonly eventType: 'CREATE' | 'UPDATE';
  readonly eventCategory: 'INVOICE' | 'CONTACT';
  readonly tenantId: string;
  readonly tenantType: 'ORGANISATION';
}

const sources = {
  documents: { eventCategory: 'INVOICE', collection: 'Invoices' },
  xeroContacts: { eventCategory: 'CONTACT', collection: 'Contacts' },
} as const;

/** The event of a change; null for what Xero sends none of, and while the organisation is not connected. */
export function eventOf(
  tables: Tables,
  change: Change,
  at: { readonly origin: string; readonly now: Date },
): WebhookEvent | null {
  const source = change.table === 'documents' || change.table === 'xeroContacts' ? change.table : null;
  if (source === null || change.row === null || !isConnected(tables)) return null;
  const document = source === 'documents' ? tables.documents.get(change.key) : undefined;
  if (document && !isOfKind(document, invoiceKind)) return null;
  const { eventCategory, collection } = sources[source];
  return {
    resourceUrl: `${at.origin}/api.xro/2.0/${collection}/${change.key}`,
    resourceId: change.key,
    eventDateUtc: at.now.toISOString().replace('Z', ''),
    eventType: change.isNew ? 'CREATE' : 'UPDATE',
    eventCategory,
    tenantId: ownTenants.organisation,
    tenantType: 'ORGANISATION',
  };
}

/** The body of a delivery; `lastSequence` is the number of its last event. No events: an intent-to-receive probe. */
export function bodyOf(events: readonly WebhookEvent[], lastSequence: number): string {
  const firstEventSequence = events.length === 0 ? 0 : lastSequence - events.length + 1;
  const entropy = uuidOf(`entropy ${lastSequence}`).replaceAll('-', '').slice(0, 20).toUpperCase();
  return JSON.stringify({ events, firstEventSequence, lastEventSequence: lastSequence, entropy });
}

/** The value of `x-xero-signature` for the bytes of a body. */
export function signatureOf(body: string, key: string): string {
  return createHmac('sha256', key).update(body).digest('base64');
}

function isConnected(tables: Tables): boolean {
  return tables.connections
    .all()
    .some(({ removedAt, tenantId }) => removedAt === null && tenantId === ownTenants.organisation);
}
