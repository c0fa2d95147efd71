import { readFailure } from './read-failure.ts';
import { headerFacts, type LedgerReplyMeta } from './reply-meta.ts';
import { bodyOf, headersOf, type Reply } from './reply.ts';
import { openXero, type Xero } from './xero.ts';

/** How to reach one Xero organisation. */
export type LedgerOptions = {
  /** The Accounting API, such as `https://api.xero.com/api.xro/2.0`. */
  readonly baseUrl: string;
  readonly tenantId: string;
  /** Awaited for every request, before anything is sent. What it throws reaches the caller unchanged. */
  readonly getAccessToken: () => Promise<string>;
  /** A hard limit for one request, from sending to the last byte; 60,000 when left out. */
  readonly timeoutMs?: number;
  /** Told about every request that was tried, answered or not. A throw would hide what a write proved. */
  readonly onReply?: (meta: LedgerReplyMeta) => void;
};

/** One request, named for the log, and the SDK call that makes it. */
export type Request = {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly run: (xero: Xero) => Promise<{ readonly response: SdkResponse }>;
};

type SdkResponse = { readonly status: number; readonly headers: unknown; readonly data: unknown };

export type Exchange = (request: Request) => Promise<Reply>;

/** Carries out requests one by one; loads xero-node on the first. Throws only what was wrong before sending. */
export function createExchange(options: LedgerOptions): Exchange {
  let opening: Promise<Xero> | undefined;
  return async ({ method, path, run }) => {
    const xero = await (opening ??= openXero(options));
    const startedAt = performance.now();
    const reply = await replyTo(run(xero));
    const durationMs = Math.round(performance.now() - startedAt);
    options.onReply?.({ method, path, ...headerFacts(reply), durationMs });
    return reply;
  };
}

async function replyTo(call: Promise<{ readonly response: SdkResponse }>): Promise<Reply> {
  try {
    const { response } = await call;
    return {
      kind: 'answered',
      status: response.status,
      headers: headersOf(response.headers),
      data: bodyOf(response.data),
    };
  } catch (error) {
    if (typeof error === 'string') return readFailure(error);
    throw error;
  }
}
