import { randomBytes, randomUUID } from 'node:crypto';

import type { Role } from '@throughline/core/db/schema/staff';
import pg from 'pg';

import { apiFor, connect, newMember, newPractice, type Person } from '../support/people.ts';
import type { Product } from '../support/product.ts';
import { type Makers, makersOf } from './makers.ts';

export const everyRole: readonly Role[] = ['staff', 'admin', 'accounts'];

/** A practice with something of everything in it; every name given to it holds its `mark`. */
export type FullPractice = {
  readonly practiceId: string;
  /** Stands in no answer that another practice gets. */
  readonly mark: string;
  /** Members with one role each, and one with all of them. */
  readonly people: Readonly<Record<Role | 'all', Person>>;
  readonly make: Makers;
  /** Ids that only this practice has, by the fields that take them. */
  readonly ids: Readonly<Record<string, string>>;
};

/** Two practices that know nothing of each other, and a person who belongs to both. */
export type TwoPractices = {
  readonly owner: pg.Pool;
  readonly a: FullPractice;
  readonly b: FullPractice;
  /** One person with every role in both, by the practice acted in. */
  readonly both: { readonly inA: Person; readonly inB: Person };
};

/** Fills two practices, both connected to the sandbox. */
export async function arrangeTwo(product: Product): Promise<TwoPractices> {
  const owner = new pg.Pool({ connectionString: product.database.ownerUrl, max: 3 });
  // Its connections are cut when the database is dropped.
  owner.on('error', () => undefined);
  // One after the other: Xero lets one organisation be read only so much at once.
  const a = await arrangePractice(product, owner);
  const b = await arrangePractice(product, owner);
  return { owner, a, b, both: await joinBoth(product, { owner, a, b }) };
}

async function joinBoth(
  product: Product,
  { owner, a, b }: Omit<TwoPractices, 'both'>,
): Promise<TwoPractices['both']> {
  const inA = await newMember(product, a.practiceId, { name: 'Both', roles: everyRole });
  const { rows } = await owner.query<{ id: string }>(
    `insert into staff (practice_id, user_id, name, email, roles)
     select $2, user_id, name, email, roles from staff where practice_id = $1 and id = $3 returning id`,
    [a.practiceId, b.practiceId, inA.staffId],
  );
  const api = apiFor(product, { cookie: inA.cookie, 'x-practice-id': b.practiceId });
  return { inA, inB: { ...inA, practiceId: b.practiceId, staffId: rows[0]?.id ?? '', api } };
}

/** Fills one practice. */
export async function arrangePractice(product: Product, owner: pg.Pool): Promise<FullPractice> {
  const mark = `Mk${randomBytes(5).toString('hex')}`;
  const admin = await newPractice(product, `Practice ${mark}`);
  const { practiceId } = admin;
  await connect(product, admin);
  await admin.api.mirror.refresh.mutate({});
  const member = (roles: readonly Role[]) =>
    newMember(product, practiceId, { name: `${roles.join(' ')} ${mark}`, roles });
  const [staff, accounts, all] = await Promise.all([
    member(['staff']),
    member(['accounts']),
    member(everyRole),
  ]);
  const people = { admin, staff, accounts, all };
  const { contacts } = product.sandbox.sandbox.control.state().xero;
  const xeroContactId = contacts.find((contact) => contact.status === 'ACTIVE')?.contactId ?? '';
  const timeInXpm = () => newTimeInXpm(product);
  const make = makersOf({ owner, practiceId, mark, all, xeroContactId, timeInXpm });
  return { practiceId, mark, people, make, ids: await fill(make, { owner, practiceId, all, staff }) };
}

/** A sweep of both sides, with a difference that somebody explained. */
async function explainOne(make: Makers, all: Person): Promise<void> {
  const days = { from: '2026-11-01', to: '2026-11-30' };
  for (const kind of ['time', 'bills'] as const) await all.api.reconcile.run.mutate({ kind, ...days });
  const uuid = await make.xpmTime();
  await make.xeroInvoice();
  const { groups } = await all.api.reconcile.time.query(days);
  const found = groups.flatMap(({ items }) => items).find(({ xpmTimeUuid }) => xpmTimeUuid === uuid);
  if (!found) throw new Error('the difference was not found');
  const { fingerprint, workDate } = found;
  await all.api.reconcile.settleTime.mutate({ workDate, fingerprint, choice: 'accept', reason: make.text() });
}

function newTimeInXpm({ sandbox }: Product): string {
  const { control } = sandbox.sandbox;
  const { times, jobs, staff } = control.state().xpm;
  const [job] = jobs;
  const [person] = staff;
  control.act({ act: 'add-time', jobNumber: job?.number, staffUuid: person?.uuid, minutes: 6 });
  const before = new Set(times.map(({ uuid }) => uuid));
  const added = control.state().xpm.times.find(({ uuid }) => !before.has(uuid));
  if (!added) throw new Error('no time was added in XPM');
  return added.uuid;
}

type Filling = {
  readonly owner: pg.Pool;
  readonly practiceId: string;
  readonly all: Person;
  readonly staff: Person;
};

async function fill(
  make: Makers,
  { owner, practiceId, all, staff }: Filling,
): Promise<Record<string, string>> {
  const client = await make.client();
  const xpmTaskDefUuid = await make.taskDefinition();
  const job = await make.job(client.xpmClientUuid, xpmTaskDefUuid);
  const processId = await make.process();
  const workItemId = await make.workItem({ clientId: client.clientId, processId });
  await all.api.link.set.mutate({ workItemId, ...job });
  const entry = { workItemId, workDate: '2026-11-18', minutes: 12, note: make.text() };
  const { id: timeEntryId, delivery } = await all.api.timeEntry.create.mutate({
    ...entry,
    requestId: randomUUID(),
  });
  await staff.api.timer.start.mutate({ workItemId, note: make.text() });
  const xeroAccountId = await make.xeroAccount();
  const ledgerAccountId = await make.ledgerAccount(xeroAccountId);
  const clientBillId = await make.draft({ clientId: client.clientId, ledgerAccountId });
  await make.approved({ clientId: client.clientId, ledgerAccountId });
  const posting = await make.approved({ clientId: client.clientId, ledgerAccountId });
  await all.api.clientBill.post.mutate({ clientBillIds: [posting] });
  const { invitationId } = await make.invitation();
  await explainOne(make, all);
  return {
    ...job,
    ...client,
    processId,
    workItemId,
    timeEntryId,
    clientBillId,
    ledgerAccountId,
    xeroAccountId,
    invitationId,
    xpmTaskDefUuid,
    staffId: staff.staffId,
    // Fields of other names that take the same ids.
    workItemIds: workItemId,
    clientBillIds: clientBillId,
    assignedTo: staff.staffId,
    id: timeEntryId,
    subjectId: timeEntryId,
    deliveryId: delivery.deliveryId ?? '',
    xpmStaffUuid: await make.xpmPerson(),
    xeroContactId: await make.contactOf(client.clientId),
    connectionId: await theOne(
      owner,
      'select id from connections where practice_id = $1 limit 1',
      practiceId,
    ),
    sessionId: await theOne(
      owner,
      `select s.id from sessions s join staff m on m.user_id = s.user_id where m.practice_id = $1 limit 1`,
      practiceId,
    ),
  };
}

async function theOne(owner: pg.Pool, sql: string, practiceId: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(sql, [practiceId]);
  if (!rows[0]) throw new Error(`nothing: ${sql}`);
  return rows[0].id;
}
