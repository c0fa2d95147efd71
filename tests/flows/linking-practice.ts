import { randomUUID } from 'node:crypto';

import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import { type Database, openDatabase } from '@throughline/core/db/client';
import type { Role } from '@throughline/core/db/schema/staff';
import { addStaff } from '@throughline/core/membership/add-staff';
import { applyJobs } from '@throughline/core/mirror/apply-jobs';
import { saveClients } from '@throughline/core/mirror/save-clients';
import { saveTaskDefinitions } from '@throughline/core/mirror/save-xpm-names';
import { createPractice } from '@throughline/core/practice/create-practice';
import pg from 'pg';

import { freshDatabase } from '../support/postgres.ts';

export const settings = { settleSeconds: 5, appUrl: 'http://localhost:3000', receiptKeys: [] };
export const now = new Date('2026-11-18T00:00:00Z');

export type Person = { staffId: string; userId: string; name: string; roles: readonly Role[] };

/** A job as a test tells it; what it leaves out is an open job of 2026/27 with one task of the definition. */
export type ToldJob = {
  number: string;
  client: string;
  definition: string;
  name?: string;
  from?: string;
  to?: string;
  isOpen?: boolean;
  taskUuid?: string;
  uuid?: string;
  definitions?: readonly string[];
};

/** A database with practices whose mirror a test fills as XPM would. */
export async function openPractices() {
  const database = await freshDatabase();
  const db = openDatabase({ url: database.appUrl, max: 6 });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    db,
    owner,
    newPractice: () => newPractice(db, owner),
    async close() {
      await owner.end();
      await db.close();
      await database.drop();
    },
  };
}

export type LinkingPractice = Awaited<ReturnType<typeof newPractice>>;

async function newPractice(db: Database, owner: pg.Client) {
  const tom = await newUser(owner, 'Tom Ashby');
  const { practiceId, staffId } = await createPractice(db, {
    name: 'Harbour Lane',
    country: 'AU',
    admin: tom,
    now,
  });
  const admin: Person = { ...tom, staffId, roles: ['admin'] };
  const system = <T>(work: (ctx: ServiceContext) => Promise<T>, kind: 'rule' | 'system' = 'system') =>
    asSystem(db, { practiceId, verb: 'test.arrange', now, settings, kind }, work);
  const as = <T>(person: Person, verb: string, work: (ctx: ServiceContext) => Promise<T>) =>
    system((ctx) => work({ ...ctx, verb, actor: { kind: 'staff', ...person } }));
  return {
    practiceId,
    admin,
    owner,
    system,
    as,
    rule: <T>(work: (ctx: ServiceContext) => Promise<T>) => system(work, 'rule'),
    async member(name: string, roles: readonly Role[] = ['staff']): Promise<Person> {
      const user = await newUser(owner, name);
      const added = await as(admin, 'staff.add', (ctx) => addStaff(ctx, { ...user, roles }));
      return { ...user, ...added, roles };
    },
    ...mirrorOf({ practiceId, system, owner }),
    ...lookingAt({ practiceId, owner }),
  };
}

type Arranged = {
  practiceId: string;
  owner: pg.Client;
  system: <T>(work: (ctx: ServiceContext) => Promise<T>) => Promise<T>;
};

/** What a read of XPM leaves behind, written by the code that takes reads over. */
function mirrorOf({ practiceId, system, owner }: Arranged) {
  return {
    /** @returns our ids of the clients, by name order given */
    async clients(...names: string[]): Promise<string[]> {
      const rows = names.map((name) => ({ ...clientDefaults, xpmClientUuid: randomUUID(), name }));
      await system((ctx) => saveClients(ctx.tx, practiceId, rows));
      const { rows: saved } = await owner.query<{ id: string; uuid: string }>(
        'select id, xpm_client_uuid as uuid from clients where practice_id = $1',
        [practiceId],
      );
      return rows.map((row) => saved.find((each) => each.uuid === row.xpmClientUuid)?.id ?? '');
    },
    async definitions(...names: string[]): Promise<string[]> {
      const rows = names.map((name) => ({ uuid: randomUUID(), name, description: '' }));
      await system((ctx) => saveTaskDefinitions(ctx.tx, { practiceId, asOf: now, rows }));
      return rows.map((row) => row.uuid);
    },
    async jobs(...told: ToldJob[]): Promise<void> {
      const { rows } = await owner.query<{ id: string; uuid: string }>(
        'select id, xpm_client_uuid as uuid from clients where practice_id = $1',
        [practiceId],
      );
      const uuidOf = new Map(rows.map((row) => [row.id, row.uuid]));
      for (const isCurrent of [true, false]) {
        const jobs = told
          .filter((job) => (job.isOpen ?? true) === isCurrent)
          .map((job) => jobRow(job, uuidOf.get(job.client) ?? job.client));
        await system((ctx) => applyJobs(ctx, { jobs, isCurrent }));
      }
    },
  };
}

const clientDefaults = {
  email: null,
  isArchived: false,
  isDeleted: false,
  partnerXpmStaffUuid: null,
  partnerName: null,
  managerXpmStaffUuid: null,
  managerName: null,
};

function jobRow(job: ToldJob, xpmClientUuid: string) {
  return {
    xpmJobNumber: job.number,
    xpmJobUuid: job.uuid ?? randomUUID(),
    name: job.name ?? 'Tax return',
    xpmClientUuid,
    state: (job.isOpen ?? true) ? 'In Progress' : 'Completed',
    clientOrderNumber: '',
    category: null,
    startDate: job.from ?? '2026-07-01',
    dueDate: job.to ?? '2027-06-30',
    completedOn: (job.isOpen ?? true) ? null : '2026-10-01',
    managerXpmStaffUuid: null,
    managerName: null,
    partnerXpmStaffUuid: null,
    partnerName: null,
    tasks: (job.definitions ?? [job.definition]).map((xpmTaskDefUuid, position) => ({
      xpmJobTaskUuid: position === 0 && job.taskUuid ? job.taskUuid : randomUUID(),
      xpmTaskDefUuid,
      name: 'Prepare',
      completed: false,
      billable: true,
      estimatedMinutes: 60,
      actualMinutes: 0,
      position,
    })),
  };
}

function lookingAt({ practiceId, owner }: Omit<Arranged, 'system'>) {
  return {
    /** Audit rows of one subject, oldest first. */
    async history(subjectId: string) {
      const { rows } = await owner.query<{
        verb: string;
        actorKind: string;
        actorName: string;
        before: Record<string, unknown> | null;
        after: Record<string, unknown> | null;
      }>(
        `select verb, actor_kind as "actorKind", actor_name as "actorName", before, after from audit_events
         where practice_id = $1 and subject_id = $2 order by at, verb`,
        [practiceId, subjectId],
      );
      return rows;
    },
    async count(sql: string): Promise<number> {
      const { rows } = await owner.query<{ n: number }>(sql, [practiceId]);
      return Number(rows[0]?.n);
    },
    async choreDueAt(kind: string): Promise<Date | null> {
      const { rows } = await owner.query<{ at: Date | null }>(
        'select due_at as at from chores where practice_id = $1 and kind = $2',
        [practiceId, kind],
      );
      return rows[0]?.at ?? null;
    },
    async autoLink(isOn: boolean): Promise<void> {
      await owner.query('update practices set auto_link = $2 where id = $1', [practiceId, isOn]);
    },
  };
}

async function newUser(owner: pg.Client, name: string) {
  const userId = randomUUID();
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${userId.slice(0, 8)}@example.test`;
  await owner.query('insert into users (id, name, email) values ($1, $2, $3)', [userId, name, email]);
  return { userId, name, email };
}
