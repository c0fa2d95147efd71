import { tokenOf } from '../identity/bearer.ts';
import { revokeAll } from '../identity/connections.ts';
import type { World } from '../world/world.ts';
import type { Answer } from './answer.ts';
import { jsonAnswer, textAnswer } from './answer.ts';
import type { RemoteCall } from './call.ts';
import type { FaultKind, FaultRule } from './faults.ts';
import { tooMany } from './limits.ts';
import type { LimitName } from './limits.ts';

/** Waits as long as a `delay` rule says; one second unless given. This is real time, not sandbox time. */
export async function playDelay(fault: FaultRule | null): Promise<void> {
  if (fault?.kind !== 'delay') return;
  await new Promise((resolve) => {
    setTimeout(resolve, fault.delayMs ?? 1000);
  });
}

/** What a fault does to the caller's consent before the call is looked at: the token dies, or everything is revoked. */
export function playConsentFault(world: World, call: RemoteCall, fault: FaultRule | null): void {
  const token = tokenOf(world, call);
  const now = world.clock.now().toISOString();
  if (fault?.kind === 'token-expired' && token) world.tables.accessTokens.put({ ...token, expiresAt: now });
  if (fault?.kind !== 'revoked') return;
  const grants = token ? [token] : world.tables.consents.all();
  for (const grant of grants) revokeAll(world, grant);
}

/** The answer of a fault that keeps the call from being carried out; null for the others. */
export function answerInstead(fault: FaultRule | null): Answer | null {
  if (fault === null) return null;
  if (fault.kind === 'html-200') return fault.commit === true ? null : htmlPage;
  if (fault.kind === '503') return textAnswer(503, 'The Xero API is currently offline for maintenance');
  const limit = limitFaults.get(fault.kind);
  return limit ? tooMany(limit.name, fault.retryAfter ?? limit.retryAfter) : null;
}

const limitFaults = new Map<FaultKind, { readonly name: LimitName; readonly retryAfter: number | null }>([
  ['429-minute', { name: 'minute', retryAfter: 22 }],
  ['429-day', { name: 'day', retryAfter: 40_000 }],
  ['429-concurrent', { name: 'concurrent', retryAfter: null }],
]);

const htmlPage: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>Please wait</title></head><body><p>One moment please.</p></body></html>',
};

/**
 * Carries a call out under the faults that sit where the server itself fails: 500 before the work, or after it.
 * Inside Xero's idempotency cache, so that the 500 is remembered as Xero does.
 */
export function underServerFaults(fault: FaultRule | null, carryOut: () => Answer): Answer {
  if (fault?.kind === '500') return serverError;
  const answer = carryOut();
  return fault?.kind === '500-after' ? serverError : answer;
}

const serverError: Answer = jsonAnswer(500, {
  Title: 'An error occurred',
  Detail: 'An error occurred in Xero',
  Status: 500,
});

/** What a fault makes of a finished answer. */
export function damaged(fault: FaultRule | null, answer: Answer): Answer {
  if (fault?.kind === 'html-200') return htmlPage;
  if (fault?.kind === 'malformed') return { ...answer, body: malformed(answer.body) };
  if (fault?.kind === 'truncated') return { ...answer, body: cutAt(answer.body, fault.atByte) };
  return answer;
}

/** The first bytes of a body; half of it unless given. */
export function cutAt(body: string, atByte: number | undefined): string {
  const bytes = Buffer.from(body);
  return bytes.subarray(0, atByte ?? Math.floor(bytes.length / 2)).toString('utf8');
}

function malformed(body: string): string {
  return body.startsWith('<') ? body.replace('</Status>', '</Statu>').replace(/>$/, '<&') : `{${body}`;
}
