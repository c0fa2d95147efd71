import { createLedger, type Ledger, type LedgerReplyMeta } from '@throughline/ledger-push';
import {
  createXpmClient,
  type ReplyMeta,
  type XpmClient,
  type XpmClientOptions,
} from '@throughline/xpm-client';

import { connect, type Connected } from './consent.ts';
import type { ContractServer } from './support.ts';

/** A connected practice and its client. */
export type OpenPractice = Connected & { readonly xpm: XpmClient; readonly metas: ReplyMeta[] };

/** Connects and opens the practice. */
export async function openPractice(
  server: ContractServer,
  options: Partial<XpmClientOptions> & { scope?: string } = {},
): Promise<OpenPractice> {
  const { scope, ...more } = options;
  const connected = await connect(server.url, scope);
  const metas: ReplyMeta[] = [];
  const xpm = createXpmClient({
    baseUrl: practiceUrl(server),
    tenantId: connected.practiceTenantId,
    getAccessToken: async () => connected.accessToken,
    timeoutMs: 5000,
    onReply: (meta) => metas.push(meta),
    ...more,
  });
  return { ...connected, xpm, metas };
}

/** A connected organisation and its client. */
export type OpenLedger = Connected & { readonly ledger: Ledger; readonly metas: LedgerReplyMeta[] };

/** Connects and opens the organisation. */
export async function openLedger(
  server: ContractServer,
  options: { timeoutMs?: number; scope?: string } = {},
): Promise<OpenLedger> {
  const connected = await connect(server.url, options.scope);
  const metas: LedgerReplyMeta[] = [];
  const ledger = createLedger({
    baseUrl: ledgerUrl(server),
    tenantId: connected.organisationTenantId,
    getAccessToken: async () => connected.accessToken,
    timeoutMs: options.timeoutMs ?? 5000,
    onReply: (meta) => metas.push(meta),
  });
  return { ...connected, ledger, metas };
}

export const practiceUrl = ({ url }: Pick<ContractServer, 'url'>): string => `${url}/practicemanager/3.1`;
export const ledgerUrl = ({ url }: Pick<ContractServer, 'url'>): string => `${url}/api.xro/2.0`;

/** Headers of a call made by hand. */
export const headersFor = (accessToken: string, tenantId: string): Record<string, string> => ({
  authorization: `Bearer ${accessToken}`,
  'xero-tenant-id': tenantId,
  accept: 'application/json',
});
