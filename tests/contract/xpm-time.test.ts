import type { SandboxState } from '@throughline/sandbox';
import {
  cleanXmlText,
  jobNumber,
  jobTaskUuid,
  prepareTimeAdd,
  prepareTimeRemove,
  prepareTimeUpdate,
  staffUuid,
  timeUuid,
  type NewXpmTime,
  type XpmClient,
} from '@throughline/xpm-client';
import { beforeEach, describe, expect, it } from 'vitest';

import { timeRecord } from './expected.ts';
import { openPractice } from './open-clients.ts';
import { daysAfter, entryOf, entryOn, nobody, openJobs, today, type StateTime } from './practice-entries.ts';
import { contractServer, first } from './support.ts';

const server = contractServer('tiny');
let xpm: XpmClient;
let state: SandboxState;

beforeEach(async () => {
  ({ xpm } = await openPractice(server));
  state = await server.state();
});

const times = async (): Promise<StateTime[]> => (await server.state()).xpm.times;
const refusal = (sentence: string) =>
  expect.objectContaining({ class: 'not_applied', kind: 'refused', status: 200, sentence });
const added = async (changes: Partial<NewXpmTime> = {}) => xpm.time.add(entryOf(state, changes));
const actualMinutes = async (task: string): Promise<number | undefined> =>
  (await server.state()).xpm.jobs.flatMap(({ tasks }) => tasks).find(({ uuid }) => uuid === task)
    ?.actualMinutes;

/** Another open job than the first, with a task of its own. */
const otherJob = () => {
  const [, other] = openJobs(state);
  if (other === undefined) throw new Error('two open jobs are needed');
  return other;
};

describe('an entry that is added', () => {
  it('is what was sent, in the echo, in the list and in XPM', async () => {
    const entry = entryOf(state);
    const reply = await xpm.time.execute(prepareTimeAdd(entry));
    expect(reply).toMatchObject({
      class: 'applied',
      status: 200,
      time: { ...entry, start: null, end: null },
    });
    const [held, ...others] = await times();
    expect(others).toEqual([]);
    const expected = held === undefined ? null : timeRecord(held);
    expect(expected).toMatchObject(entry);
    expect(reply).toMatchObject({ time: expected });
    expect(await xpm.time.list({ from: entry.date, to: entry.date })).toEqual([expected]);
  });

  it('moves the minutes of its task', async () => {
    const entry = entryOf(state);
    const before = (await actualMinutes(entry.task)) ?? 0;
    await added({ minutes: 25 });
    await added({ minutes: -10 });
    expect(await actualMinutes(entry.task)).toBe(before + 15);
  });

  it.each([
    { name: 'what XML minds', note: `< > & " ' ]]> <!-- --> &amp; <Note>` },
    { name: 'macrons and beyond', note: 'Tāmaki Makaurau – ½ hour “éñ” 🧾' },
    { name: 'several lines and blanks at the ends', note: '  one\ntwo\n\nthree\tfour  ' },
    { name: 'nothing', note: '' },
    { name: '3,000 characters', note: 'Whakatau – review. '.repeat(150) },
  ])('keeps a note of $name, letter for letter', async ({ note }) => {
    const echo = await added({ note });
    expect(echo.note).toBe(note);
    expect(first(await times()).note).toBe(note);
    expect((await xpm.time.get(echo.uuid)).note).toBe(note);
  });

  it("is read with XML's line ends, while XPM holds the ones that were sent", async () => {
    expect((await added({ note: 'one\r\ntwo\rthree' })).note).toBe('one\ntwo\nthree');
    expect(first(await times()).note).toBe('one\r\ntwo\rthree');
  });

  it('loses from its note only what XML cannot carry, the same way every time', async () => {
    const note = 'a\u0000b\u001Fc\uFFFEd';
    expect((await added({ note })).note).toBe(cleanXmlText(note));
    expect(first(await times()).note).toBe('a\uFFFDb\uFFFDc\uFFFDd');
  });

  it.each([0, 1, -90, 1440])('may have %d minutes', async (minutes) => {
    expect((await added({ minutes })).minutes).toBe(minutes);
  });

  it.each([
    { form: 'HH:mm', start: '09:05', end: '10:35' },
    { form: 'minutes', start: '09:05', end: '10:35' },
  ])('keeps its start and end when XPM says them as $form', async ({ form, start, end }) => {
    await server.setSwitch('U-14', form);
    expect(await added({ start, end })).toMatchObject({ start, end, minutes: 90 });
    expect(first(await times())).toMatchObject({ start, end, minutes: 90 });
  });

  it('is on no invoice, whether XPM leaves the element out or empty', async () => {
    await server.setSwitch('U-37', 'empty');
    expect((await added()).invoiceLine).toBeNull();
  });

  it('twice makes two entries', async () => {
    const prepared = prepareTimeAdd(entryOf(state));
    await xpm.time.execute(prepared);
    await xpm.time.execute(prepared);
    const held = await times();
    expect(held).toHaveLength(2);
    expect(new Set(held.map(({ uuid }) => uuid)).size).toBe(2);
  });

  it('need not be of somebody assigned to the job', async () => {
    const job = first(openJobs(state));
    const outsider = state.xpm.staff.find(({ uuid }) => !job.assignedUuids.includes(uuid));
    const staff = staffUuid((outsider ?? first(state.xpm.staff)).uuid);
    expect(await xpm.time.add({ ...entryOn(state, job), staff })).toMatchObject({ staff });
  });

  it('may be on a completed task of an open job, or not, as the switch says', async () => {
    await server.act('complete-task', { taskUuid: entryOf(state).task });
    expect(await xpm.time.execute(prepareTimeAdd(entryOf(state)))).toMatchObject({ class: 'applied' });
    await server.setSwitch('U-06', 'refuse');
    expect(await xpm.time.execute(prepareTimeAdd(entryOf(state)))).toEqual(refusal('Task is completed'));
  });
});

describe('an entry that is refused leaves XPM as it was:', () => {
  const added = async (changes: Partial<NewXpmTime> = {}) => ({
    reply: await xpm.time.execute(prepareTimeAdd(entryOf(state, changes))),
    held: await times(),
  });
  const nothingFor = (sentence: string) => ({ reply: refusal(sentence), held: [] });

  it('an unknown job, task or person', async () => {
    expect(await added({ job: jobNumber('J999999') })).toEqual(nothingFor('Invalid job identifier'));
    expect(await added({ task: jobTaskUuid(nobody) })).toEqual(nothingFor('Invalid task identifier'));
    expect(await added({ staff: staffUuid(nobody) })).toEqual(nothingFor('Invalid staff identifier'));
  });

  it('a task definition where a job task belongs', async () => {
    const { taskDefUuid: definition } = first(first(openJobs(state)).tasks);
    expect(await added({ task: jobTaskUuid(definition) })).toEqual(nothingFor('Invalid task identifier'));
  });

  it('a task of another job', async () => {
    const elsewhere = jobTaskUuid(first(otherJob().tasks).uuid);
    expect(await added({ task: elsewhere })).toEqual(nothingFor('Invalid task identifier'));
  });

  it.each([
    { act: 'complete-job', sentence: 'Time cannot be added to a job in this state' },
    { act: 'cancel-job', sentence: 'Time cannot be added to a job in this state' },
    { act: 'delete-job', sentence: 'Invalid job identifier' },
    { act: 'delete-task', sentence: 'Invalid task identifier' },
    { act: 'delete-staff', sentence: 'Invalid staff identifier' },
  ])('after somebody did $act', async ({ act, sentence }) => {
    const { job, task, staff } = entryOf(state);
    await server.act(act, { jobNumber: job, taskUuid: task, staffUuid: staff });
    const reply = await xpm.time.execute(prepareTimeAdd({ ...entryOf(state), job, task, staff }));
    expect({ reply, held: await times() }).toEqual(nothingFor(sentence));
  });

  it('more than a day of minutes', async () => {
    expect(await added({ minutes: 1441 })).toEqual(nothingFor('Invalid minutes'));
  });

  it('a day in the locked period, though not the day after', async () => {
    await server.act('lock-date', { lockDate: today(state) });
    expect(await added()).toEqual(nothingFor('Date falls within a locked period'));
    expect((await added({ date: daysAfter(today(state), 1) })).reply.class).toBe('applied');
  });

  it('a note longer than XPM keeps', async () => {
    expect(await added({ note: 'x'.repeat(65_537) })).toEqual(nothingFor('Message not in expected format'));
  });
});

it('where XPM takes a definition for the only task of that kind, the echo tells which task it became', async () => {
  await server.setSwitch('U-13', 'lenient-when-unique');
  const job = first(
    openJobs(state),
    ({ tasks }) => new Set(tasks.map((task) => task.taskDefUuid)).size === tasks.length,
  );
  const task = first(job.tasks);
  const sent = { ...entryOn(state, job), task: jobTaskUuid(task.taskDefUuid) };
  const reply = await xpm.time.execute(prepareTimeAdd(sent));
  expect(reply).toMatchObject({ class: 'applied', time: { task: task.uuid } });
});

it('a person has 1,440 minutes a day, over all entries', async () => {
  await added({ minutes: 1000 });
  expect(await xpm.time.execute(prepareTimeAdd(entryOf(state, { minutes: 441 })))).toEqual(
    refusal('Invalid minutes'),
  );
  expect(await xpm.time.execute(prepareTimeAdd(entryOf(state, { minutes: 440 })))).toMatchObject({
    class: 'applied',
  });
});

it('a job on hold takes time, or not, as the switch says', async () => {
  await server.act('hold-job', { jobNumber: entryOf(state).job });
  expect(await xpm.time.execute(prepareTimeAdd(entryOf(state)))).toMatchObject({ class: 'applied' });
  await server.setSwitch('U-05', 'refuse-on-hold-too');
  expect(await xpm.time.execute(prepareTimeAdd(entryOf(state)))).toMatchObject({ kind: 'refused' });
});

describe('an entry that is changed', () => {
  it('is what was sent, every field, under its own id', async () => {
    const { uuid } = await added();
    const [, person] = state.xpm.staff;
    const entry = entryOf(state, {
      staff: staffUuid(person?.uuid ?? ''),
      date: daysAfter(today(state), -1),
      minutes: 30,
      note: 'other & more',
    });
    const reply = await xpm.time.execute(prepareTimeUpdate(uuid, entry));
    expect(reply).toMatchObject({ class: 'applied', time: { uuid, ...entry } });
    expect((await times()).map(timeRecord)).toEqual([expect.objectContaining({ uuid, ...entry })]);
  });

  it('loses its note when the new one is empty', async () => {
    const { uuid } = await added();
    expect((await xpm.time.update(uuid, entryOf(state, { note: '' }))).note).toBe('');
    expect(first(await times()).note).toBe('');
  });

  it('can move to another job, minutes and billable flag with it', async () => {
    const before = await added({ minutes: 45 });
    const other = otherJob();
    const target = first(other.tasks);
    const moved = await xpm.time.update(before.uuid, { ...entryOn(state, other), minutes: 45 });
    expect(moved).toMatchObject({
      uuid: before.uuid,
      job: other.number,
      task: target.uuid,
      billable: target.billable,
    });
    expect(await times()).toMatchObject([{ uuid: before.uuid, jobUuid: other.uuid, taskUuid: target.uuid }]);
    expect(await actualMinutes(before.task)).toBe(0);
    expect(await actualMinutes(target.uuid)).toBe(45);
  });

  it('stays where it is when XPM does not let entries move', async () => {
    await server.setSwitch('U-36', 'refuse');
    const { uuid, task } = await added();
    const reply = await xpm.time.execute(prepareTimeUpdate(uuid, entryOn(state, otherJob())));
    expect(reply).toMatchObject({ class: 'not_applied', kind: 'refused' });
    expect(first(await times()).taskUuid).toBe(task);
  });

  it('does not count itself against the minutes of the day', async () => {
    const { uuid } = await added({ minutes: 1440 });
    expect((await xpm.time.update(uuid, entryOf(state, { minutes: 1439 }))).minutes).toBe(1439);
  });

  it.each([
    { act: 'complete-job', sentence: 'Time cannot be added to a job in this state' },
    { act: 'invoice-time', sentence: 'Time entry has been invoiced and cannot be changed' },
    { act: 'lock-date', sentence: 'Date falls within a locked period' },
    { act: 'delete-time', sentence: 'Invalid time identifier' },
  ])('after somebody did $act is refused and stays', async ({ act, sentence }) => {
    const { uuid, job } = await added();
    await server.act(act, { jobNumber: job, timeUuid: uuid, lockDate: today(state) });
    const before = await times();
    const entry = entryOf(state, { minutes: 5, date: daysAfter(today(state), act === 'lock-date' ? 1 : 0) });
    expect(await xpm.time.execute(prepareTimeUpdate(uuid, entry))).toEqual(refusal(sentence));
    expect(await times()).toEqual(before);
  });

  it('into the locked period is refused', async () => {
    const { uuid, date } = await added();
    await server.act('lock-date', { lockDate: daysAfter(date, -1) });
    const entry = entryOf(state, { date: daysAfter(date, -1) });
    expect(await xpm.time.execute(prepareTimeUpdate(uuid, entry))).toEqual(
      refusal('Date falls within a locked period'),
    );
  });

  it('that nobody knows is refused', async () => {
    const reply = await xpm.time.execute(prepareTimeUpdate(timeUuid(nobody), entryOf(state)));
    expect(reply).toEqual(refusal('Invalid time identifier'));
    expect(await times()).toEqual([]);
  });
});

describe('an entry that is removed', () => {
  it('is gone, with its minutes, and no other is', async () => {
    const kept = await added({ minutes: 10 });
    const gone = await added({ minutes: 20 });
    expect(await xpm.time.execute(prepareTimeRemove(gone.uuid))).toMatchObject({
      class: 'applied',
      time: null,
    });
    expect((await times()).map(({ uuid }) => uuid)).toEqual([kept.uuid]);
    expect(await actualMinutes(kept.task)).toBe(10);
  });

  it('is refused the second time', async () => {
    const { uuid } = await added();
    await xpm.time.remove(uuid);
    expect(await xpm.time.execute(prepareTimeRemove(uuid))).toEqual(refusal('Invalid time identifier'));
    await expect(xpm.time.remove(uuid)).rejects.toMatchObject({ kind: 'refused' });
  });

  it.each([
    { act: 'invoice-time', sentence: 'Time entry has been invoiced and cannot be changed' },
    { act: 'lock-date', sentence: 'Date falls within a locked period' },
  ])('after somebody did $act is refused and stays', async ({ act, sentence }) => {
    const { uuid } = await added();
    await server.act(act, { timeUuid: uuid, lockDate: today(state) });
    expect(await xpm.time.execute(prepareTimeRemove(uuid))).toEqual(refusal(sentence));
    expect(await times()).toHaveLength(1);
  });

  it('after its invoice was cancelled goes', async () => {
    const { uuid } = await added();
    await server.act('invoice-time', { timeUuid: uuid });
    const held = await xpm.time.get(uuid);
    expect(held.invoiceLine).not.toBeNull();
    const invoice = first((await server.state()).xpm.invoices);
    expect(invoice.lines.map((line) => line.uuid)).toContain(held.invoiceLine);
    await server.act('cancel-invoice', { invoiceNumber: invoice.number });
    expect((await xpm.time.get(uuid)).invoiceLine).toBeNull();
    await xpm.time.remove(uuid);
    expect(await times()).toEqual([]);
  });
});
