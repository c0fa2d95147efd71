import type { Identity } from '../remote/identity.ts';
import { type GateId, practiceOf } from '../world/practices.ts';
import type { Subject } from '../world/subjects.ts';

/** What a write leaves with. */
export type Sender = { readonly gate: GateId; readonly token: string | null };

/**
 * A write goes to the tenant of its subject's practice, with a token that practice consented to. Source: sync protocol,
 * I12.
 *
 * @returns what is wrong; null when nothing is
 */
export function checkTenant(
  { practice }: Pick<Subject, 'practice'>,
  { gate, token }: Sender,
  identity: Pick<Identity, 'ownerOf'>,
): string | null {
  const tenant = practiceOf(gate);
  if (tenant !== practice) return `of ${practice} goes to ${tenant}`;
  const owner = token === null ? undefined : identity.ownerOf(token);
  return owner === practice ? null : `of ${practice} goes with the token of ${owner ?? 'nobody'}`;
}
