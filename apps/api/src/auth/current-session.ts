import type { Role } from '@throughline/core/db/schema/staff';
import type { SignedIn } from '@throughline/core/membership/find-signed-in';
import { listMemberships } from '@throughline/core/membership/list-memberships';

import type { RequestContext } from '../trpc/context.ts';

export type CurrentSession = {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly practices: readonly {
    readonly id: string;
    readonly name: string;
    readonly country: string;
    readonly roles: readonly Role[];
    readonly staffId: string;
  }[];
  /** The member in the practice named in the request, or in the only one; null when there is no such practice. */
  readonly staffId: string | null;
  readonly roles: readonly Role[];
  readonly demo: boolean;
};

/** Who is signed in, the practices they belong to, and what they are in the one acted in. */
export async function currentSession(ctx: RequestContext, signedIn: SignedIn): Promise<CurrentSession> {
  const memberships = await listMemberships(ctx.deps.db, signedIn.userId);
  const only = memberships.length === 1 ? memberships[0] : undefined;
  const acting =
    ctx.practiceId === null ? only : memberships.find(({ practiceId }) => practiceId === ctx.practiceId);
  const { userId: id, name, email } = signedIn;
  return {
    user: { id, name, email },
    practices: memberships.map(({ practiceId, ...rest }) => ({ id: practiceId, ...rest })),
    staffId: acting?.staffId ?? null,
    roles: acting?.roles ?? [],
    demo: ctx.deps.demo,
  };
}
