import { randomUUID } from 'node:crypto';

import { sql } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { Practice, ServiceContext } from '../context.ts';
import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { choreKinds, chores, isDaily } from '../db/schema/chores.ts';
import { connectionKinds } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { mirrorKinds, mirrorLists } from '../db/schema/mirror-lists.ts';
import { practices } from '../db/schema/practices.ts';
import { insertMember } from '../membership/insert-member.ts';
import { checkPractice } from './check-practice.ts';
import { type Country, countryDefaults } from './country-defaults.ts';

export type NewPractice = {
  readonly name: string;
  readonly country: Country;
  /** IANA name; the country's usual one when absent. */
  readonly timeZone?: string | undefined;
  /** The first admin; the sign-in exists already. */
  readonly admin: { readonly userId: string; readonly name: string; readonly email: string };
  readonly now: Date;
};

/**
 * Makes a practice with everything its work needs, and its first admin.
 *
 * @throws {AppError} `invalid_input` with a sentence
 */
export async function createPractice(
  db: Database,
  input: NewPractice,
): Promise<{ practiceId: string; staffId: string }> {
  const practiceId = randomUUID();
  const { name, country, admin, now } = input;
  const { financialYearStart, timeZone } = countryDefaults[country];
  const settings = { name: name.trim(), country, financialYearStart, timeZone: input.timeZone ?? timeZone };
  checkPractice({ ...settings, timeIncrementMinutes: 6 });
  return inPractice(db, practiceId, async (tx, announce) => {
    const [practice] = await tx
      .insert(practices)
      .values({ id: practiceId, ...settings })
      .returning();
    if (!practice) throw new Error('the practice was not written');
    await insertStartingRows(tx, practiceId);
    const { staffId } = await insertMember(tx, practiceId, { ...admin, roles: ['admin'] });
    const ctx: ServiceContext = {
      tx,
      practice,
      now,
      announce,
      requestId: null,
      verb: 'practice.create',
      actor: {
        kind: 'staff',
        staffId,
        userId: admin.userId,
        name: admin.name,
        roles: ['admin'],
      },
      settings: {
        settleSeconds: 0,
        appUrl: '',
        receiptKeys: [],
      },
    };
    recordAudit(ctx, {
      subjectKind: 'practice',
      subjectId: practiceId,
      before: null,
      after: audited(practice),
    });
    return { practiceId, staffId };
  });
}

async function insertStartingRows(tx: Tx, practiceId: string): Promise<void> {
  await tx.insert(deliveryGates).values(connectionKinds.map((kind) => ({ practiceId, kind })));
  await tx.insert(chores).values(
    choreKinds.map((kind) => ({
      practiceId,
      kind,
      dueAt: isDaily(kind) ? sql`now() + interval '1 day'` : null,
    })),
  );
  await tx.insert(mirrorLists).values(mirrorKinds.map((kind) => ({ practiceId, kind })));
}

function audited({ name, country, timeZone, financialYearStart }: Practice) {
  return { name, country, timeZone, financialYearStart };
}
