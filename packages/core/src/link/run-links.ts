import { and, count, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { links } from '../db/schema/links.ts';
import { workItems } from '../db/schema/work-items.ts';
import { replanTimeEntries } from '../time-entry/replan.ts';
import { chooseJob } from './choose-job.ts';
import { loadCandidates } from './load-candidates.ts';
import { type LinkSubject, loadSubjects, questionOf } from './load-subjects.ts';
import { type RuleLink, ruleLinkOf, writeRuleLinks } from './write-rule-links.ts';

export type RunLinksInput = {
  /** Only these; all of the practice when absent. */
  readonly workItemIds?: readonly string[] | undefined;
};

export type LinksRun = {
  /** Linked by this run. */
  readonly linked: number;
  /** Left for a person to choose. */
  readonly ambiguous: number;
  /** No job fits; each says why. */
  readonly unmatched: number;
  /** Linked already, decided by a person, or all of them while auto-link is off. */
  readonly skipped: number;
};

const chunkSize = 500;

/**
 * Lets every work item without a link look for its job task. Links only what is unambiguous, leaves alone what is
 * linked and what a person decided, and changes nothing when run again with nothing new.
 */
export async function runLinks(ctx: ServiceContext, { workItemIds }: RunLinksInput): Promise<LinksRun> {
  const scope = workItemIds === undefined ? undefined : inArray(workItems.id, [...workItemIds]);
  const total = await countItems(ctx, scope);
  const run = { linked: 0, ambiguous: 0, unmatched: 0 };
  let changed = 0;
  if (ctx.practice.autoLink) {
    let after: LinkSubject | undefined;
    do {
      const chunk = await loadSubjects(ctx, and(scope, mayBeLinked, isAfter(after)), chunkSize);
      const decided = await decideAll(ctx, chunk);
      const written = await writeAll(ctx, chunk, decided);
      changed += written.size;
      run.linked += decided.filter((link) => link.state === 'linked' && written.has(link.workItemId)).length;
      run.ambiguous += decided.filter((link) => link.state === 'needs_review').length;
      run.unmatched += decided.filter((link) => link.state === 'unlinked').length;
      after = chunk.length === chunkSize ? chunk.at(-1) : undefined;
    } while (after);
  }
  if (changed > 0)
    for (const topic of ['link', 'workItem', 'timeEntry', 'delivery'] as const) ctx.announce(topic);
  return { ...run, skipped: total - run.linked - run.ambiguous - run.unmatched };
}

async function countItems(ctx: ServiceContext, scope: SQL | undefined): Promise<number> {
  const [row] = await ctx.tx
    .select({ total: count() })
    .from(workItems)
    .where(and(eq(workItems.practiceId, ctx.practice.id), scope));
  return row?.total ?? 0;
}

const mayBeLinked = or(
  isNull(links.state),
  and(ne(links.state, 'linked'), sql`${links.decidedBy} is distinct from 'staff'`),
);

function isAfter(last: LinkSubject | undefined): SQL | undefined {
  if (!last) return undefined;
  return or(
    gt(workItems.clientId, last.clientId),
    and(eq(workItems.clientId, last.clientId), gt(workItems.id, last.workItemId)),
  );
}

async function decideAll(ctx: ServiceContext, subjects: readonly LinkSubject[]): Promise<RuleLink[]> {
  const candidates = await loadCandidates(
    ctx,
    subjects.filter((subject) => subject.taskDefUuid !== null).map((subject) => subject.clientId),
  );
  return subjects.map((subject) =>
    ruleLinkOf(
      subject.workItemId,
      chooseJob(questionOf(ctx, subject), candidates.get(subject.clientId) ?? []),
    ),
  );
}

async function writeAll(
  ctx: ServiceContext,
  subjects: readonly LinkSubject[],
  decided: readonly RuleLink[],
): Promise<ReadonlySet<string>> {
  const written = await writeRuleLinks(ctx, decided);
  const before = new Map(subjects.map(({ workItemId, link }) => [workItemId, link]));
  for (const link of decided) {
    if (!written.has(link.workItemId)) continue;
    recordAudit(ctx, {
      subjectKind: 'link',
      subjectId: link.workItemId,
      before: audited(before.get(link.workItemId)),
      after: audited(link),
    });
  }
  await replanTimeEntries(
    ctx,
    decided
      .filter((link) => link.state === 'linked' && written.has(link.workItemId))
      .map((link) => link.workItemId),
  );
  return written;
}

type Audited = Pick<RuleLink, 'state' | 'reason' | 'xpmJobNumber' | 'xpmJobTaskUuid'>;

function audited(link: Audited | null | undefined): Audited | null {
  if (!link) return null;
  const { state, reason, xpmJobNumber, xpmJobTaskUuid } = link;
  return { state, reason, xpmJobNumber, xpmJobTaskUuid };
}
