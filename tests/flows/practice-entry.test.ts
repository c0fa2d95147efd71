import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ServiceContext } from '../../packages/core/src/context.ts';
import { inPractice } from '../../packages/core/src/db/in-practice.ts';
import { findMember } from '../../packages/core/src/membership/find-member.ts';
import { removeMember } from '../../packages/core/src/membership/remove-member.ts';
import { setRoles } from '../../packages/core/src/membership/set-roles.ts';
import { type Entry, password, type Person, startEntry } from './entry-harness.ts';

let entry: Entry;
beforeAll(async () => {
  entry = await startEntry('http://127.0.0.1:9');
});
afterAll(() => entry.close());

const tokenOf = (url: string) => url.split('/invite/')[1] ?? '';
const invitee = (n: number) => ({
  email: `invited${n}-${randomUUID()}@example.test`,
  name: 'Mei Tanaka',
  roles: ['staff'] as const,
});

/** Runs a verb of a router another folder owns, as the person. */
function inService<T>(
  person: Person,
  practiceId: string,
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  return inPractice(entry.db, practiceId, async (tx, announce) => {
    const hash = entry.signIn.sessionTokenHash(new Headers({ cookie: person.cookie })) ?? '';
    const member = await findMember(tx, hash, entry.clock.now);
    if (!member) throw new Error('not a member');
    const { settings } = entry.deps;
    return work({ ...member, tx, announce, settings, now: entry.clock.now, verb: 'test', requestId: null });
  });
}

describe('a practice', () => {
  it('starts with its country’s habits, everything its work needs, and one admin', async () => {
    const { practiceId, admin, staffId } = await entry.practice();
    expect(await entry.as(admin).practice.current()).toMatchObject({
      id: practiceId,
      country: 'NZ',
      timeZone: 'Pacific/Auckland',
      financialYearStart: '04-01',
      accountingBasis: 'accrual',
      timeIncrementMinutes: 6,
      rounding: 'up',
      autoLink: true,
      noteMarker: true,
      sandbox: true,
      demo: false,
      financialYearLabel: expect.stringMatching(/^20\d\d$/),
    });
    const [counts] = await entry.owner(
      `select (select count(*)::int from delivery_gates where practice_id = $1) gates,
              (select count(*)::int from chores where practice_id = $1) chores,
              (select count(*)::int from mirror_lists where practice_id = $1) lists`,
      [practiceId],
    );
    expect(counts).toEqual({ gates: 2, chores: 6, lists: 9 });
    expect(await entry.as(admin).session.current()).toMatchObject({
      practices: [{ id: practiceId, name: 'Ashby & Co', staffId, roles: ['admin'] }],
      staffId,
      roles: ['admin'],
    });
  });

  it('takes changed settings, audited with before and after', async () => {
    const { practiceId, admin } = await entry.practice();
    const changed = await entry
      .as(admin)
      .practice.update({ accountingBasis: 'cash', timeIncrementMinutes: 10 });
    expect(changed).toMatchObject({ accountingBasis: 'cash', timeIncrementMinutes: 10, rounding: 'up' });
    const events = await entry.owner(
      `select actor_name, before, after from audit_events where practice_id = $1 and verb = 'practice.update'`,
      [practiceId],
    );
    expect(events).toEqual([
      {
        actor_name: 'Admin',
        before: { accountingBasis: 'accrual', timeIncrementMinutes: 6 },
        after: { accountingBasis: 'cash', timeIncrementMinutes: 10 },
      },
    ]);
  });

  it.each([
    [{ timeIncrementMinutes: 0 }, 'A charging unit is a whole number of minutes from 1 to 60.'],
    [{ timeIncrementMinutes: 6.5 }, 'A charging unit is a whole number of minutes from 1 to 60.'],
    [{ timeZone: 'Mars/Olympus' }, 'This is not a time zone. Choose one such as Pacific/Auckland.'],
    [{ financialYearStart: '02-29' }, 'A financial year starts on a day that every year has, such as 04-01.'],
    [{ name: '  ' }, 'A practice has a name of up to 120 characters.'],
  ])('refuses %j with a sentence and keeps what it had', async (changes, sentence) => {
    const { admin } = await entry.practice();
    const before = await entry.as(admin).practice.current();
    await expect(entry.as(admin).practice.update(changes)).rejects.toMatchObject({
      cause: { code: 'invalid_input', userMessage: sentence },
    });
    expect(await entry.as(admin).practice.current()).toEqual(before);
  });

  it('is not there for people of another practice', async () => {
    const [mine, theirs] = [await entry.practice(), await entry.practice()];
    await expect(entry.as(mine.admin, theirs.practiceId).practice.current()).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(entry.as(null, mine.practiceId).practice.current()).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
  });
});

describe('an invitation', () => {
  it('brings a new person in with a sign-in of their own, once', async () => {
    const { practiceId, admin } = await entry.practice();
    const who = invitee(1);
    const { url, invitationId } = await entry.as(admin).invitation.create({ ...who, roles: [...who.roles] });
    const token = tokenOf(url);
    expect(await entry.as(null).invitation.read({ token })).toMatchObject({
      practiceName: 'Ashby & Co',
      email: who.email,
      hasSignIn: false,
    });
    const accepted = await entry.as(null).invitation.accept({ token, password });
    expect(accepted).toMatchObject({ practiceId, email: who.email });
    const cookie = await entry.signInAs(who.email);
    expect(await entry.as({ cookie }).session.current()).toMatchObject({
      staffId: accepted.staffId,
      roles: ['staff'],
      user: { name: 'Mei Tanaka' },
    });
    await expect(entry.as(null).invitation.accept({ token, password })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await entry.as(admin).invitation.list()).toMatchObject([{ id: invitationId, state: 'accepted' }]);
  });

  it('gives a repeated request the first answer: one link, one member', async () => {
    const { admin } = await entry.practice();
    const who = invitee(2);
    const requestId = randomUUID();
    const ask = () => entry.as(admin).invitation.create({ ...who, roles: [...who.roles], requestId });
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(await entry.as(admin).invitation.list()).toHaveLength(1);
    const accept = { token: tokenOf(first.url), password, requestId: randomUUID() };
    const answer = await entry.as(null).invitation.accept(accept);
    expect(await entry.as(null).invitation.accept(accept)).toEqual(answer);
  });

  it('leaves no trace of its link’s secret in the database', async () => {
    const { admin } = await entry.practice();
    const who = invitee(3);
    const { url } = await entry
      .as(admin)
      .invitation.create({ ...who, roles: [...who.roles], requestId: randomUUID() });
    const secretHalf = tokenOf(url).split('.')[1] ?? '';
    expect(secretHalf).toHaveLength(43);
    for (const table of ['invitations', 'requests', 'audit_events']) {
      const found = await entry.owner(`select 1 from ${table} t where t::text like $1`, [`%${secretHalf}%`]);
      expect(found).toEqual([]);
    }
  });

  it('takes over nobody’s sign-in: an address that has one needs its own password', async () => {
    const { practiceId, admin } = await entry.practice();
    const known = await entry.person();
    const { url } = await entry
      .as(admin)
      .invitation.create({ email: known.email, name: 'Known', roles: ['accounts'] });
    const token = tokenOf(url);
    expect(await entry.as(null).invitation.read({ token })).toMatchObject({ hasSignIn: true });
    await expect(
      entry.as(null).invitation.accept({ token, password: 'a password of my own' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(
      await entry.signIn.checkPassword({ email: known.email, password, address: '192.0.2.8' }),
    ).not.toBeNull();
    await entry.as(null).invitation.accept({ token, password });
    expect((await entry.as(known, practiceId).session.current()).roles).toEqual(['accounts']);
  });

  it('ends after seven days, when revoked and when replaced', async () => {
    const { admin } = await entry.practice();
    const open = async (n: number) => {
      const who = invitee(n);
      const made = await entry.as(admin).invitation.create({ ...who, roles: [...who.roles] });
      return { ...made, who, token: tokenOf(made.url) };
    };
    const [old, revoked, replaced] = [await open(4), await open(5), await open(6)];
    await entry.as(admin).invitation.revoke({ invitationId: revoked.invitationId });
    await entry.as(admin).invitation.create({ ...replaced.who, roles: ['staff'] });
    for (const { token } of [revoked, replaced]) {
      await expect(entry.as(null).invitation.accept({ token, password })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    }
    const { now } = entry.clock;
    entry.clock.now = new Date(now.getTime() + 7 * 24 * 3_600_000);
    await expect(entry.as(null).invitation.read({ token: old.token })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    entry.clock.now = now;
    await expect(
      entry.as(null).invitation.read({ token: `${randomUUID()}.${'x'.repeat(43)}` }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is an admin’s to give', async () => {
    const { practiceId, admin } = await entry.practice();
    const { url } = await entry.as(admin).invitation.create({ ...invitee(7), roles: ['staff', 'accounts'] });
    const { email } = await entry.as(null).invitation.accept({ token: tokenOf(url), password });
    const member = { cookie: await entry.signInAs(email) };
    const asMember = entry.as(member, practiceId);
    await expect(asMember.invitation.create({ ...invitee(8), roles: ['admin'] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(asMember.invitation.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('members', () => {
  async function withSecond(roles: ('staff' | 'admin' | 'accounts')[]) {
    const made = await entry.practice();
    const { url } = await entry.as(made.admin).invitation.create({ ...invitee(9), roles });
    const { staffId, email } = await entry.as(null).invitation.accept({ token: tokenOf(url), password });
    const second: Person = { email, userId: '', cookie: await entry.signInAs(email) };
    return { ...made, second, secondId: staffId };
  }

  it('feel a changed role and a removal at their very next call', async () => {
    const { practiceId, admin, second, secondId } = await withSecond(['admin']);
    await entry.as(second, practiceId).practice.update({ autoLink: false });
    await inService(admin, practiceId, (ctx) => setRoles(ctx, { staffId: secondId, roles: ['staff'] }));
    await expect(entry.as(second, practiceId).practice.update({ autoLink: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await inService(admin, practiceId, (ctx) => removeMember(ctx, { staffId: secondId }));
    await expect(entry.as(second, practiceId).practice.current()).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await entry.as(second).session.current()).practices).toEqual([]);
  });

  it('always include an admin: the last is neither demoted nor removed', async () => {
    const { practiceId, admin, staffId } = await withSecond(['staff']);
    for (const work of [
      (ctx: ServiceContext) => setRoles(ctx, { staffId, roles: ['staff'] }),
      (ctx: ServiceContext) => removeMember(ctx, { staffId }),
    ]) {
      await expect(inService(admin, practiceId, work)).rejects.toMatchObject({
        code: 'conflict',
        userMessage: 'This is the only admin. Make somebody else an admin first.',
      });
    }
  });

  it('keep an admin when two demote each other at once', async () => {
    const { practiceId, admin, staffId, second, secondId } = await withSecond(['admin']);
    const results = await Promise.allSettled([
      inService(admin, practiceId, (ctx) => setRoles(ctx, { staffId: secondId, roles: ['staff'] })),
      inService(second, practiceId, (ctx) => setRoles(ctx, { staffId, roles: ['staff'] })),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const admins = await entry.owner(`select 1 from staff where practice_id = $1 and 'admin' = any(roles)`, [
      practiceId,
    ]);
    expect(admins).toHaveLength(1);
  });

  it('who were removed come back under their old id', async () => {
    const { practiceId, admin, second, secondId } = await withSecond(['staff']);
    await inService(admin, practiceId, (ctx) => removeMember(ctx, { staffId: secondId }));
    const { url } = await entry
      .as(admin)
      .invitation.create({ email: second.email, name: 'Again', roles: ['staff'] });
    const { staffId } = await entry.as(null).invitation.accept({ token: tokenOf(url), password });
    expect(staffId).toBe(secondId);
  });
});
