import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { connect, newMember, newPractice, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

let product: Product;
let tom: Person;
let mei: Person;
let workItemId: string;
let target: { xpmJobNumber: string; xpmJobTaskUuid: string };

beforeAll(async () => {
  product = await startProduct({ profile: 'demo' });
  tom = await newPractice(product);
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  const person = xpm().staff.find((row) => row.email === 'staff@demo.test');
  mei = await newMember(product, tom.practiceId, {
    name: 'Mei Tanaka',
    roles: ['staff'],
    xpmStaffUuid: person?.uuid ?? '',
  });
  const { items: open } = await tom.api.job.list.query({ open: true, limit: 500 });
  const job = open.find((row) => row.tasks.some((task) => !task.completed));
  const task = job?.tasks.find((row) => !row.completed);
  if (!job?.clientId || !task) throw new Error('the demo practice has no open job task');
  target = { xpmJobNumber: job.xpmJobNumber, xpmJobTaskUuid: task.xpmJobTaskUuid };
  const process = await tom.api.process.create.mutate({ name: 'Anything' });
  const item = await tom.api.workItem.create.mutate({
    clientId: job.clientId,
    processId: process.id,
    dueDate: '2026-11-30',
  });
  workItemId = item.id;
  await tom.api.link.set.mutate({ workItemId, ...target });
});

afterAll(() => product.stop());

beforeEach(() => {
  product.sandbox.sandbox.control.setFaults([]);
});

function xpm() {
  return product.sandbox.sandbox.control.state().xpm;
}

const uuidsBefore = () => new Set(xpm().times.map((time) => time.uuid));
const arrivedSince = (before: ReadonlySet<string>) => xpm().times.filter((time) => !before.has(time.uuid));

async function delivered(person: Person, timeEntryId: string, ms?: number) {
  return until(
    () => person.api.timeEntry.trace.query({ timeEntryId }),
    ({ entry }) => entry.delivery.state === 'delivered',
    ms,
  );
}

describe('from a timer to XPM', () => {
  it('puts a stopped timer on its job task once, under the person’s own name', async () => {
    const before = uuidsBefore();
    const started = await mei.api.timer.start.mutate({ workItemId, note: 'GST check & <tidy>' });
    expect(started).toMatchObject({ minutes: null, goesToXpm: true, xpmJobNumber: target.xpmJobNumber });
    const stopped = await mei.api.timer.stop.mutate({});
    await delivered(mei, stopped.id);
    const arrived = arrivedSince(before);
    expect(arrived).toMatchObject([
      {
        jobNumber: target.xpmJobNumber,
        taskUuid: target.xpmJobTaskUuid,
        minutes: 6,
        staffName: 'Mei Tanaka',
      },
    ]);
    expect(arrived[0]?.note).toMatch(/^GST check & <tidy> #[0-9A-Z]{9}$/);
  });

  it('makes one call of many quick edits, and replaces what is there after a later one', async () => {
    const before = uuidsBefore();
    const entry = await mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 10 });
    for (const minutes of [20, 30, 42])
      await mei.api.timeEntry.update.mutate({ timeEntryId: entry.id, minutes });
    await delivered(mei, entry.id);
    await mei.api.timeEntry.update.mutate({ timeEntryId: entry.id, minutes: 48, note: 'checked' });
    const [changed] = await until(
      () => arrivedSince(before),
      (times) => times[0]?.minutes === 48,
    );
    expect(changed?.note).toMatch(/^checked #/);
    expect(arrivedSince(before)).toHaveLength(1);
  });

  it('takes an entry out of XPM when it is removed, and brings it back when that is undone', async () => {
    const before = uuidsBefore();
    const entry = await mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 12 });
    await delivered(mei, entry.id);
    await mei.api.timeEntry.remove.mutate({ timeEntryId: entry.id });
    await until(
      () => arrivedSince(before),
      (times) => times.length === 0,
    );
    await mei.api.timeEntry.restore.mutate({ timeEntryId: entry.id });
    const back = await until(
      () => arrivedSince(before),
      (times) => times.length > 0,
    );
    expect(back).toMatchObject([{ minutes: 12, staffName: 'Mei Tanaka' }]);
  });

  it('makes no call at all for an entry removed before it left', async () => {
    product.sandbox.sandbox.control.clearCalls();
    const settled = await startProductResting();
    const { person, calls } = settled;
    const entry = await person.api.timeEntry.create.mutate({
      workItemId: settled.workItemId,
      workDate: '2026-11-18',
      minutes: 12,
    });
    await person.api.timeEntry.remove.mutate({ timeEntryId: entry.id });
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(calls()).toEqual([]);
    await settled.stop();
  });

  it.each(['drop-after', '500-after', 'truncated', 'html-200'] as const)(
    'finds an entry whose answer was lost (%s) and never sends it twice',
    async (kind) => {
      const before = uuidsBefore();
      product.sandbox.sandbox.control.setFaults([
        { path: '/practicemanager/3.1/time.api/add', kind, count: 1 },
      ]);
      const entry = await mei.api.timeEntry.create.mutate({
        workItemId,
        workDate: '2026-11-18',
        minutes: 33,
      });
      await delivered(mei, entry.id, 20_000);
      expect(arrivedSince(before)).toHaveLength(1);
    },
  );

  it.each(['drop-before', '500', '503', '429-minute', 'token-expired'] as const)(
    'sends again what did not arrive (%s), once',
    async (kind) => {
      const before = uuidsBefore();
      product.sandbox.sandbox.control.setFaults([
        { path: '/practicemanager/3.1/time.api/add', kind, count: 1, retryAfter: 1 },
      ]);
      const entry = await mei.api.timeEntry.create.mutate({
        workItemId,
        workDate: '2026-11-18',
        minutes: 34,
      });
      await delivered(mei, entry.id, 30_000);
      expect(arrivedSince(before)).toHaveLength(1);
    },
  );

  it('keeps a timer without work, and sends it with its own times once it is attached', async () => {
    const before = uuidsBefore();
    await mei.api.timer.start.mutate({ note: 'phone call' });
    const stopped = await mei.api.timer.stop.mutate({});
    expect(stopped.delivery).toMatchObject({ state: 'unlinked', reason: 'no_work_item' });
    const { steps } = await mei.api.timeEntry.trace.query({ timeEntryId: stopped.id });
    expect(steps.find((step) => step.state === 'failed')).toMatchObject({
      name: 'work_item',
      fix: 'choose_work',
    });
    const attached = await mei.api.timeEntry.update.mutate({ timeEntryId: stopped.id, workItemId });
    expect([attached.startedAt, attached.stoppedAt]).toEqual([stopped.startedAt, stopped.stoppedAt]);
    await delivered(mei, stopped.id);
    expect(arrivedSince(before)).toHaveLength(1);
  });

  it('never runs two timers of one person: switching stops the former at the same instant', async () => {
    const first = await mei.api.timer.start.mutate({ note: 'first' });
    const second = await mei.api.timer.start.mutate({ note: 'second' });
    const { entry } = await mei.api.timeEntry.trace.query({ timeEntryId: first.id });
    expect(entry.stoppedAt).toBe(second.startedAt);
    expect(await mei.api.timer.current.query()).toMatchObject({ id: second.id });
    await mei.api.timer.stop.mutate({});
    await expect(mei.api.timer.stop.mutate({})).rejects.toMatchObject({
      data: { app: { code: 'conflict' } },
    });
  });

  it('leaves one timer when many are started at the same moment', async () => {
    const starts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => mei.api.timer.start.mutate({ note: `n${index}` })),
    );
    expect(starts.some((start) => start.status === 'fulfilled')).toBe(true);
    expect(await mei.api.timer.current.query()).not.toBeNull();
    await mei.api.timer.stop.mutate({});
    expect(await mei.api.timer.current.query()).toBeNull();
  });

  it('answers a repeated request with the first answer and does nothing more', async () => {
    const requestId = randomUUID();
    const input = { workItemId, workDate: '2026-11-18', minutes: 18, requestId };
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => mei.api.timeEntry.create.mutate(input)));
    expect(others.map((entry) => entry.id)).toEqual([first?.id, first?.id]);
    await expect(mei.api.timeEntry.create.mutate({ ...input, minutes: 19 })).rejects.toMatchObject({
      data: { app: { code: 'conflict' } },
    });
  });

  it('refuses another person’s entry, except to an admin', async () => {
    const entry = await mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 6 });
    const leo = await newMember(product, tom.practiceId, { name: 'Leo', roles: ['staff'] });
    await expect(
      leo.api.timeEntry.update.mutate({ timeEntryId: entry.id, minutes: 7 }),
    ).rejects.toMatchObject({ data: { app: { code: 'not_allowed' } } });
    await expect(
      tom.api.timeEntry.update.mutate({ timeEntryId: entry.id, minutes: 7 }),
    ).resolves.toMatchObject({
      minutes: 7,
    });
  });

  it('names what XPM refuses, keeps the entry, and sends it again once it is changed', async () => {
    const before = uuidsBefore();
    product.sandbox.sandbox.control.act({ act: 'lock-date', date: '2026-10-31' });
    const entry = await mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-10-30', minutes: 24 });
    const { entry: refused } = await until(
      () => mei.api.timeEntry.trace.query({ timeEntryId: entry.id }),
      (trace) => trace.entry.delivery.state === 'refused',
    );
    expect(refused.delivery.sentence).toContain('locked');
    await mei.api.timeEntry.update.mutate({ timeEntryId: entry.id, workDate: '2026-11-02' });
    await delivered(mei, entry.id);
    expect(arrivedSince(before)).toMatchObject([{ minutes: 24 }]);
  });

  it('says when a person has no XPM person, and sends by itself once linked', async () => {
    const before = uuidsBefore();
    const leo = await newMember(product, tom.practiceId, { name: 'Leo', roles: ['staff'] });
    const entry = await leo.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 30 });
    expect(entry.delivery).toMatchObject({ state: 'blocked', reason: 'no_xpm_person' });
    const free = xpm().staff.find((row) => row.email === 'sione.fifita@demo.test');
    await tom.api.staff.link.mutate({ staffId: leo.staffId, xpmStaffUuid: free?.uuid ?? null });
    await delivered(leo, entry.id);
    expect(arrivedSince(before)).toMatchObject([{ staffName: 'Sione Fifita', minutes: 30 }]);
  });

  it('asks a person when the entry was removed in XPM, and never adds it again unasked', async () => {
    const before = uuidsBefore();
    const entry = await mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 36 });
    await delivered(mei, entry.id);
    const [there] = arrivedSince(before);
    product.sandbox.sandbox.control.act({ act: 'delete-time', timeUuid: there?.uuid ?? '' });
    await mei.api.timeEntry.update.mutate({ timeEntryId: entry.id, minutes: 37 });
    const { entry: asked } = await until(
      () => mei.api.timeEntry.trace.query({ timeEntryId: entry.id }),
      (trace) => trace.entry.delivery.state === 'blocked',
    );
    expect(asked.delivery.reason).toBe('removed_in_xpm');
    expect(arrivedSince(before)).toEqual([]);
    await mei.api.delivery.retry.mutate({ deliveryId: asked.delivery.deliveryId ?? '' });
    await delivered(mei, entry.id);
    expect(arrivedSince(before)).toMatchObject([{ minutes: 37 }]);
  });

  it('loses nothing while disconnected, and sends by itself after reconnecting', async () => {
    const before = uuidsBefore();
    product.sandbox.sandbox.control.act({ act: 'remove-connection', kind: 'xpm' });
    const entry = await mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 54 });
    await until(
      () => tom.api.connection.list.query(),
      (rows) => rows.some((row) => row.kind === 'xpm' && row.status === 'reconnect_needed'),
      20_000,
    );
    const { entry: waiting } = await mei.api.timeEntry.trace.query({ timeEntryId: entry.id });
    expect(waiting.delivery.state).toBe('queued');
    await connect(product, tom, { kind: 'xpm' });
    await delivered(mei, entry.id);
    expect(arrivedSince(before)).toMatchObject([{ minutes: 54 }]);
  });
});

/** A second product whose entries rest, to see that resting ones cost nothing. */
async function startProductResting() {
  const resting = await startProduct({ profile: 'tiny', settleSeconds: 1 });
  const admin = await newPractice(resting);
  await connect(resting, admin);
  await admin.api.mirror.refresh.mutate({});
  const [person] = resting.sandbox.sandbox.control.state().xpm.staff;
  await admin.api.staff.link.mutate({ staffId: admin.staffId, xpmStaffUuid: person?.uuid ?? null });
  const { items } = await admin.api.job.list.query({ open: true });
  const job = items.find((row) => row.tasks.length > 0);
  const process = await admin.api.process.create.mutate({ name: 'Anything' });
  const item = await admin.api.workItem.create.mutate({
    clientId: job?.clientId ?? '',
    processId: process.id,
    dueDate: '2026-11-30',
  });
  await admin.api.link.set.mutate({
    workItemId: item.id,
    xpmJobNumber: job?.xpmJobNumber ?? '',
    xpmJobTaskUuid: job?.tasks[0]?.xpmJobTaskUuid ?? '',
  });
  resting.sandbox.sandbox.control.clearCalls();
  return {
    person: admin,
    workItemId: item.id,
    calls: () => resting.sandbox.sandbox.control.calls().filter((call) => call.path.includes('time.api')),
    stop: () => resting.stop(),
  };
}
