import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import { addStaff } from '@throughline/core/membership/add-staff';
import { listMemberships } from '@throughline/core/membership/list-memberships';
import { setRoles } from '@throughline/core/membership/set-roles';
import { createPractice } from '@throughline/core/practice/create-practice';
import type { Member } from '@throughline/core/require-member';

import type { ApiDeps } from '../trpc/context.ts';
import { demoMembers, demoPracticeName, type DemoPractice, type Who } from './demo-members.ts';
import type { OpenDemo } from './find-demo.ts';

/**
 * Makes the demo practice, its sign-ins and its members, as far as they are not there yet.
 *
 * @throws {AppError} `conflict` when a start cut short made a sign-in with another password
 */
export async function makePractice(deps: ApiDeps, open: OpenDemo, password: string): Promise<DemoPractice> {
  const [tomId, meiId, priyaId] = await Promise.all([
    signInOf(deps, open, { who: 'tom', password }),
    signInOf(deps, open, { who: 'mei', password }),
    signInOf(deps, open, { who: 'priya', password }),
  ]);
  const { practiceId, staffId } = await practiceOf(deps, open, tomId);
  const tom = memberOf('tom', { userId: tomId, staffId });
  const join = (who: Who, userId: string) => memberIn(deps, { practiceId, admin: tom }, { who, userId });
  const members = { tom, mei: await join('mei', meiId), priya: await join('priya', priyaId) };
  return { practiceId, members };
}

type Place = { readonly practiceId: string; readonly admin: Member };
type Person = { readonly who: Who; readonly userId: string };

async function signInOf(
  { signIn }: ApiDeps,
  { emails }: OpenDemo,
  { who, password }: { readonly who: Who; readonly password: string },
): Promise<string> {
  const { name, email } = demoMembers[who];
  const account = { name, email, password };
  const { userId } = await (emails.has(email)
    ? signIn.findOrCreateUser(account)
    : signIn.createUser(account));
  return userId;
}

async function practiceOf(deps: ApiDeps, open: OpenDemo, userId: string) {
  const { name, email, roles } = demoMembers.tom;
  const admin = { userId, name, email };
  const [known] = open.practiceId === null ? [] : await listMemberships(deps.db, userId);
  const { practiceId, staffId } =
    known ??
    (await createPractice(deps.db, { name: demoPracticeName, country: 'NZ', admin, now: deps.now() }));
  const actor = memberOf('tom', { userId, staffId });
  await asAdmin(deps, { practiceId, admin: actor, verb: 'staff.setRoles' }, (ctx) =>
    setRoles(ctx, { staffId, roles }),
  );
  return { practiceId, staffId };
}

async function memberIn(deps: ApiDeps, place: Place, { who, userId }: Person): Promise<Member> {
  const { name, email, roles } = demoMembers[who];
  const memberships = await listMemberships(deps.db, userId);
  const known = memberships.find(({ practiceId }) => practiceId === place.practiceId);
  const { staffId } =
    known ??
    (await asAdmin(deps, { ...place, verb: 'staff.add' }, (ctx) =>
      addStaff(ctx, { userId, name, email, roles }),
    ));
  return memberOf(who, { userId, staffId });
}

function memberOf(who: Who, ids: { readonly userId: string; readonly staffId: string }): Member {
  const { name, roles } = demoMembers[who];
  return { kind: 'staff', name, roles, ...ids };
}

function asAdmin<T>(
  { db, now, settings }: ApiDeps,
  { practiceId, admin, verb }: Place & { readonly verb: string },
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  return asSystem(db, { practiceId, verb, now: now(), settings }, (ctx) => work({ ...ctx, actor: admin }));
}
