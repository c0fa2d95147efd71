import type { Answer } from '../transport/answer.ts';
import { problem } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { ruleText } from '../xero/rule-text.ts';
import type { AccessToken } from './records.ts';
import { hashOf } from './secrets.ts';

/** The token a call came with, or the 401 it gets. */
export type Bearer =
  | { readonly kind: 'token'; readonly token: AccessToken }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** Reads and checks the bearer token of a call. Source: xpm-contract §5.3. */
export function readBearer(world: World, call: RemoteCall): Bearer {
  const token = tokenOf(world, call);
  if (!token || token.revoked) {
    return { kind: 'refused', answer: problem(401, ruleText('not-authenticated', {}), call.correlationId) };
  }
  const expiresAt = new Date(token.expiresAt);
  if (expiresAt.getTime() > world.clock.now().getTime()) return { kind: 'token', token };
  const detail = ruleText('token-expired', { at: americanTime(expiresAt) });
  return { kind: 'refused', answer: problem(401, detail, call.correlationId) };
}

/** The access token a call names, whatever its state. */
export function tokenOf(world: World, call: RemoteCall): AccessToken | undefined {
  const given = /^Bearer (\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1];
  return given === undefined ? undefined : world.tables.accessTokens.get(hashOf(given));
}

function americanTime(at: Date): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  const [year, month, date] = day.split('-');
  return `${month}/${date}/${year} ${time.slice(0, 8)}`;
}
