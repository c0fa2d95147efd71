import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

import type { RemoteCall } from './call.ts';
import { cut } from './damage.ts';
import type { Wire } from './damage.ts';
import type { FaultRule } from './fault-rule.ts';

/** The connection a call came in on; undefined when the app is called without a server. */
export type Connection = Partial<HttpBindings> | undefined;

/** A wire answer as a response; under `slow` its body comes in ten pieces over `delayMs` (2,000) of real time. */
export function toResponse(call: RemoteCall, wire: Wire, fault: FaultRule | null): Response {
  const { bytes, status } = wire;
  const headers = new Headers({
    ...wire.headers,
    'xero-correlation-id': call.correlationId,
    'cache-control': 'max-age=0, no-cache, no-store',
    pragma: 'no-cache',
  });
  if (status !== 204) headers.set('content-length', String(bytes.length));
  const body = fault?.kind === 'slow' ? trickle(bytes, fault.delayMs ?? 2000) : Buffer.from(bytes);
  return new Response(bytes.length === 0 ? null : body, { status, headers });
}

/**
 * Cuts the connection: at once, or after the headers and the first bytes of an answer when `atByte` says how many.
 */
export function cutConnection(
  connection: Connection,
  after: { readonly wire: Wire; readonly atByte: number | undefined } | null,
): Response {
  const { incoming, outgoing } = connection ?? {};
  if (!incoming || !outgoing) return Response.error();
  if (after?.atByte === undefined) {
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const { status, headers, bytes } = after.wire;
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.write(cut(bytes, after.atByte), () => {
    incoming.socket.destroy();
  });
  return RESPONSE_ALREADY_SENT;
}

const pieces = 10;

function trickle(bytes: Uint8Array, overMs: number): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => {
        setTimeout(resolve, overMs / pieces);
      });
      controller.enqueue(bytes.subarray(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
  });
}
