import { expect, it } from 'vitest';

import { linkedWork, linkToXpm } from '../support/linked-work.ts';
import { connect, password } from '../support/people.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import { useOffice } from './use-office.ts';

const office = useOffice();

/** What the gate to XPM is made to believe, as a worker would write it down. */
const gate = (set: string) => gateSilently(`${set}, next_due_at = now()`);

/** Sets it without a word to anybody, as time passes. */
function gateSilently(set: string): Promise<void> {
  return withClient(office().product.database.ownerUrl, async (client) => {
    await client.query(`update delivery_gates set ${set} where kind = 'xpm'`);
  });
}

it('says that XPM is away, what went once it was back, that it looks first after a restore, and what stands in line', async () => {
  const { product, people, newTimes, enter } = office();
  const { tom: admin, mei } = people;
  await connect(product, admin);
  await admin.api.mirror.refresh.mutate({});
  await linkToXpm(admin, mei.staffId, 'Mei Tanaka');
  const { workItemId } = await linkedWork(admin, mei.staffId);
  const write = (minutes: number) =>
    mei.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes });
  const tom = await enter();
  const { page } = tom;
  await tom.signIn({ email: admin.email, password });
  await tom.arrives(/, Tom$/);
  const foot = page.getByRole('contentinfo', { name: 'Connections' });

  await gate(
    `failures = 9, failing_since = now(), paused_until = now() + interval '1 hour', pause_reason = 'outage'`,
  );
  await write(12);
  await write(18);
  await foot.getByText(/^XPM has not answered since .* 2 entries wait/).waitFor();
  expect(newTimes()).toEqual([]);
  await gate('failures = 0, failing_since = null, paused_until = null, pause_reason = null');
  await until(
    () => Promise.resolve(newTimes().length),
    (count) => count === 2,
  );
  await foot.getByText('Back. 2 entries sent, 0 refused.').waitFor();
  await foot.getByText('nothing waits').waitFor();

  await gate(`look_first_before = now() + interval '1 hour'`);
  const { id: timeEntryId } = await write(24);
  await tom.press('g', 'd');
  await tom.arrives('Deliveries');
  await page.getByRole('status', { name: 'Looking first' }).waitFor();
  await page.getByText(/XPM is read first; what is not there then goes by itself\.$/).waitFor();
  await tom.isAccessible();
  expect(newTimes()).toHaveLength(2);
  await gate(`look_first_before = now()`);
  await withClient(product.database.ownerUrl, (client) =>
    client.query(`update chores set due_at = now() where kind = 'sweep_xpm'`),
  );
  await page.getByRole('status', { name: 'Looking first' }).waitFor({ state: 'detached' });
  await until(
    () => mei.api.timeEntry.trace.query({ timeEntryId }),
    ({ entry }) => entry.delivery.state === 'delivered',
  );

  await gate(`paused_until = now() + interval '1 hour', pause_reason = 'minute'`);
  const { id: lineId } = await write(30);
  await page.getByRole('button', { name: '1 new' }).click();
  const row = page.getByRole('row').filter({ hasText: '0:30' });
  await row.click();
  await tom.press('Enter');
  const panel = page.getByRole('complementary');
  for (const place of [row, panel]) await place.getByText(/^XPM asked us to wait until/).waitFor();
  await gateSilently(`paused_until = null, pause_reason = null, next_due_at = now() + interval '1 hour'`);
  for (const place of [row, panel]) await place.getByText(/^In line for XPM/).waitFor();
  await gate('failures = 0');
  await until(
    () => mei.api.timeEntry.trace.query({ timeEntryId: lineId }),
    ({ entry }) => entry.delivery.state === 'delivered',
  );

  const arrived = newTimes().map(({ minutes }) => minutes);
  expect(arrived.toSorted((a, b) => a - b)).toEqual([12, 18, 24, 30]);
});
