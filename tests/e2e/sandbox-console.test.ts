import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../../apps/sandbox/src/testing/connected.ts';
import type { Connected } from '../../apps/sandbox/src/testing/connected.ts';
import { asThroughline } from '../../apps/sandbox/src/testing/take-course.ts';
import { until } from '../support/until.ts';
import { openBrowser } from './use-office.ts';
import { visit } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const pages = [
  '/',
  '/course',
  '/xpm',
  '/xero',
  '/calls',
  '/trouble',
  '/people',
  '/clock',
  '/switches',
  '/reset',
];
const settings = [
  { width: 1440, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

let at: Connected;
/** Or in words why there is none; then all is skipped with the reason. */
let opened: Browser | string = 'The browser is opened before the first test.';
let trainer: Visitor;

beforeAll(async () => {
  at = await connected({ profile: 'demo' });
  opened = await openBrowser();
  if (typeof opened !== 'string') trainer = await visit(opened, { baseUrl: at.running.url });
});
beforeEach(({ skip }) => {
  if (typeof opened === 'string') skip(opened);
});
afterAll(async () => {
  if (typeof opened !== 'string') await opened.close();
  await at.running.close();
});

const browser = (): Browser => {
  if (typeof opened === 'string') throw new Error(opened);
  return opened;
};
const state = () => at.running.sandbox.control.state();

describe('the console', () => {
  it.each(settings)('has no barrier on any page at $width px, $colorScheme, and fits', async (look) => {
    const visitor = await visit(browser(), { ...look, baseUrl: at.running.url });
    for (const path of pages) {
      await visitor.page.goto(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      await visitor.isAccessible();
      const tooWide = await visitor.page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(tooWide, path).toBe(0);
    }
    expect(visitor.takeNoise()).toEqual([]);
    await visitor.page.context().close();
  });

  it('shows a call by itself, and leaves alone what somebody is typing', async () => {
    const { page } = trainer;
    await page.goto('/people');
    await page.locator('summary', { hasText: 'Rename client' }).click();
    const name = page.locator('details[open]').getByLabel('Name');
    await name.pressSequentially('Kōwhai Ltd ');
    await at.xpm('GET', 'staff.api/list');
    await page.getByRole('contentinfo').getByText('3 calls so far').waitFor();
    expect(await name.inputValue()).toBe('Kōwhai Ltd ');
    expect(await page.evaluate("document.activeElement.getAttribute('name')")).toBe('name');
  });

  it('does an act picked by name, with the keyboard, and says what it did', async () => {
    const { page } = trainer;
    const [client] = state().xpm.clients;
    const form = page.locator('details[open]');
    await form.getByLabel('Client').fill(client?.name ?? '');
    await form.getByLabel('Client').press('Enter');
    await form.getByText(`Changed client ${client?.name}.`).waitFor();
    expect(state().xpm.clients[0]?.name).toBe('Kōwhai Ltd ');
    expect(await form.getByLabel('Name').inputValue()).toBe('Kōwhai Ltd ');
  });

  it('finds rows while somebody types', async () => {
    const { page } = trainer;
    await page.goto('/xpm?part=jobs');
    const job = state().xpm.jobs.at(-1);
    await page.getByLabel('Search jobs').pressSequentially(job?.number ?? '');
    await page.getByRole('cell', { name: job?.number ?? '', exact: true }).waitFor();
    const rows = await until(
      () => page.getByRole('row').count(),
      (count) => count <= 2,
    );
    expect(rows).toBe(2);
  });
});

describe('the guided half hour', () => {
  it('marks each step by itself and ends with a real push and a real allocation', async () => {
    const { page } = trainer;
    const mei = state().xpm.staff.find(({ name }) => name === 'Mei Tanaka')?.uuid ?? '';
    const app = asThroughline(at, mei);
    const reaches = (step: number) => page.getByText(`${step} of 11`, { exact: true }).waitFor();
    const press = (name: string) => page.getByRole('button', { name }).click();

    await page.goto('/course');
    await press('Begin');
    await page.getByText('XPM has been read, Xero not yet.').waitFor();
    await at.xero('GET Accounts');
    await reaches(2);
    await app.addTime('#ABCDEFGH1', 12);
    await reaches(3);
    const first = state().xpm.times.find(({ note }) => note.endsWith('#ABCDEFGH1'));
    await app.editTime(first?.uuid ?? '', '#ABCDEFGH1', 48);
    await reaches(4);

    await press('Lose the next answer to a time entry');
    await until(
      () => state().faults.length,
      (rules) => rules === 1,
    );
    await expect(app.addTime('#ABCDEFGH2', 6)).rejects.toThrow('fetch failed');
    await page.getByText('Throughline has not looked yet').waitFor();
    await app.look();
    await reaches(5);
    await press('Take XPM down for 10 minutes');
    await until(
      () => state().faults.length,
      (rules) => rules === 1,
    );
    expect((await app.addTime('#ABCDEFGH3', 6)).status).toBe(503);
    await page.getByText('The time waits in Throughline until XPM is back.').waitFor();
    await press('Bring XPM back');
    await until(
      () => state().faults.length,
      (rules) => rules === 0,
    );
    await app.addTime('#ABCDEFGH3', 6);
    await reaches(6);

    const job = app.job();
    await page.getByText(`For example: client ${job.clientName}, reference`).waitFor();
    await app.postBill('INV-0412');
    await reaches(7);
    await press('Type a blank after it');
    await reaches(8);
    await press('Run the night');
    await reaches(9);
    await press('Take the blank away');
    await page.getByText('XPM still holds the stray copy').waitFor();
    await press('Delete the stray copy in XPM');
    await reaches(10);
    await press('Run the night');
    await reaches(11);

    await page.getByRole('heading', { name: 'What was proven' }).waitFor();
    await page.getByText(`sits on ${job.number} as −1,200.00`).waitFor();
    await trainer.isAccessible();
    const copies = state().xpm.invoices.filter(({ number }) => number === 'INV-0412');
    expect(copies).toMatchObject([{ jobUuid: job.uuid }]);
    expect(trainer.takeNoise()).toEqual([]);
  });
});
