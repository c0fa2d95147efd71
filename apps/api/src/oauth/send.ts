import { z } from 'zod';

import { IdentityError } from './identity-error.ts';

export type IdentityCall = {
  /** Method and path for messages, without anything secret. */
  readonly what: string;
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly authorisation: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
};

export type IdentityReply = { readonly status: number; readonly body: unknown };

const largestReply = 1024 * 1024;
const OauthError = z.object({ error: z.string() });

/** Sends one request to Xero's identity service. @throws {IdentityError} for anything but 2xx in time */
export async function send(call: IdentityCall): Promise<IdentityReply> {
  const { what } = call;
  const { status, text } = await fetchText(call);
  const body = parseJson(text);
  if (status >= 200 && status < 300) return { status, body };
  if (status === 429 || status >= 500) throw new IdentityError('unavailable', what, status);
  const oauth = OauthError.safeParse(body);
  if (oauth.success && oauth.data.error === 'invalid_grant')
    throw new IdentityError('invalid_grant', what, status);
  throw new IdentityError('refused', what, status);
}

/** Whatever `fetch` throws may quote the request, so nothing of it is passed on. */
async function fetchText(call: IdentityCall): Promise<{ status: number; text: string }> {
  const { what, url, method, authorisation, form, timeoutMs } = call;
  try {
    const reply = await fetch(url, {
      method,
      headers: { accept: 'application/json', authorization: authorisation },
      ...(form ? { body: new URLSearchParams(form) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: reply.status, text: await readBounded(reply) };
  } catch {
    throw new IdentityError('uncertain', what);
  }
}

async function readBounded(reply: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body ?? []) {
    size += chunk.length;
    if (size > largestReply) throw new RangeError('the reply is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
