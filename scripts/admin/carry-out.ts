import { findOrCreateAccount } from '../../apps/api/src/auth/accounts.ts';
import type { Database } from '../../packages/core/src/db/client.ts';
import { countries } from '../../packages/core/src/db/schema/practices.ts';
import { roles, type Role } from '../../packages/core/src/db/schema/staff.ts';
import { addStaff } from '../../packages/core/src/membership/add-staff.ts';
import { createPractice } from '../../packages/core/src/practice/create-practice.ts';
import { runAsSystem } from '../../packages/core/src/practice/run-as-system.ts';
import { lookFirst } from '../../packages/core/src/worker/after-restore.ts';
import { UsageError, type AdminCommand, type NewStaff, type NewPractice } from './parse-command.ts';

/**
 * Does what an admin command says.
 *
 * @param db the application's own sign-in
 * @returns what to print as JSON
 * @throws {UsageError} for an unknown country or role
 * @throws {AppError} with a sentence for the operator
 */
export async function carryOut(
  db: Database,
  command: Exclude<AdminCommand, { name: 'verify-receipts' }>,
): Promise<object> {
  switch (command.name) {
    case 'create-practice':
      return newPractice(db, command.input);
    case 'add-staff':
      return newStaff(db, command.input);
    case 'after-restore':
      return { practicesLookingFirst: await lookFirst(db) };
  }
}

async function newPractice(db: Database, input: NewPractice): Promise<Record<string, string>> {
  const country = countries.find((known) => known === input.country);
  if (country === undefined) throw new UsageError(`--country is one of ${countries.join(', ')}.`);
  const { name, timeZone, adminEmail: email, password } = input;
  const person = { name: email.split('@')[0] ?? email, email };
  const { userId } = await findOrCreateAccount(db, { ...person, password });
  const admin = { ...person, userId };
  const { practiceId, staffId } = await createPractice(db, {
    name,
    country,
    timeZone,
    admin,
    now: new Date(),
  });
  return { practiceId, staffId };
}

async function newStaff(db: Database, input: NewStaff): Promise<Record<string, string>> {
  const { name, email, password, practiceId } = input;
  const chosen = input.roles.map(roleOf);
  const call = {
    practiceId,
    verb: 'staff.add',
    name: 'operator',
    now: new Date(),
    settings: { settleSeconds: 0, appUrl: '', receiptKeys: [] },
  };
  const xpmStaffUuid = input.xpmStaffUuid ?? undefined;
  const { staffId } = await runAsSystem(db, call, async (ctx) => {
    const { userId } = await findOrCreateAccount(db, { name, email, password });
    return addStaff(ctx, { userId, name, email, roles: chosen, xpmStaffUuid });
  });
  return { staffId };
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text);
  if (role === undefined) throw new UsageError(`--roles is a list of ${roles.join(',')}.`);
  return role;
}
