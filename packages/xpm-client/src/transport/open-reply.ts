import { XML_LIMITS } from '../codec/xml-limits.ts';
import { checkedBaseUrl, urlBelow } from './base-url.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import type { XpmClientOptions } from './options.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { headerFacts, NO_HEADERS, type HeaderFacts } from './reply-meta.ts';
import { neverSent, TransportError, type TransportFailure } from './transport-error.ts';

/** A reply whose headers are here and whose body is still coming. Whoever opens one closes it. */
export type OpenReply = {
  readonly status: number;
  readonly facts: HeaderFacts;
  /** Lower case, from the content type; null when it names none. */
  readonly charset: string | null;
  /** The body, once. @throws {TransportError} `interrupted`, `timed_out`, `too_large` */
  chunks(): AsyncIterable<Uint8Array>;
  /** Ends the attempt and reports it; repeats do nothing. */
  close(): void;
};

/** Sends a request once. @throws {TransportError} no reply began */
export type OpenReplyTo = (request: PreparedRequest) => Promise<OpenReply>;

const TIMEOUT_MS = 30_000;
const TOKEN = /^[\x21-\x7e]+$/;

function charsetOf(headers: Headers): string | null {
  const found = /charset\s*=\s*"?([^\s";]+)/i.exec(headers.get('content-type') ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}

async function* limited(
  body: ReadableStream<Uint8Array> | null,
  deadline: Deadline,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await deadline.race(reader.read()).catch((cause: unknown) => {
      throw new TransportError(deadline.passed ? 'timed_out' : 'interrupted', cause);
    });
    if (done) {
      deadline.complete();
      return;
    }
    bytes += value.byteLength;
    if (bytes > XML_LIMITS.bytesMax) throw new TransportError('too_large');
    yield value;
  }
}

async function tokenFrom(options: XpmClientOptions, deadline: Deadline): Promise<string> {
  const token = await deadline.race(options.getAccessToken()).catch((cause: unknown) => {
    throw new TransportError('not_sent', cause);
  });
  if (!TOKEN.test(token))
    throw new TransportError('not_sent', new RangeError('The access token is not a token'));
  return token;
}

function headersFor(request: PreparedRequest, tenantId: string, token: string): Record<string, string> {
  const headers = { authorization: `Bearer ${token}`, 'xero-tenant-id': tenantId, accept: 'application/xml' };
  return request.body === null ? headers : { ...headers, 'content-type': 'text/xml; charset=utf-8' };
}

function failureOf(error: unknown, deadline: Deadline): TransportFailure {
  if (deadline.passed) return 'timed_out';
  return neverSent(error) ? 'not_sent' : 'interrupted';
}

/**
 * Prepares to send requests for one practice: token and tenant in the headers, no redirect followed, one
 * deadline for everything, and one report an attempt.
 * @throws {RangeError} an unusable base URL, tenant id or timeout
 */
export function replyOpener(options: XpmClientOptions): OpenReplyTo {
  const base = checkedBaseUrl(options.baseUrl);
  const { tenantId, timeoutMs = TIMEOUT_MS, now = Date.now } = options;
  const send = options.fetch ?? fetch;
  if (!TOKEN.test(tenantId)) throw new RangeError('The tenant id is not usable in a header');
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31))
    throw new RangeError('The timeout is not a number of milliseconds');

  const fetchReply = async (request: PreparedRequest, deadline: Deadline): Promise<Response> => {
    const url = urlBelow(base, request.path);
    const headers = headersFor(request, tenantId, await tokenFrom(options, deadline));
    const { method, body } = request;
    try {
      return await deadline.race(
        send(url, { method, headers, body, redirect: 'manual', signal: deadline.signal }),
      );
    } catch (cause) {
      throw new TransportError(failureOf(cause, deadline), cause);
    }
  };

  return async (request) => {
    const deadline = startDeadline(timeoutMs);
    const report = (status: number | null, facts: HeaderFacts): void => {
      deadline.end();
      const { method, path } = request;
      options.onReply?.({ method, path, status, ...facts, durationMs: deadline.elapsedMs() });
    };
    const response = await fetchReply(request, deadline).catch((error: unknown) => {
      report(null, NO_HEADERS);
      throw error;
    });
    const facts = headerFacts(response.headers, now());
    let closed = false;
    return {
      status: response.status,
      facts,
      charset: charsetOf(response.headers),
      chunks: () => limited(response.body, deadline),
      close() {
        if (closed) return;
        closed = true;
        report(response.status, facts);
      },
    };
  };
}
