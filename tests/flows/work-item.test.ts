import { randomUUID } from 'node:crypto';

import { createProcess } from '@throughline/core/process/create-process';
import { createTimeEntry } from '@throughline/core/time-entry/create-time-entry';
import { startTimer } from '@throughline/core/time-entry/start-timer';
import { createWorkItem } from '@throughline/core/work-item/create-work-item';
import { listWorkItems } from '@throughline/core/work-item/list-work-items';
import { CreateWorkItem } from '@throughline/core/work-item/schemas';
import { updateWorkItem } from '@throughline/core/work-item/update-work-item';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type LinkingPractice, now, openPractices, type Person } from './linking-practice.ts';

let practices: Awaited<ReturnType<typeof openPractices>>;
let practice: LinkingPractice;
let clientId: string;
let processId: string;

beforeAll(async () => {
  practices = await openPractices();
});
afterAll(() => practices.close());
beforeEach(async () => {
  practice = await practices.newPractice();
  [clientId = ''] = await practice.clients('Kōwhai Holdings Ltd');
  processId = await practice.as(practice.admin, 'process.create', async (ctx) => {
    const { id } = await createProcess(ctx, { name: 'Tax return' });
    return id;
  });
});

type NewItem = Partial<Parameters<typeof createWorkItem>[1]>;

const create = (input: NewItem = {}, by: Person = practice.admin) =>
  practice.as(by, 'workItem.create', (ctx) =>
    createWorkItem(ctx, { clientId, processId, dueDate: '2026-11-20', ...input }),
  );

type Listing = Partial<Parameters<typeof listWorkItems>[1]>;

const list = (input: Listing = {}, by: Person = practice.admin) =>
  practice.as(by, 'workItem.list', (ctx) => listWorkItems(ctx, { limit: 50, ...input }));

describe('a new work item', () => {
  it('is called after its process, belongs to anybody, and asks for its link', async () => {
    await practices.owner.query('update chores set due_at = null where practice_id = $1', [
      practice.practiceId,
    ]);
    expect(await create()).toMatchObject({
      title: 'Tax return',
      clientName: 'Kōwhai Holdings Ltd',
      processName: 'Tax return',
      assignedTo: null,
      minutesRecorded: 0,
      running: [],
      link: { state: 'unlinked', reason: 'no_mapping' },
    });
    expect(await practice.choreDueAt('link')).toEqual(new Date(now.getTime() + 1_500));
  });

  it('needs a client XPM still has, a process, and a member to be for', async () => {
    await expect(create({ clientId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    await expect(create({ processId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    await expect(create({ assignedTo: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    await practices.owner.query('update clients set is_deleted = true where id = $1', [clientId]);
    await expect(create()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused with a day that does not exist, a year far off, or a title that cannot be kept', () => {
    const isFine = (field: keyof typeof CreateWorkItem, value: unknown) =>
      CreateWorkItem[field].safeParse(value).success;
    expect([isFine('dueDate', '2026-02-28'), isFine('year', 2026), isFine('title', 'Tax return')]).toEqual([
      true,
      true,
      true,
    ]);
    const refused = [
      isFine('dueDate', '2026-02-30'),
      isFine('dueDate', '20261120'),
      isFine('year', 1999),
      isFine('title', '  '),
      isFine('title', 'a\0b'),
    ];
    expect(refused).toEqual(Array(5).fill(false));
  });
});

describe('the list of work items', () => {
  it('comes by due date, page by page, each item once', async () => {
    const days = ['2026-12-01', '2026-11-20', '2026-11-20', '2027-01-15', '2026-11-20'];
    for (const dueDate of days) await create({ dueDate });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      for (const item of page.items) seen.push(`${item.dueDate} ${item.id}`);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(days.length);
    expect(new Set(seen).size).toBe(days.length);
    expect(seen.map((each) => each.slice(0, 10))).toEqual(days.toSorted());
  });

  it('finds words of client, title and process, without accents and in any order', async () => {
    const item = await create({ title: 'Accounts' });
    await create({ title: 'Other' });
    const { items } = await list({ query: 'kowhai acc' });
    expect(items.map((each) => each.id)).toEqual([item.id]);
    expect((await list({ query: '100%' })).items).toEqual([]);
  });

  it('narrows to a client, a process, a link state, or what is mine', async () => {
    const mei = await practice.member('Mei Tanaka');
    const [other = ''] = await practice.clients('Ngaio Studio');
    const meis = await create({ assignedTo: mei.staffId });
    const nobodys = await create({ clientId: other });
    await create({ assignedTo: practice.admin.staffId });
    const ids = async (input: Listing, by?: Person) => (await list(input, by)).items.map((item) => item.id);
    expect(await ids({ clientId: other })).toEqual([nobodys.id]);
    expect(await ids({ processId: randomUUID() })).toEqual([]);
    expect(await ids({ linkState: 'linked' })).toEqual([]);
    expect(await ids({ linkState: 'unlinked' })).toHaveLength(3);
    expect((await ids({ mine: true }, mei)).toSorted()).toEqual([meis.id, nobodys.id].toSorted());
  });

  it('shows the minutes of everybody and who is at it now', async () => {
    const mei = await practice.member('Mei Tanaka');
    const item = await create();
    for (const minutes of [30, 45]) {
      await practice.as(mei, 'timeEntry.create', (ctx) =>
        createTimeEntry(ctx, { workItemId: item.id, workDate: '2026-11-18', minutes }),
      );
    }
    await practice.as(mei, 'timer.start', (ctx) => startTimer(ctx, { workItemId: item.id }));
    expect((await list()).items).toMatchObject([
      { minutesRecorded: 75, running: [{ staffId: mei.staffId, name: 'Mei Tanaka' }] },
    ]);
  });

  it('holds nothing of another practice', async () => {
    await create();
    const other = await practices.newPractice();
    const theirs = await other.as(other.admin, 'workItem.list', (ctx) => listWorkItems(ctx, { limit: 50 }));
    expect(theirs.items).toEqual([]);
  });
});

describe('changing a work item', () => {
  const update = (
    workItemId: string,
    change: Omit<Parameters<typeof updateWorkItem>[1], 'workItemId'>,
    by?: Person,
  ) =>
    practice.as(by ?? practice.admin, 'workItem.update', (ctx) =>
      updateWorkItem(ctx, { workItemId, ...change }),
    );

  it('keeps what is not mentioned and writes down what changed', async () => {
    const item = await create({ estimateMinutes: 240, year: 2026 });
    expect(await update(item.id, { dueDate: '2026-12-01', year: null })).toMatchObject({
      title: 'Tax return',
      dueDate: '2026-12-01',
      year: null,
      estimateMinutes: 240,
    });
    const [change] = (await practice.history(item.id)).filter((event) => event.verb === 'workItem.update');
    expect(change).toMatchObject({ before: { dueDate: '2026-11-20' }, after: { dueDate: '2026-12-01' } });
    const history = await practice.history(item.id);
    await update(item.id, { dueDate: '2026-12-01' });
    expect(await practice.history(item.id)).toEqual(history);
  });

  it('is for whose work it is, or an admin', async () => {
    const [mei, ana] = [await practice.member('Mei Tanaka'), await practice.member('Ana Reid')];
    const item = await create({ assignedTo: mei.staffId });
    await expect(update(item.id, { title: 'Mine now' }, ana)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await update(item.id, { assignedTo: ana.staffId }, mei)).toMatchObject({
      assignedTo: { name: 'Ana Reid' },
    });
    expect(await update(item.id, { assignedTo: null })).toMatchObject({ assignedTo: null });
  });
});
