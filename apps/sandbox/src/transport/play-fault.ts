import { tokenOf } from '../identity/bearer.ts';
import { revokeAll } from '../identity/connections.ts';
import type { World } from '../world/world.ts';
import { ruleText } from '../xero/rule-text.ts';
import type { Answer } from './answer.ts';
import { jsonAnswer, textAnswer } from './answer.ts';
import type { RemoteCall } from './call.ts';
import { emptyOk, htmlPage } from './damage.ts';
import type { FaultKind, FaultRule } from './fault-rule.ts';
import type { LimitName } from './limits.ts';
import { tooMany } from './too-many.ts';

/**
 * Waits as long as a rule says. `delay` waits in real time, one second unless given. `late` waits on the sandbox clock,
 * 61 seconds unless given: longer than the sync protocol assumes a request to live (A1).
 */
export async function playDelay(world: World, fault: FaultRule | null): Promise<void> {
  if (fault?.kind === 'late') await world.later.wait(fault.delayMs ?? 61_000);
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

/** The answer of a fault that comes before anybody looks at the call; null for the others. */
export function answerInstead(world: World, fault: FaultRule | null): Answer | null {
  if (fault === null) return null;
  if (fault.kind === 'html-200') return fault.commit === true ? null : htmlPage;
  if (fault.kind === 'empty-200') return fault.commit === false ? emptyOk : null;
  const limit = limitFaults.get(fault.kind);
  if (!limit) return null;
  const retryAfter = fault.retryAfter === undefined ? limit.retryAfter : fault.retryAfter;
  return tooMany(world.switches, limit.name, retryAfter);
}

const limitFaults = new Map<FaultKind, { readonly name: LimitName; readonly retryAfter: number | null }>([
  ['429-minute', { name: 'minute', retryAfter: 22 }],
  ['429-day', { name: 'day', retryAfter: 40_000 }],
  ['429-concurrent', { name: 'concurrent', retryAfter: null }],
  ['429-app', { name: 'appminute', retryAfter: 30 }],
]);

/**
 * Carries a call out under the faults that sit where the server itself fails: before the work, or after it. Inside
 * Xero's idempotency cache, so that a 500 is remembered as Xero does.
 */
export function underServerFaults(fault: FaultRule | null, carryOut: () => Answer): Answer {
  const failure = fault === null ? null : failureOf(fault);
  if (failure === null) return carryOut();
  if (fault?.kind === '500-after' || fault?.commit === true) carryOut();
  return failure;
}

function failureOf(fault: FaultRule): Answer | null {
  if (fault.kind === '500' || fault.kind === '500-after') return failed(500, fault.body ?? 'json');
  if (fault.kind === 'status') return failed(fault.status ?? 502, fault.body ?? 'html');
  if (fault.kind !== '503') return null;
  return textAnswer(503, ruleText(fault.reason ?? 'maintenance', {}));
}

function failed(status: number, body: NonNullable<FaultRule['body']>): Answer {
  if (body === 'empty') return textAnswer(status, '');
  if (body === 'html') return { ...htmlPage, status };
  return jsonAnswer(status, {
    Title: 'An error occurred',
    Detail: 'An error occurred in Xero',
    Status: status,
  });
}
