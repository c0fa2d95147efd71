import { createXpmClient, type XpmClient } from '../client.ts';
import type { XpmClientOptions } from '../transport/options.ts';
import type { ReplyMeta } from '../transport/reply-meta.ts';
import type { LocalServer } from './local-server.ts';

export const TOKEN = 'a-token-that-must-stay-secret';
export const TENANT = '11111111-2222-4333-8444-555555555555';

/** A client of a local server, and what it reported. */
export function testClient(
  server: Pick<LocalServer, 'baseUrl'>,
  options: Partial<XpmClientOptions> = {},
): { xpm: XpmClient; metas: ReplyMeta[] } {
  const metas: ReplyMeta[] = [];
  const xpm = createXpmClient({
    baseUrl: server.baseUrl,
    tenantId: TENANT,
    getAccessToken: async () => TOKEN,
    onReply: (meta) => metas.push(meta),
    ...options,
  });
  return { xpm, metas };
}
