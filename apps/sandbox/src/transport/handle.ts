import { uuidOf } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import type { Answer } from './answer.ts';
import { problem } from './answer.ts';
import { excerpt } from './call-log.ts';
import type { LoggedCall } from './call-log.ts';
import type { RemoteCall } from './call.ts';
import { wireOf } from './damage.ts';
import type { FaultRule } from './fault-rule.ts';
import type { AnswerRemote } from './remote.ts';
import { cutConnection, toResponse } from './send.ts';
import type { Connection } from './send.ts';

const maxBodyBytes = 10 * 1024 * 1024;

interface Begun {
  readonly call: RemoteCall;
  readonly fault: FaultRule | null;
  readonly at: string;
  readonly startedAt: number;
}

/** Takes one remote call from its request to its answer: fault, service, journal, log, wire. */
export async function handleRemote(
  world: World,
  answerRemote: AnswerRemote,
  incoming: { readonly request: Request; readonly connection: Connection },
): Promise<Response> {
  const { request, connection } = incoming;
  const startedAt = performance.now();
  const at = world.clock.now().toISOString();
  const call = await readCall(world, request, at);
  const fault = world.faults.take(call.method, call.url.pathname + call.url.search);
  const begun = { call, fault, at, startedAt };
  if (fault?.kind === 'drop-before' || fault?.kind === 'late') {
    const note = log(world, begun, null);
    if (fault.kind === 'late') void carryOutLate(world, answerRemote, { ...begun, note });
    return cutConnection(connection, null);
  }
  const answer = await answerOf(world, answerRemote, begun);
  world.commit();
  const cut = fault?.kind === 'drop-after';
  log(world, begun, cut ? null : answer);
  const wire = wireOf(fault, answer);
  return cut ? cutConnection(connection, { wire, atByte: fault.atByte }) : toResponse(call, wire, fault);
}

/** The rest of a call whose caller is gone already; what became of it is noted on the call. */
async function carryOutLate(
  world: World,
  answerRemote: AnswerRemote,
  begun: Begun & { readonly note: (text: string) => void },
): Promise<void> {
  const done = (outcome: string): void =>
    begun.note(`carried out at ${world.clock.now().toISOString()}: ${outcome}`);
  try {
    const answer = await answerOf(world, answerRemote, begun);
    done(`status ${answer.status}`);
    world.commit();
  } catch (error) {
    done(error instanceof Error ? error.message : 'it failed');
  }
}

function log(world: World, { call, fault, at, startedAt }: Begun, answer: Answer | null) {
  const logged: LoggedCall = {
    at,
    ms: Math.round(performance.now() - startedAt),
    method: call.method,
    path: loggedPath(call),
    tenant: call.headers.get('xero-tenant-id'),
    body: loggedBody(call),
    status: answer?.status ?? null,
    fault: fault?.kind ?? null,
    note: noteOn(answer),
  };
  return world.calls.add(logged, answer === null ? 0 : Buffer.byteLength(answer.body));
}

function loggedPath({ url }: RemoteCall): string {
  return /^\/(connect|identity)\//i.test(url.pathname) ? url.pathname : url.pathname + url.search;
}

/** The correlation id follows from seed, instant and number of the call, so that a run can be repeated exactly. */
async function readCall(world: World, request: Request, at: string): Promise<RemoteCall> {
  const { seed } = theOnly(world.tables.meta);
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers,
    body: request.method === 'GET' ? '' : await request.text(),
    correlationId: uuidOf(`call ${seed} ${at} ${world.calls.begin()}`),
  };
}

async function answerOf(
  world: World,
  answerRemote: AnswerRemote,
  { call, fault }: Pick<Begun, 'call' | 'fault'>,
): Promise<Answer> {
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
