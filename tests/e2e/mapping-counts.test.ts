import { expect, it } from 'vitest';

import { linkToXpm } from '../support/linked-work.ts';
import { connect, password, type Person } from '../support/people.ts';
import { useOffice } from './use-office.ts';

const office = useOffice();

const today = new Date().toISOString().slice(0, 10);

/** A client with two open jobs of this year in XPM that have the same task. */
async function twoJobs(admin: Person) {
  const { items: tasks } = await admin.api.taskDefinition.list.query({ limit: 500 });
  const task = tasks.find(({ name }) => name === 'Advisory');
  const { items } = await admin.api.job.list.query({ open: true, limit: 500 });
  const fitting = items.filter(
    (job) =>
      job.clientId !== null &&
      (job.startDate ?? '') <= today &&
      today <= (job.dueDate ?? '') &&
      job.tasks.some(({ xpmTaskDefUuid }) => xpmTaskDefUuid === task?.xpmTaskDefUuid),
  );
  const clientId = fitting.find(
    (job) => fitting.filter((other) => other.clientId === job.clientId).length > 1,
  )?.clientId;
  if (!task || !clientId) throw new Error('the sandbox has no client with two jobs of a year for one task');
  return { clientId, xpmTaskDefUuid: task.xpmTaskDefUuid };
}

it('tells an admin at once how many work items wait for a choice of their job, and leads there', async () => {
  const { product, people, enter } = office();
  const { tom: admin, mei } = people;
  await connect(product, admin);
  await admin.api.mirror.refresh.mutate({});
  await linkToXpm(admin, mei.staffId, 'Mei Tanaka');
  const { clientId, xpmTaskDefUuid } = await twoJobs(admin);
  const tom = await enter();
  const { page } = tom;
  await tom.signIn({ email: admin.email, password });
  await tom.arrives(/, Tom$/);
  const tile = page.getByRole('main').getByRole('link', { name: /Mapping/ });
  const inNavigation = page.getByRole('navigation').getByRole('link', { name: /^Link review/ });
  await tile.getByText('No processes yet').waitFor();

  const { id: processId } = await admin.api.process.create.mutate({ name: 'Advisory' });
  await tile.getByText('1 process without a task').waitFor();
  await admin.api.process.map.mutate({ processId, xpmTaskDefUuid });
  await tile.getByText('All have a task').waitFor();
  await page.getByText('All quiet. Nothing needs you.').waitFor();
  expect(await inNavigation.textContent()).not.toMatch(/\d/);

  const { id: workItemId } = await mei.api.workItem.create.mutate({
    clientId,
    processId,
    dueDate: today,
    title: 'Advice on the lease',
    assignedTo: mei.staffId,
  });
  await tile.getByText('1 to review').waitFor();
  const need = page
    .getByRole('listitem')
    .filter({ hasText: '1 work item fits several jobs or tasks. Choose one for each.' });
  await need.waitFor();
  expect(await inNavigation.textContent()).toMatch(/1/);
  await tom.isAccessible();
  await need.getByRole('link', { name: 'Choose' }).click();
  await tom.arrives('Link review');
  await page.getByText('Advice on the lease').first().waitFor();

  await tom.press('g', 'h');
  await tom.arrives(/, Tom$/);
  const { candidates } = await mei.api.link.explain.query({ workItemId });
  const best = candidates.find((candidate) => candidate.best);
  if (!best?.xpmJobTaskUuid) throw new Error('nothing is offered');
  const { xpmJobNumber, xpmJobTaskUuid } = best;
  await mei.api.link.set.mutate({ workItemId, xpmJobNumber, xpmJobTaskUuid });
  await tile.getByText('All have a task').waitFor();
  await page.getByText('All quiet. Nothing needs you.').waitFor();
  expect(await inNavigation.textContent()).not.toMatch(/\d/);
});
