import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { linkedWork, linkToXpm } from '../support/linked-work.ts';
import { connect, password } from '../support/people.ts';
import { until } from '../support/until.ts';
import { useOffice } from './use-office.ts';

const office = useOffice();
/** Today where the practice is: the page opens on its month. */
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' }).format(new Date());

/** Mei has an hour and twelve minutes in XPM, which somebody there makes an hour and a half. */
async function changedInXpm(): Promise<{ readonly timeEntryId: string }> {
  const { product, people, newTimes } = office();
  const { tom, mei } = people;
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  await linkToXpm(tom, mei.staffId, 'Mei Tanaka');
  const { workItemId } = await linkedWork(tom, mei.staffId);
  const { id: timeEntryId } = await mei.api.timeEntry.create.mutate({
    workItemId,
    workDate: day,
    minutes: 72,
    note: 'GST check',
  });
  await until(
    () => mei.api.timeEntry.trace.query({ timeEntryId }),
    ({ entry }) => entry.delivery.state === 'delivered',
  );
  const [time] = newTimes();
  product.sandbox.sandbox.control.act({ act: 'edit-time', timeUuid: time?.uuid, minutes: 90 });
  return { timeEntryId };
}

/** What stands at the end of the report that is printed once both sides agree. */
async function printedHash(page: Page): Promise<string | null> {
  // The browser would ask where to print.
  await page.evaluate('window.print = () => undefined');
  await page.getByRole('button', { name: 'PDF with hashes' }).click();
  const report = page.locator('article', { has: page.locator('h1', { hasText: /^Reconcile · Time · / }) });
  await report.waitFor({ state: 'attached' });
  expect(await report.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  await report.getByText('Both sides agree.').waitFor();
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  const sha256 = await report.locator('footer code').textContent();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await report.waitFor({ state: 'detached' });
  return sha256;
}

/** The hash of the table as it is saved. */
async function savedHash(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV, equal ones too' }).click();
  const path = await (await saving).path();
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

it('shows an admin what somebody changed in XPM, and takes it over with a reason', async () => {
  const { timeEntryId } = await changedInXpm();
  const { people, newTimes, enter } = office();
  const tom = await enter();
  const { page } = tom;
  await tom.signIn({ email: people.tom.email, password });
  await tom.arrives(/, Tom$/);
  await tom.press('g', 'e');
  await tom.arrives('Reconcile');
  await page.getByText(/^Not run for /).waitFor();
  await tom.press('Control+Enter');
  await page.getByText(/^Read 1 record in XPM with 1 call/).waitFor();
  const row = page.getByRole('row', { name: /GST check/ });
  await row
    .getByText('Someone changed this entry in XPM: 1:12 is now 1:30. Take theirs or send yours.')
    .waitFor();
  await tom.isAccessible();

  await row.getByRole('button', { name: /^Take XPM’s/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Take XPM’s/ });
  await dialog.getByText('What stands here becomes as it is in XPM, 1:30. Nothing is sent.').waitFor();
  await tom.isAccessible();
  await tom.press('Enter');
  await dialog.getByText('Say why, in a few words.').waitFor();
  await dialog.getByLabel('Why').fill('The meeting ran longer');
  await tom.press('Enter');
  await row.waitFor({ state: 'detached' });

  expect(await printedHash(page)).toBe(await savedHash(page));

  const { entry } = await people.mei.api.timeEntry.trace.query({ timeEntryId });
  expect(entry).toMatchObject({ minutes: 90, delivery: { state: 'delivered', reason: null } });
  expect(newTimes()).toMatchObject([{ minutes: 90 }]);
  const audit = await people.tom.api.audit.list.query({ subjectId: timeEntryId, limit: 50 });
  expect(audit.items).toContainEqual(
    expect.objectContaining({ after: { choice: 'take_theirs', why: 'The meeting ran longer' } }),
  );
});
