import { randomUUID } from 'node:crypto';

import type { AppRouter } from '@throughline/api/app-router';
import { asSystem } from '@throughline/core/as-system';
import type { Role } from '@throughline/core/db/schema/staff';
import { addStaff } from '@throughline/core/membership/add-staff';
import { createPractice } from '@throughline/core/practice/create-practice';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';

import { password } from './password.ts';
import type { Product } from './product.ts';

/** A signed-in member of a practice, with the procedures as they call them. */
export type Person = {
  readonly practiceId: string;
  readonly staffId: string;
  readonly email: string;
  readonly cookie: string;
  readonly api: TRPCClient<AppRouter>;
};

export { password };

/** A new practice and its admin, signed in. */
export async function newPractice(product: Product, name = 'Harbour & Lane'): Promise<Person> {
  const email = `admin-${randomUUID()}@test.test`;
  const { db, api } = product.wiring;
  const { userId } = await api.signIn.createUser({ name: 'Tom Ashby', email, password });
  const admin = { userId, name: 'Tom Ashby', email };
  const made = await createPractice(db, { name, country: 'NZ', admin, now: api.now() });
  return signIn(product, { ...made, email });
}

export type NewMember = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly xpmStaffUuid?: string;
};

/** Adds a member to a practice, signed in. */
export async function newMember(product: Product, practiceId: string, member: NewMember): Promise<Person> {
  const email = `member-${randomUUID()}@test.test`;
  const { db, api } = product.wiring;
  const { userId } = await api.signIn.createUser({ name: member.name, email, password });
  const call = { practiceId, verb: 'staff.add', now: api.now(), settings: api.settings };
  const { staffId } = await asSystem(db, call, (ctx) => addStaff(ctx, { userId, email, ...member }));
  return signIn(product, { practiceId, staffId, email });
}

export async function signIn(
  product: Product,
  who: { readonly practiceId: string; readonly staffId: string; readonly email: string },
): Promise<Person> {
  const reply = await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: who.email, password }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!reply.ok || cookie === '') throw new Error(`sign-in answered ${reply.status}: ${await reply.text()}`);
  return { ...who, cookie, api: apiFor(product, { cookie, 'x-practice-id': who.practiceId }) };
}

/** The procedures called with these headers. */
export function apiFor(product: Product, headers: Record<string, string>): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${product.url}/trpc`, headers })] });
}

/** Consents at the sandbox as a person would, and comes back. @returns where the browser ended */
export async function connect(
  product: Product,
  admin: Person,
  { kind, decision = 'allow' }: { kind?: 'xpm' | 'ledger'; decision?: 'allow' | 'cancel' } = {},
): Promise<string> {
  const { authoriseUrl } = await admin.api.connection.begin.mutate(kind ? { kind } : {});
  const decided = await fetch(authoriseUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ decision }),
  });
  const back = decided.headers.get('location');
  if (back === null) throw new Error(`the consent page answered ${decided.status}`);
  const ended = await fetch(back, { redirect: 'manual', headers: { cookie: admin.cookie } });
  return ended.headers.get('location') ?? `${ended.status} ${await ended.text()}`;
}
