import { AppError } from '@throughline/core/errors';

/** Answers of `/api/auth`: JSON that no cache keeps. */
export function authReply(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set('content-type', 'application/json; charset=utf-8');
  headers.set('cache-control', 'no-store');
  return new Response(JSON.stringify(body), { ...init, headers });
}

export function refusalReply(
  status: number,
  refusal: { readonly code: string; readonly message: string },
): Response {
  return authReply(refusal, { status });
}

/** @throws the error itself when it is not a throttle */
export function throttledReply(error: unknown): Response {
  if (!(error instanceof AppError) || error.code !== 'too_many_requests') throw error;
  const { retryAfterSeconds } = error.details;
  return authReply(
    { code: 'TOO_MANY_TRIES', message: error.userMessage },
    { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } },
  );
}
