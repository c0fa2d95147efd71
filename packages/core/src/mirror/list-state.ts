import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { type MirrorKind, mirrorKinds, mirrorLists } from '../db/schema/mirror-lists.ts';
import { freshForMs } from './freshness.ts';

export type ListState = {
  readonly count: number;
  /** When the read that filled it began; null before the first. */
  readonly asOf: string | null;
  /** What that read cost. */
  readonly calls: number;
  /** Why the last try brought nothing; null when it did. */
  readonly problem: string | null;
  /** From when on it is read again without insisting; null: at once. */
  readonly nextReadAt: string | null;
};

export type MirrorState = Readonly<Record<MirrorKind, ListState>>;

/** How old each mirrored list is and what its last read cost. */
export async function listState(ctx: ServiceContext): Promise<MirrorState> {
  return readListState(ctx.tx, ctx.practice.id);
}

/** As `listState`, outside a member's request. */
export async function readListState(tx: Tx, practiceId: string): Promise<MirrorState> {
  const rows = await tx.select().from(mirrorLists).where(eq(mirrorLists.practiceId, practiceId));
  const byKind = new Map(rows.map((row) => [row.kind, stateOf(row)]));
  return everyKind((kind) => byKind.get(kind) ?? neverRead);
}

const neverRead: ListState = { count: 0, asOf: null, calls: 0, problem: null, nextReadAt: null };

function stateOf({ count, asOf, calls, problem, triedAt }: typeof mirrorLists.$inferSelect): ListState {
  return {
    count,
    asOf: asOf?.toISOString() ?? null,
    calls,
    problem,
    nextReadAt: triedAt && new Date(triedAt.getTime() + freshForMs).toISOString(),
  };
}

/** One value for each mirrored list. */
export function everyKind<T>(valueOf: (kind: MirrorKind) => T): Record<MirrorKind, T> {
  const [staff, clients, jobs, taskDefinitions, templates, categories, accounts, taxRates, organisation] =
    mirrorKinds;
  return {
    staff: valueOf(staff),
    clients: valueOf(clients),
    jobs: valueOf(jobs),
    taskDefinitions: valueOf(taskDefinitions),
    templates: valueOf(templates),
    categories: valueOf(categories),
    accounts: valueOf(accounts),
    taxRates: valueOf(taxRates),
    organisation: valueOf(organisation),
  };
}
