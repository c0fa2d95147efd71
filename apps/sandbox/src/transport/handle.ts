import { randomUUID } from 'node:crypto';

import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

import type { World } from '../world/world.ts';
import type { Answer } from './answer.ts';
import { problem } from './answer.ts';
import { excerpt } from './call-log.ts';
import type { LoggedCall } from './call-log.ts';
import type { RemoteCall } from './call.ts';
import type { FaultRule } from './faults.ts';
import { cutAt } from './play-fault.ts';
import type { AnswerRemote } from './remote.ts';

const maxBodyBytes = 10 * 1024 * 1024;

/** The connection a call came in on; undefined when the app is called without a server. */
export type Connection = Partial<HttpBindings> | undefined;

/** Takes one remote call from its request to its answer: fault, service, journal, log, wire. */
export async function handleRemote(
  world: World,
  answerRemote: AnswerRemote,
  incoming: { readonly request: Request; readonly connection: Connection },
): Promise<Response> {
  const startedAt = performance.now();
  const at = world.clock.now().toISOString();
  const call = await readCall(incoming.request);
  const fault = world.faults.take(call.method, call.url.pathname + call.url.search);
  const answer = fault?.kind === 'drop-before' ? null : await answerOf(world, answerRemote, { call, fault });
  world.commit();
  const cut = answer === null || fault?.kind === 'drop-after';
  const ms = Math.round(performance.now() - startedAt);
  world.calls.add({ at, ms, ...describeCall(call), ...describeAnswer(fault, cut ? null : answer) });
  return cut ? cutConnection(incoming.connection, fault, answer) : toResponse(call, answer);
}

function describeCall(call: RemoteCall): Pick<LoggedCall, 'method' | 'path' | 'tenant' | 'body'> {
  return {
    method: call.method,
    path: loggedPath(call),
    tenant: call.headers.get('xero-tenant-id'),
    body: loggedBody(call),
  };
}

function describeAnswer(
  fault: FaultRule | null,
  answer: Answer | null,
): Pick<LoggedCall, 'status' | 'fault' | 'note'> {
  return { status: answer?.status ?? null, fault: fault?.kind ?? null, note: noteOn(answer) };
}

function loggedPath({ url }: RemoteCall): string {
  return /^\/(connect|identity)\//i.test(url.pathname) ? url.pathname : url.pathname + url.search;
}

async function readCall(request: Request): Promise<RemoteCall> {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    body: request.method === 'GET' ? '' : await request.text(),
    correlationId: randomUUID(),
  };
}

async function answerOf(
  world: World,
  answerRemote: AnswerRemote,
  asked: { readonly call: RemoteCall; readonly fault: FaultRule | null },
): Promise<Answer> {
  const { call, fault } = asked;
  if (call.body.length > maxBodyBytes) return problem(413, 'RequestTooLarge', call.correlationId);
  const answer = await answerRemote(call, fault);
  const tenant = call.headers.get('xero-tenant-id');
  const bare =
    answer.headers['x-appminlimit-remaining'] === undefined && answer.status !== 401 && tenant !== null;
  return bare ? { ...answer, headers: { ...answer.headers, ...world.limits.headers(tenant) } } : answer;
}

function loggedBody(call: RemoteCall): string {
  if (!/^\/(connect|identity)\//i.test(call.url.pathname)) return excerpt(call.body);
  const grantType = new URLSearchParams(call.body).get('grant_type');
  return grantType === null ? '' : `grant_type=${grantType}`;
}

function noteOn(answer: Answer | null): string | null {
  return answer !== null && [404, 405, 501].includes(answer.status) ? excerpt(answer.body) : null;
}

function toResponse(call: RemoteCall, answer: Answer): Response {
  const bytes = Buffer.from(answer.body);
  const headers = new Headers({
    ...answer.headers,
    'xero-correlation-id': call.correlationId,
    'cache-control': 'max-age=0, no-cache, no-store',
    pragma: 'no-cache',
  });
  if (answer.status !== 204) headers.set('content-length', String(bytes.length));
  return new Response(bytes.length === 0 ? null : bytes, { status: answer.status, headers });
}

function cutConnection(connection: Connection, fault: FaultRule | null, answer: Answer | null): Response {
  const { incoming, outgoing } = connection ?? {};
  if (!incoming || !outgoing) return Response.error();
  if (!answer || fault?.atByte === undefined) {
    incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const length = Buffer.byteLength(answer.body);
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': length });
  outgoing.write(cutAt(answer.body, fault.atByte), () => {
    incoming.socket.destroy();
  });
  return RESPONSE_ALREADY_SENT;
}
