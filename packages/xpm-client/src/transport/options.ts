import type { ReplyMeta } from './reply-meta.ts';

/** Sends one HTTP request; the global `fetch` or one that stands in for it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How a client reaches one practice. */
export type XpmClientOptions = {
  /** Up to and including the version, such as `https://api.xero.com/practicemanager/3.1`: Xero's, or this machine. */
  baseUrl: string;
  /** The practice's tenant id, sent as `xero-tenant-id` with each call. */
  tenantId: string;
  /** Gives a valid access token; asked once a call, never kept. A rejection means the call was not sent. */
  getAccessToken: () => Promise<string>;
  /** Default: the global `fetch`. */
  fetch?: Fetch;
  /** Milliseconds from the call, token included, to the reply's last byte; then the socket is closed. Default 30,000. */
  timeoutMs?: number;
  /** Hears of every attempt once, when it is over, replied or not. Must not throw. */
  onReply?: (meta: ReplyMeta) => void;
  /** Milliseconds since 1970, for `Retry-After` dates. Default `Date.now`. */
  now?: () => number;
};
