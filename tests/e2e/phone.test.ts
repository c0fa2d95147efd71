import { describe, expect, it } from 'vitest';

import { connect, password } from '../support/people.ts';
import { until } from '../support/until.ts';
import { useOffice } from './use-office.ts';
import type { Visitor, VisitorOptions } from './visitor.ts';

const office = useOffice();
const longTitle = 'Annual accounts with consolidation, elimination and one unbreakable-reference-0123456789';

/** `#0F1013`, as browsers write it. */
const darkPage = 'rgb(15, 16, 19)';

let filled: Promise<void> | null = null;

/** Mei has work with and without a job, time in XPM, and a timer that runs. */
async function fill(): Promise<void> {
  const { product, people, newTimes } = office();
  const { tom, mei } = people;
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  const { items } = await tom.api.staff.list.query({ limit: 500 });
  const inXpm = items.find(({ staffId, name }) => staffId === null && name === 'Mei Tanaka');
  await tom.api.staff.link.mutate({ staffId: mei.staffId, xpmStaffUuid: inXpm?.xpmStaffUuid ?? '' });
  const { items: tasks } = await tom.api.taskDefinition.list.query({ limit: 500 });
  const task = tasks.find(({ name }) => name === 'Annual accounts');
  const process = await tom.api.process.create.mutate({ name: 'Annual accounts' });
  await tom.api.process.map.mutate({ processId: process.id, xpmTaskDefUuid: task?.xpmTaskDefUuid ?? '' });
  const { items: clients } = await mei.api.client.list.query({ limit: 500 });
  const [today = ''] = new Date().toISOString().split('T');
  const workFor = (name: string, title: string, processId = process.id) =>
    mei.api.workItem.create.mutate({
      clientId: clients.find((client) => client.name === name)?.id ?? '',
      processId,
      dueDate: today,
      title,
      assignedTo: mei.staffId,
    });
  const linked = await workFor('Kōwhai & Sons Builders Ltd', longTitle);
  const unmapped = await tom.api.process.create.mutate({ name: 'Letters' });
  await workFor('D & P Williams Family Trust', 'Letter to the IRD', unmapped.id);
  await until(
    () => mei.api.workItem.list.query({ limit: 500 }),
    (list) => list.items.some(({ id, link }) => id === linked.id && link.state === 'linked'),
  );
  await mei.api.timer.start.mutate({ workItemId: linked.id });
  await mei.api.timer.stop.mutate({});
  await until(newTimes, (times) => times.length === 1);
  await mei.api.timer.start.mutate({ workItemId: linked.id });
}

async function signedIn(options: Omit<VisitorOptions, 'baseUrl'>): Promise<Visitor> {
  filled ??= fill();
  await filled;
  const visitor = await office().enter(options);
  await visitor.signIn({ email: office().people.mei.email, password });
  await visitor.arrives(/, Mei$/);
  return visitor;
}

/** What is wider than its place and can be scrolled sideways: the page itself, or anything on it. */
const sideways = `[...document.querySelectorAll('*')]
  .filter((element) => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX))
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.tagName + '.' + element.className + ' ' + element.scrollWidth + ' px')`;

describe.each(['light', 'dark'] as const)('on a phone of 390 px, %s', (colorScheme) => {
  it('shows Work and Timesheet without sideways scroll and without barriers', async () => {
    const mei = await signedIn({ width: 390, height: 844, colorScheme });
    for (const { address, heading, there } of [
      { address: '/work', heading: 'Work', there: longTitle },
      { address: '/timesheet/week', heading: 'Timesheet', there: longTitle },
      { address: '/timesheet/day', heading: 'Timesheet', there: longTitle },
    ]) {
      await mei.page.goto(address);
      await mei.page.getByRole('main').getByText(there).first().waitFor();
      await mei.arrives(heading);
      expect(await mei.page.evaluate<unknown>(sideways), address).toEqual([]);
      expect(await mei.page.evaluate<unknown>('window.innerWidth'), address).toBe(390);
    }
  });
});

describe('in the dark theme', () => {
  it('keeps every contrast on Home, Work, the reasons of a time, and the timesheet', async () => {
    const mei = await signedIn({ colorScheme: 'dark' });
    const { page } = mei;
    await mei.press('g', 'w');
    await page.getByRole('main').getByText(longTitle).first().waitFor();
    await mei.arrives('Work');
    expect(await page.evaluate<unknown>('getComputedStyle(document.body).backgroundColor')).toBe(darkPage);
    const row = page.getByRole('row', { name: longTitle });
    await row.getByRole('button', { name: /^Link: / }).click();
    await page.getByText(/^Linked by rule/).waitFor();
    await mei.isAccessible();
    await mei.press('Escape', 'g', 't');
    await page.getByRole('grid', { name: 'Timesheet of the week' }).waitFor();
    await mei.arrives('Timesheet');
    await mei.press('Alt+1');
    await page.getByRole('grid', { name: 'Time of the day' }).waitFor();
    await mei.press('Home', 'w');
    await page.getByRole('complementary').getByText('Confirmed').waitFor();
    await mei.isAccessible();
  });
});
