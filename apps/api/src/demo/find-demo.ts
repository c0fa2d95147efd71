import { asSystem } from '@throughline/core/as-system';
import { listAudit } from '@throughline/core/audit/list-audit';
import { recordAudit } from '@throughline/core/audit/record';
import type { ServiceContext } from '@throughline/core/context';
import { outsidePractices } from '@throughline/core/db/in-practice';
import { users } from '@throughline/core/db/schema/users';
import { listMemberships } from '@throughline/core/membership/list-memberships';

import type { ApiDeps } from '../trpc/context.ts';
import { demoMembers, demoPracticeName } from './demo-members.ts';

/** A demo to make, or one whose making was cut short: what of it is there. */
export type OpenDemo = {
  /** Addresses that have a sign-in already. */
  readonly emails: ReadonlySet<string>;
  readonly practiceId: string | null;
};

const emailsOfDemo: ReadonlySet<string> = new Set(Object.values(demoMembers).map(({ email }) => email));
const subjectKind = 'demo';

/** What is left to do on this database; null when it is somebody's own, or its demo is complete. */
export async function findOpenDemo(deps: ApiDeps): Promise<OpenDemo | null> {
  const known = await outsidePractices(deps.db, (tx) =>
    tx
      .select({ userId: users.id, email: users.email })
      .from(users)
      .limit(emailsOfDemo.size + 1),
  );
  if (known.some(({ email }) => !emailsOfDemo.has(email))) return null;
  const emails = new Set(known.map(({ email }) => email));
  const admin = known.find(({ email }) => email === demoMembers.tom.email);
  const [practice] = admin ? await listMemberships(deps.db, admin.userId) : [];
  if (!practice) return { emails, practiceId: null };
  const { practiceId, name } = practice;
  if (name !== demoPracticeName || (await isComplete(deps, practiceId))) return null;
  return { emails, practiceId };
}

/** Notes, in the transaction of the last step, that nothing of the demo is left to do. */
export function noteComplete(ctx: ServiceContext, made: Readonly<Record<string, number>>): void {
  recordAudit(ctx, { subjectKind, subjectId: ctx.practice.id, before: null, after: made });
}

async function isComplete({ db, now, settings }: ApiDeps, practiceId: string): Promise<boolean> {
  return asSystem(db, { practiceId, verb: 'demo.seed', now: now(), settings }, async (ctx) => {
    const { items } = await listAudit(ctx, { subjectKind, subjectId: practiceId, limit: 1 });
    return items.length > 0;
  });
}
