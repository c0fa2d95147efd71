import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const largestBody = 1024 * 1024;

/** Refuses bodies over one mebibyte, told or counted, before they are read to the end. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: largestBody,
    onError: (c) => c.json({ code: 'TOO_LARGE', message: 'This request is too large.' }, 413),
  });
}
