import { randomUUID } from 'node:crypto';

import type { Person } from '../support/people.ts';
import type { FullPractice } from './practice.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * A valid input of one procedure for one member of a practice, new each time, with every id it can name filled in:
 * whoever has a role for the procedure can call it with that. Undefined for procedures without input.
 */
export type Fixture = (practice: FullPractice, who: Person) => Promise<Input> | Input | undefined;

const none: Fixture = () => undefined;
const days = { from: '2026-11-01', to: '2026-11-30' };
const page = { query: '', limit: 50 };

/** A client, a work item of it, and the account its client bills use. */
function standing({ ids }: FullPractice) {
  const { clientId = '', processId = '', workItemId = '', ledgerAccountId = '' } = ids;
  return { clientId, processId, workItemId, ledgerAccountId };
}

async function workItemOf(practice: FullPractice): Promise<string> {
  const { clientId, processId } = standing(practice);
  return practice.make.workItem({ clientId, processId });
}

const draftOf = (practice: FullPractice) => practice.make.draft(standing(practice));
const approvedOf = (practice: FullPractice) => practice.make.approved(standing(practice));
const linesOf = (practice: FullPractice) => [
  {
    description: practice.make.text(),
    quantity: '1.25',
    unitAmount: '185.00',
    ledgerAccountId: standing(practice).ledgerAccountId,
  },
];

const entryFixtures: Readonly<Record<string, Fixture>> = {
  'timer.current': none,
  'timer.start': (practice) => ({ workItemId: standing(practice).workItemId, note: practice.make.text() }),
  'timer.stop': async ({ make }, who) => {
    await who.api.timer.start.mutate({ note: make.text() });
    return { note: make.text() };
  },
  'timeEntry.list': (_, { staffId }) => ({ ...days, staffId }),
  'timeEntry.create': (practice, { staffId }) => ({
    id: randomUUID(),
    workItemId: standing(practice).workItemId,
    staffId,
    workDate: '2026-11-18',
    minutes: 12,
    note: practice.make.text(),
    startedAt: '2026-11-17T21:00:00Z',
  }),
  'timeEntry.update': async (practice, who) => {
    const { workItemId } = standing(practice);
    const { timeEntryId } = await practice.make.entry(who, workItemId);
    return { timeEntryId, minutes: 18, note: practice.make.text(), workItemId };
  },
  'timeEntry.remove': async (practice, who) => {
    const { timeEntryId } = await practice.make.entry(who, standing(practice).workItemId);
    return { timeEntryId };
  },
  'timeEntry.restore': async (practice, who) => {
    const { timeEntryId } = await practice.make.entry(who, standing(practice).workItemId);
    await who.api.timeEntry.remove.mutate({ timeEntryId });
    return { timeEntryId };
  },
  'timeEntry.trace': async (practice, who) => {
    const { timeEntryId } = await practice.make.entry(who, standing(practice).workItemId);
    return { timeEntryId };
  },
  'timeEntry.check': async (practice, who) => {
    const { timeEntryId } = await practice.make.entry(who, standing(practice).workItemId);
    await practice.make.connectedXpm();
    await practice.make.arrivedEntry(timeEntryId);
    return { timeEntryId };
  },
  'delivery.summary': none,
  'delivery.list': () => ({ state: 'blocked' }),
  'delivery.retry': async (practice, who) => {
    const { deliveryId } = await practice.make.entry(who, standing(practice).workItemId);
    return { deliveryId };
  },
  'audit.list': ({ ids }, { staffId }) => ({
    subjectKind: 'time_entry',
    subjectId: ids['timeEntryId'],
    staffId,
    ...days,
  }),
};

const workFixtures: Readonly<Record<string, Fixture>> = {
  'process.list': none,
  'process.create': ({ make }) => ({ name: make.text() }),
  'process.rename': async ({ make }) => ({ processId: await make.process(), name: make.text() }),
  'process.map': async ({ make }) => ({
    processId: await make.process(),
    xpmTaskDefUuid: await make.taskDefinition(),
  }),
  'workItem.list': (practice) => {
    const { clientId, processId } = standing(practice);
    return { clientId, processId, mine: false };
  },
  'workItem.create': (practice, who) => {
    const { clientId, processId } = standing(practice);
    return {
      clientId,
      processId,
      dueDate: '2026-11-30',
      title: practice.make.text(),
      assignedTo: who.staffId,
    };
  },
  'workItem.update': async (practice, who) => ({
    workItemId: await workItemOf(practice),
    title: practice.make.text(),
    assignedTo: who.staffId,
  }),
  'workItem.rollOver': async (practice) => ({
    workItemId: await workItemOf(practice),
    dueDate: '2027-11-30',
  }),
  'link.run': async (practice) => ({ workItemIds: [await workItemOf(practice)] }),
  'link.set': async (practice) => {
    const { xpmJobNumber, xpmJobTaskUuid } = practice.ids;
    return { workItemId: await workItemOf(practice), xpmJobNumber, xpmJobTaskUuid };
  },
  'link.clear': async (practice) => ({ workItemId: await workItemOf(practice) }),
  'link.explain': (practice) => ({ workItemId: standing(practice).workItemId }),
};

const peopleFixtures: Readonly<Record<string, Fixture>> = {
  'session.current': none,
  'session.list': none,
  'session.revoke': async ({ make }, who) => ({ sessionId: await make.sessionOf(who) }),
  'invitation.read': async ({ make }) => ({ token: (await make.invitation()).token }),
  'invitation.accept': async ({ make }) => ({
    token: (await make.invitation()).token,
    password: 'a password of their own',
    name: make.text(),
  }),
  'invitation.create': ({ make }) => ({
    email: `${randomUUID()}@test.test`,
    name: make.text(),
    roles: ['staff'],
  }),
  'invitation.list': none,
  'invitation.revoke': async ({ make }) => ({ invitationId: (await make.invitation()).invitationId }),
  'live.changes': none,
  'practice.current': none,
  'practice.update': ({ make }) => ({ name: make.text() }),
  'staff.list': () => page,
  'staff.link': async ({ make }) => ({ staffId: await make.member(), xpmStaffUuid: await make.xpmPerson() }),
  'staff.setRoles': async ({ make }) => ({ staffId: await make.member(), roles: ['staff', 'accounts'] }),
  'staff.remove': async ({ make }) => ({ staffId: await make.member() }),
};

const mirrorFixtures: Readonly<Record<string, Fixture>> = {
  'connection.list': none,
  'connection.begin': () => ({ kind: 'ledger' }),
  'connection.disconnect': async ({ make }) => ({ connectionId: await make.lostConnection() }),
  'mirror.state': none,
  'mirror.refresh': () => ({ force: false, kinds: ['accounts'] }),
  'client.list': () => page,
  'job.list': (practice) => ({ ...page, clientId: standing(practice).clientId, open: true }),
  'taskDefinition.list': () => page,
  'template.list': () => page,
  'xeroAccount.list': none,
  'xeroTaxRate.list': none,
};

const billFixtures: Readonly<Record<string, Fixture>> = {
  'ledgerAccount.list': none,
  'ledgerAccount.create': ({ make }) => ({ name: make.text(), purpose: 'income' }),
  'ledgerAccount.createUsual': () => ({}),
  'ledgerAccount.map': async ({ make }) => ({
    ledgerAccountId: await make.ledgerAccount(await make.xeroAccount()),
    xeroAccountId: await make.xeroAccount(),
    taxType: await make.taxType(),
  }),
  'clientBill.list': () => ({ ...page, state: 'draft', ...days }),
  'clientBill.trace': (practice) => ({ clientBillId: practice.ids['clientBillId'] }),
  'clientBill.check': async (practice) => ({
    clientBillId: await practice.make.postedBill(standing(practice)),
  }),
  'clientBill.get': (practice) => ({ clientBillId: practice.ids['clientBillId'] }),
  'clientBill.draft': (practice) => ({
    clientId: standing(practice).clientId,
    billDate: '2026-11-18',
    dueDate: '2026-12-20',
    reference: practice.make.text(),
    lines: linesOf(practice),
  }),
  'clientBill.update': async (practice) => ({
    clientBillId: await draftOf(practice),
    clientId: standing(practice).clientId,
    reference: practice.make.text(),
    lines: linesOf(practice),
  }),
  'clientBill.remove': async (practice) => ({ clientBillId: await draftOf(practice) }),
  'clientBill.approve': async (practice) => ({ clientBillId: await draftOf(practice) }),
  'clientBill.reopen': async (practice) => ({ clientBillId: await approvedOf(practice) }),
  'clientBill.dryRun': (practice) => ({ clientBillIds: [practice.ids['clientBillId']] }),
  'clientBill.post': async (practice) => ({ clientBillIds: [await approvedOf(practice)] }),
  'clientBill.contacts': (practice) => ({ clientId: standing(practice).clientId, name: practice.mark }),
  'clientBill.chooseContact': async ({ make }) => ({
    clientId: (await make.client()).clientId,
    xeroContactId: make.knownContact(),
  }),
};

const foundAmong = (items: readonly { readonly fingerprint: string }[], id: string) =>
  items.find((item) => JSON.stringify(item).includes(id))?.fingerprint ?? '';

const reconcileFixtures: Readonly<Record<string, Fixture>> = {
  'chore.list': none,
  'reconcile.time': () => ({ ...days, equal: true }),
  'reconcile.bills': () => ({ ...days, equal: true }),
  'reconcile.run': () => ({ kind: 'bills', ...days }),
  'reconcile.settleTime': async ({ make, people }) => {
    const uuid = await make.xpmTime();
    const { groups } = await people.admin.api.reconcile.time.query(days);
    const fingerprint = foundAmong(
      groups.flatMap(({ items }) => items),
      uuid,
    );
    return { workDate: '2026-11-18', fingerprint, choice: 'accept', reason: make.text() };
  },
  'reconcile.acceptBill': async ({ make, people }) => {
    const uuid = await make.xeroInvoice();
    const { items } = await people.admin.api.reconcile.bills.query(days);
    return { ...days, fingerprint: foundAmong(items, uuid), choice: 'accept', reason: make.text() };
  },
};

/** By procedure. One that is missing fails the suite. */
export const fixtures: Readonly<Record<string, Fixture>> = {
  ...entryFixtures,
  ...workFixtures,
  ...peopleFixtures,
  ...mirrorFixtures,
  ...billFixtures,
  ...reconcileFixtures,
};

/** @throws when there is no fixture */
export function fixtureOf(path: string): Fixture {
  const fixture = Object.hasOwn(fixtures, path) ? fixtures[path] : undefined;
  if (!fixture) throw new Error(`${path} has no fixture`);
  return fixture;
}
