import { setTimeout as sleep } from 'node:timers/promises';

import { asSystem } from '@throughline/core/as-system';
import type { ServiceSettings } from '@throughline/core/context';
import type { Database } from '@throughline/core/db/client';
import { inPractice } from '@throughline/core/db/in-practice';
import type { MirrorKind } from '@throughline/core/db/schema/mirror-lists';
import { AppError } from '@throughline/core/errors';
import { isBeingRead } from '@throughline/core/mirror/being-read';
import { claimList, noteListProblem, noteListRead } from '@throughline/core/mirror/claim-list';
import { everyKind, readListState } from '@throughline/core/mirror/list-state';
import { ledgerKinds, xpmKinds } from '@throughline/core/mirror/remote-of';

import type { ListReader } from './list-reading.ts';
import { readProblem } from './problem-sentence.ts';
import { ledgerReaders } from './read-ledger-lists.ts';
import { xpmReaders } from './read-xpm-lists.ts';
import { backgroundUse, interactiveUse, type Remote, type Remotes } from './remotes.ts';

const othersMsMax = 20_000;

export type RefreshDeps = {
  readonly db: Database;
  readonly remotes: Remotes;
  readonly settings: ServiceSettings;
  readonly logger: {
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
  readonly now: () => Date;
};

export type Refresh = {
  /** Read also what is younger than ten minutes; still at most once in ten seconds a list. */
  readonly force: boolean;
  /** Only these lists; all when absent. */
  readonly kinds?: readonly MirrorKind[] | undefined;
  /** Nobody waits for the answer, so the gate may be waited for longer. */
  readonly patient: boolean;
};

export type RefreshedList = {
  readonly count: number;
  /** When the read that filled it began, ISO 8601; null before the first. */
  readonly asOf: string | null;
  /** What this refresh cost; 0 for a list that was fresh. */
  readonly calls: number;
  /** Why it could not be read now; null when it was, or was fresh. */
  readonly problem: string | null;
};

export type Refreshed = Record<MirrorKind, RefreshedList>;

/**
 * Reads what is old of the practice's mirrored lists from XPM and Xero, each at most once in ten minutes.
 *
 * Safe to call from several processes at once: a list is claimed before it is read, and its rows are written in short
 * transactions. A list that cannot be read keeps what it had and says why; the others go on.
 */
export async function refreshMirror(
  deps: RefreshDeps,
  practiceId: string,
  refresh: Refresh,
): Promise<Refreshed> {
  const cost: Cost = new Map();
  const run = { deps, practiceId, refresh, cost };
  const use = refresh.patient ? backgroundUse : interactiveUse;
  await Promise.all([
    readLists(run, { kinds: xpmKinds, readers: xpmReaders, open: () => deps.remotes.xpm(practiceId, use) }),
    readLists(run, {
      kinds: ledgerKinds,
      readers: ledgerReaders,
      open: () => deps.remotes.ledger(practiceId, use),
    }),
  ]);
  if (!refresh.patient) await othersDone(deps, practiceId);
  const state = await inPractice(deps.db, practiceId, (tx) => readListState(tx, practiceId));
  return everyKind((kind) => {
    const { count, asOf, problem } = state[kind];
    return { count, asOf, problem, calls: cost.get(kind) ?? 0 };
  });
}

/** Waits for lists another process is reading, so that who asked for fresh lists has them when they are told so. */
async function othersDone({ db, now }: RefreshDeps, practiceId: string): Promise<void> {
  const giveUpAt = performance.now() + othersMsMax;
  while (performance.now() < giveUpAt) {
    if (!(await inPractice(db, practiceId, (tx) => isBeingRead(tx, practiceId, now())))) return;
    await sleep(100);
  }
}

type Cost = Map<MirrorKind, number>;
type Run = {
  readonly deps: RefreshDeps;
  readonly practiceId: string;
  readonly refresh: Refresh;
  readonly cost: Cost;
};

type Lists<Client, Kind extends MirrorKind> = {
  readonly kinds: readonly Kind[];
  readonly readers: Readonly<Record<Kind, ListReader<Client>>>;
  readonly open: () => Promise<Remote<Client>>;
};

async function readLists<Client, Kind extends MirrorKind>(
  run: Run,
  lists: Lists<Client, Kind>,
): Promise<void> {
  const { deps, practiceId, refresh } = run;
  const kinds = lists.kinds.filter((kind) => refresh.kinds?.includes(kind) ?? true);
  if (kinds.length === 0) return;
  const remote = await lists.open().catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (remote instanceof AppError) {
    const problem = remote.userMessage;
    await inPractice(deps.db, practiceId, async (tx) => {
      for (const kind of kinds) await noteListProblem(tx, { practiceId, kind }, { problem });
    });
    return;
  }
  for (const kind of kinds) await readList(run, { kind, remote, reader: lists.readers[kind] });
}

type List<Client> = {
  readonly kind: MirrorKind;
  readonly remote: Remote<Client>;
  readonly reader: ListReader<Client>;
};

async function readList<Client>({ deps, practiceId, refresh, cost }: Run, list: List<Client>): Promise<void> {
  const { kind, remote } = list;
  const { db, settings } = deps;
  const asOf = deps.now();
  const call = { practiceId, verb: 'mirror.refresh', now: asOf, settings };
  const claim = await asSystem(db, call, async ({ tx, practice }) => {
    const before = await claimList(tx, { practiceId, kind }, { now: asOf, force: refresh.force });
    return before && { ...before, timeZone: practice.timeZone };
  });
  if (!claim) return;
  const callsBefore = remote.calls();
  const { asOf: previousAsOf, timeZone } = claim;
  const outcome = await settled(
    list.reader({ db, settings, practiceId, timeZone, asOf, previousAsOf, remote }),
  );
  const calls = remote.calls() - callsBefore;
  cost.set(kind, calls);
  if ('value' in outcome) {
    await inPractice(db, practiceId, async (tx, announce) => {
      await noteListRead(tx, { practiceId, kind }, { asOf, count: outcome.value, calls });
      announce('mirror');
    });
    return;
  }
  const problem = readProblem(outcome.error, calls);
  deps.logger[problem.isBug ? 'error' : 'warn'](
    { err: outcome.error, practiceId, kind },
    'a list was not read',
  );
  await inPractice(db, practiceId, async (tx, announce) => {
    const again = problem.mayRepeat ? { triedAt: claim.triedAt } : {};
    await noteListProblem(tx, { practiceId, kind }, { problem: problem.sentence, ...again });
    if (!problem.mayRepeat) announce('mirror');
  });
}

async function settled<T>(work: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await work };
  } catch (error) {
    return { error };
  }
}
