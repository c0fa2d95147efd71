import type * as XeroNode from 'xero-node';

/** Enough for a page of a thousand documents; an answer beyond it is not Xero's. */
const answerBytesMax = 20_000_000;
const defaultTimeoutMs = 60_000;

export type XeroSdk = typeof XeroNode;

export type Xero = { readonly api: XeroNode.AccountingApi; readonly sdk: XeroSdk; readonly tenantId: string };

/**
 * Loads xero-node and sets up one AccountingApi. The import costs about 0.4 s and 40 MB, so it waits until
 * somebody needs Xero.
 */
export async function openXero(options: {
  readonly baseUrl: string;
  readonly tenantId: string;
  readonly getAccessToken: () => Promise<string>;
  readonly timeoutMs?: number;
}): Promise<Xero> {
  const sdk = await import('xero-node');
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const api = new sdk.AccountingApi(options.baseUrl.replace(/\/+$/, ''));
  api.setDefaultAuthentication({
    applyToRequest: async (config) => {
      config.headers ??= {};
      config.headers['Authorization'] = `Bearer ${await options.getAccessToken()}`;
      config.timeout = timeoutMs;
      // The SDK's own timeout counts silence; only this one also ends an answer that trickles.
      config.signal = AbortSignal.timeout(timeoutMs);
      config.maxRedirects = 0;
      config.maxContentLength = answerBytesMax;
      config.proxy = false;
      // The SDK stumbles over some answers, such as a description that begins like a date. It gets the text as it is,
      // makes nothing of it, and hands it on.
      config.transformResponse = asText;
      if (config.method === 'GET') delete config.data;
    },
  });
  return { api, sdk, tenantId: options.tenantId };
}

const asText = (body: string): string => body;
