import { eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import { askChore } from '../chores/ask-chore.ts';
import type { Practice, ServiceContext } from '../context.ts';
import { practices } from '../db/schema/practices.ts';
import { checkPractice } from './check-practice.ts';
import { type CurrentPractice, describePractice } from './current-practice.ts';

/** The changes asked for; a setting that is absent stays as it is. */
export type PracticeChanges = {
  readonly [
    Field in
      | 'name'
      | 'country'
      | 'timeZone'
      | 'financialYearStart'
      | 'accountingBasis'
      | 'timeIncrementMinutes'
      | 'rounding'
      | 'autoLink'
      | 'noteMarker'
  ]?: Practice[Field] | undefined;
};

/**
 * Changes settings of the practice. What was charged before stays as it was charged.
 *
 * @throws {AppError} `invalid_input` with a sentence and `details.field`
 */
export async function updatePractice(
  ctx: ServiceContext,
  changes: PracticeChanges,
): Promise<CurrentPractice> {
  const { practice } = ctx;
  const wanted = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const after: Practice = { ...practice, ...wanted };
  checkPractice(after);
  const changed = changedFields(practice, after);
  if (changed.length === 0) return describePractice(practice, ctx.now);
  await ctx.tx.update(practices).set(pick(after, changed)).where(eq(practices.id, practice.id));
  recordAudit(ctx, {
    subjectKind: 'practice',
    subjectId: practice.id,
    before: pick(practice, changed),
    after: pick(after, changed),
  });
  // Work items left unlinked while the rule was off are looked at as soon as it is on.
  if (after.autoLink && !practice.autoLink)
    await askChore(ctx.tx, practice.id, { kind: 'link', dueAt: ctx.now });
  ctx.announce('practice');
  return describePractice(after, ctx.now);
}

function changedFields(before: Practice, after: Practice): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => old.get(field) !== value)
    .map(([field]) => field);
}

function pick(practice: Practice, fields: readonly string[]) {
  return Object.fromEntries(Object.entries(practice).filter(([field]) => fields.includes(field)));
}
