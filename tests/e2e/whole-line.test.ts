import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { password } from '../support/people.ts';
import { until } from '../support/until.ts';
import type { Name } from './office.ts';
import { useOffice } from './use-office.ts';
import type { Visitor } from './visitor.ts';

/** One browser context a person, from the first look to the last test. */
const visitors = new Map<Name, Promise<Visitor>>();
const office = useOffice();

function as(name: Name): Promise<Visitor> {
  const visitor = visitors.get(name) ?? office().enter();
  visitors.set(name, visitor);
  return visitor;
}

async function signIn(name: Name): Promise<Visitor> {
  const visitor = await as(name);
  await visitor.signIn({ email: office().people[name].email, password });
  return visitor;
}

const client = 'Kōwhai & Sons Builders Ltd';

describe('Tom, the admin', () => {
  it('is led to the first run, and reads after a refusal why nothing is connected', async () => {
    const tom = await signIn('tom');
    const { page } = tom;
    await tom.arrives(/, Tom$/);

    await tom.press('g', 'p');
    await tom.arrives('Processes');
    for (const name of ['Annual accounts', 'Tax returns', 'Advisory hours']) {
      await tom.press('c');
      const dialog = page.getByRole('dialog', { name: 'New process' });
      await dialog.getByLabel('Name').fill(name);
      await tom.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    }

    await tom.press('g', 'h');
    await page.getByRole('link', { name: 'Set up your practice' }).click();
    await tom.arrives('Set-up');
    await page.getByRole('button', { name: 'Connect XPM and Xero' }).click();
    await tom.arrives('Sandbox sign-in: allow access');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await tom.arrives('Connections');
    await page
      .getByRole('alert')
      .getByText('Xero was not connected: the request was cancelled there.')
      .waitFor();
    expect(await page.getByText('Not connected', { exact: true }).count()).toBe(2);
  });

  it('connects with one consent and is asked for the tasks of the processes next', async () => {
    const tom = await as('tom');
    const { page } = tom;
    await page.getByRole('button', { name: 'Connect again' }).click();
    await page.getByRole('button', { name: 'Allow access' }).click();
    await tom.arrives('Set-up');
    await page.getByText('Xero Practice Manager and Xero are connected.').waitFor();
    await page.getByText('Ashby & Tanaka Limited').waitFor();
    await page.getByRole('link', { name: 'Map 3 processes' }).waitFor();
    await page.getByText(/calls used/).waitFor();
    await tom.isAccessible();
    const { connections } = office().product.sandbox.sandbox.control.state().identity;
    expect(connections.filter(({ removedAt }) => removedAt === null)).toHaveLength(2);
  });

  it('matches the people, who are then known by their XPM persons', async () => {
    const tom = await as('tom');
    const { page } = tom;
    await page.getByRole('button', { name: 'Continue: People' }).click();
    for (const name of ['Mei Tanaka', 'Priya Nair', 'Tom Ashby'])
      await page.getByRole('button', { name: `Accept ${name} for ${name}` }).click();
    await page.getByText('all matched').waitFor();
    await tom.isAccessible();
    const { items } = await office().people.tom.api.staff.list.query({ limit: 500 });
    const members = items.filter(({ staffId }) => staffId !== null);
    expect(members).toHaveLength(3);
    expect(members.filter(({ name, xpmName }) => name !== xpmName)).toEqual([]);
    await page.getByRole('button', { name: 'Continue: Clients' }).click();
    await page.getByText('40 clients').first().waitFor();
    await page.getByText(/2 clients share their names/).waitFor();
    await tom.isAccessible();
  });

  it('maps each process to an XPM task by choice or suggestion, which a reload keeps', async () => {
    const tom = await as('tom');
    const { page } = tom;
    await page.getByRole('button', { name: 'Continue: Processes' }).click();
    await page.getByText('3 have no task yet').waitFor();
    await page.getByRole('button', { name: 'XPM task of Tax returns: Select XPM task' }).click();
    await page.getByRole('option', { name: /^Xero clean-up/ }).waitFor();
    expect(await page.getByRole('option').count()).toBe(14);
    await tom.isAccessible();
    await search(page, 'tax ret');
    await tom.press('Enter');
    await page.getByRole('button', { name: 'Accept Annual accounts for Annual accounts' }).click();
    await page.getByRole('button', { name: 'Accept Advisory for Advisory hours' }).click();
    await page.getByText('all have a task').waitFor();
    await page.getByRole('row', { name: /Advisory hours.*Tom Ashby/ }).waitFor();
    await page.reload();
    await page.getByText('all have a task').waitFor();
    await page.getByRole('button', { name: 'XPM task of Tax returns: Tax return' }).waitFor();
    await page.getByRole('button', { name: 'XPM task of Advisory hours: Advisory' }).waitFor();
    await tom.isAccessible();
    await page.getByRole('button', { name: 'Continue: First minute' }).click();
    await page.getByRole('heading', { name: 'Your first minute' }).waitFor();
    await tom.isAccessible();
  });
});

describe('Mei, on the staff', () => {
  it('adds work for a client, which finds its job by itself', async () => {
    const mei = await signIn('mei');
    const { page } = mei;
    await mei.arrives(/, Mei$/);
    await mei.press('g', 'w');
    await mei.arrives('Work');
    await mei.press('c');
    const dialog = page.getByRole('dialog', { name: 'New work item' });
    await dialog.getByRole('button', { name: /^Client:/ }).click();
    await search(page, 'kowhai');
    await page.getByRole('option', { name: client }).and(page.locator('[data-active]')).waitFor();
    await mei.press('Enter');
    await dialog.getByRole('button', { name: /^Process:/ }).click();
    await search(page, 'annual');
    await mei.press('Enter');
    await dialog.getByLabel('Due').fill('today');
    await mei.isAccessible();
    await mei.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: /^Link: J\d+ · Annual accounts$/ }).click();
    await page.getByText(/^Linked by rule on .*: same client, task present/).waitFor();
    await mei.isAccessible();
    await mei.press('Escape');
    expect(await linkOfWork()).toMatchObject({ decidedBy: 'rule', xpmJobNumber: jobOfClient() });
    expect(await courseOf('Mei Tanaka')).toContain('2 of 11');
  });

  it('starts and stops with one click each, and finds the time in XPM', async () => {
    const mei = await as('mei');
    const { page } = mei;
    await page.getByRole('button', { name: `Start Annual accounts, ${client}` }).click();
    await page.getByText('goes to XPM').waitFor();
    await mei.isAccessible();
    await page.getByRole('banner').getByRole('button', { name: 'Stop Annual accounts' }).click();
    await mei.press('g', 't');
    await page.getByRole('gridcell', { name: /6 minutes, In XPM$/ }).waitFor();
    await mei.arrives('Timesheet');

    expect(office().newTimes()).toMatchObject([
      { staffName: 'Mei Tanaka', taskName: 'Annual accounts', minutes: 6, jobNumber: jobOfClient() },
    ]);
    expect(await coursePage()).toContain('3 of 11');
  });

  it('replaces the time in XPM by an edit in the week, with the keyboard alone', async () => {
    const mei = await as('mei');
    const { page } = mei;
    const [before] = office().newTimes();
    await mei.tabTo(page.getByRole('gridcell', { name: /6 minutes, In XPM$/ }));
    await page.keyboard.type('1,5');
    await page.getByText('= 1:30').waitFor();
    await mei.press('Enter');
    await page.getByRole('gridcell', { name: /1 hour 30 minutes, In XPM$/ }).waitFor();
    expect(office().newTimes()).toMatchObject([{ uuid: before?.uuid, minutes: 90 }]);
    expect(await coursePage()).toContain('4 of 11');
  });

  it('keeps a timer without work, reads what it lacks, and attaches the work: then it arrives', async () => {
    const mei = await as('mei');
    const { page } = mei;
    await mei.press('t');
    await page.getByRole('dialog', { name: 'What are you working on?' }).waitFor();
    await page.keyboard.type('phone call with Sione');
    await page.getByRole('option', { name: 'Start ‘phone call with Sione’ without work' }).waitFor();
    await mei.press('Enter');
    await page.getByRole('button', { name: 'choose work' }).waitFor();
    await mei.press('s');
    await page.getByText('Saved').waitFor();

    await mei.press('Alt+1');
    await page.getByRole('row', { name: /phone call with Sione/ }).waitFor();
    await mei.arrives('Timesheet');
    await mei.press('End', 'w');
    const panel = page.getByRole('complementary');
    const failing = panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('img', { name: 'needs somebody' }) });
    await failing.getByText('This timer was started without work.').waitFor();
    expect(office().newTimes()).toHaveLength(1);
    await mei.isAccessible();

    await failing.getByRole('button', { name: 'Choose the work' }).click();
    await search(page, 'annual');
    await page.getByRole('option', { name: /^Annual accounts/ }).waitFor();
    await mei.press('Enter');
    await panel.getByText(/^In XPM since/).waitFor();
    await mei.isAccessible();
    expect(
      office()
        .newTimes()
        .map(({ minutes, jobNumber }) => ({ minutes, jobNumber })),
    ).toEqual([
      { minutes: 90, jobNumber: jobOfClient() },
      { minutes: 6, jobNumber: jobOfClient() },
    ]);
    expect(office().newTimes()[1]?.note).toMatch(/^phone call with Sione/);
    await mei.press('Escape');
  });

  it('takes a link off and puts it on by hand, and reads that rules leave both alone', async () => {
    const mei = await as('mei');
    const { page } = mei;
    await mei.press('g', 'w');
    await mei.arrives('Work');
    await page.getByRole('button', { name: /^Link: J/ }).click();
    await page.getByText(/^Linked by rule/).waitFor();
    await mei.press('u');
    await page.getByText(/^Mei Tanaka unlinked this on .*, so rules leave it alone/).waitFor();
    await mei.isAccessible();
    expect(await linkOfWork()).toMatchObject({ state: 'unlinked', decidedBy: 'staff' });
    await mei.press('1');
    await page.getByText(/^Linked by Mei Tanaka on .* Rules leave it alone/).waitFor();
    await mei.press('Escape');
    expect(await linkOfWork()).toMatchObject({ decidedBy: 'staff', xpmJobNumber: jobOfClient() });
    expect(office().newTimes()).toHaveLength(2);
  });

  it('loses nothing while XPM is disconnected, and nothing arrives twice once Tom reconnected', async () => {
    const mei = await as('mei');
    const tom = await as('tom');
    const { page } = mei;
    const { control } = office().product.sandbox.sandbox;
    await page.getByRole('button', { name: `Start Annual accounts, ${client}` }).click();
    await page.getByText('goes to XPM').waitFor();
    const { tenants } = control.state().identity;
    const xpm = tenants.find(({ tenantType }) => tenantType !== 'ORGANISATION');
    control.act({ act: 'remove-connection', tenantId: xpm?.tenantId });
    await mei.press('s');

    const bar = page.getByRole('contentinfo', { name: 'Connections' });
    await bar.getByText('Xero Practice Manager is disconnected. Your time is saved here').waitFor();
    await bar.getByText('Tom Ashby can reconnect.').waitFor();
    await bar.getByText('1 entry waiting').waitFor();
    expect(await bar.getByRole('button').count()).toBe(0);
    await mei.isAccessible();
    await mei.press('g', 't');
    await page.getByRole('gridcell', { name: /1 hour 42 minutes, Waiting for XPM/ }).waitFor();
    expect(office().newTimes()).toHaveLength(2);

    await tom.page.getByRole('contentinfo').getByRole('button', { name: 'Reconnect' }).click();
    await tom.page.getByRole('button', { name: 'Allow access' }).click();
    await tom.arrives('Connections');
    await tom.page.getByText('Xero Practice Manager is connected.').waitFor();
    await page.getByRole('gridcell', { name: /1 hour 42 minutes, In XPM/ }).waitFor();
    await bar.getByText(/XPM connected|^Back\./).waitFor();
    expect(
      office()
        .newTimes()
        .map(({ minutes }) => minutes),
    ).toEqual([90, 6, 6]);
  });
});

/** Lets somebody take the sandbox's guided half hour; its page says how far what happened so far takes them. */
async function courseOf(name: string): Promise<string> {
  const { url, sandbox } = office().product.sandbox;
  const trainee = sandbox.control.state().xpm.staff.find((row) => row.name === name);
  await fetch(`${url}/do/course`, {
    method: 'POST',
    body: new URLSearchParams({ traineeUuid: trainee?.uuid ?? '' }),
  });
  return coursePage();
}

async function coursePage(): Promise<string> {
  return (await fetch(`${office().product.sandbox.url}/course`)).text();
}

/** The link of Mei's one work item, as the server knows it. */
async function linkOfWork() {
  const { items } = await office().people.mei.api.workItem.list.query({ limit: 500 });
  return items[0]?.link;
}

/** Number of the one open job of the client that carries the task. */
function jobOfClient(): string {
  const { jobs } = office().product.sandbox.sandbox.control.state().xpm;
  const open = jobs.filter(
    ({ clientName, stateType, tasks }) =>
      clientName === client &&
      stateType === 'Standard' &&
      tasks.some(({ name }) => name === 'Annual accounts'),
  );
  return open.map(({ number }) => number).join();
}

describe('Priya, in accounts', () => {
  it('takes the usual five accounts and maps two; one without a code cannot be chosen and says why', async () => {
    const priya = await signIn('priya');
    const { page } = priya;
    await priya.arrives(/, Priya$/);
    await priya.press('g', 'l');
    await priya.arrives('Ledger mapping');
    await page.getByRole('button', { name: 'Use the usual five' }).click();
    await page.getByText('0 of 5 mapped').waitFor();
    await page.getByRole('button', { name: 'Account in Xero for Fees:' }).click();
    const codeless = page.getByRole('option', { name: 'Consulting has no code in Xero' });
    expect(await codeless.getAttribute('aria-disabled')).toBe('true');
    await priya.isAccessible();
    await priya.press('Escape');
    await mapAccount(priya, 'Fees', '200 accounting');
    await mapAccount(priya, 'Disbursements', '210 disb');
    await page.getByText('2 of 5 mapped').waitFor();
    await priya.isAccessible();
  });

  it('writes, approves and dry-runs a client bill: the document is shown exactly', async () => {
    const priya = await as('priya');
    const { page } = priya;
    await priya.press('g', 'b');
    await priya.arrives('Client bills');
    await priya.press('c');
    await priya.arrives('New client bill');
    await page.getByRole('button', { name: /^Client: / }).click();
    await search(page, 'te awa');
    await page
      .getByRole('option', { name: 'Te Awa Orchards Ltd' })
      .and(page.locator('[data-active]'))
      .waitFor();
    await priya.press('Enter');
    await page.getByLabel('Reference').fill('CLI-1004');
    await fillLines(priya);
    await page.getByText('4,225.41').first().waitFor();
    await priya.isAccessible();
    await priya.press('Control+Enter');
    await priya.arrives('INV-0001');
    await priya.press('Control+Enter');
    await page.getByText(/^Frozen by Priya Nair/).waitFor();
    await priya.isAccessible();
    await priya.press('Control+Enter');
    await page.getByRole('button', { name: /^Post 1 bill · \$4,859\.22/ }).waitFor();
    await priya.arrives('Dry run');
    const paper = page.getByRole('article', { name: 'Xero sales invoice INV-0001' });
    await paper
      .getByRole('row', { name: /^200 Accounting fees 15% GST on Income 2 lines 3,833\.33/ })
      .waitFor();
    await paper.getByRole('row', { name: /^210 Disbursements recovered .* 2 lines 392\.08/ }).waitFor();
    expect(office().salesInvoices()).toEqual([]);
  });

  it('posts it: Xero holds one authorised sales invoice, equal to the cent', async () => {
    const priya = await as('priya');
    const { page } = priya;
    await priya.press('Control+Enter');
    await page.getByText('1 in Xero, $4,859.22, equal to the cent.').waitFor();
    await priya.isAccessible();
    const invoices = await until(office().salesInvoices, (seen) => seen.length > 0);
    expect(invoices).toMatchObject([
      {
        type: 'ACCREC',
        status: 'AUTHORISED',
        number: 'INV-0001',
        reference: 'CLI-1004',
        contactName: 'Te Awa Orchards Ltd',
        subTotal: '4225.41',
        totalTax: '633.81',
        total: '4859.22',
        lines: [
          { accountCode: '200', lineAmount: '3833.33', taxType: 'OUTPUT2' },
          { accountCode: '210', lineAmount: '392.08', taxType: 'OUTPUT2' },
        ],
      },
    ]);
    await page.getByRole('link', { name: 'INV-0001' }).click();
    await priya.arrives('INV-0001');
    await page.getByText('In Xero').first().waitFor();
  });
});

describe('everybody', () => {
  it('can be told afterwards who did what, and how many calls are left', async () => {
    const tom = await as('tom');
    const { page } = tom;
    await tom.press('g', 'a');
    await tom.arrives('Audit');
    await page
      .getByRole('row', { name: /Priya Nair .*INV-0001/ })
      .first()
      .waitFor();
    await page
      .getByRole('row', { name: /Mei Tanaka/ })
      .first()
      .waitFor();
    await page
      .getByRole('row', { name: /Tom Ashby/ })
      .first()
      .click();
    await tom.isAccessible();
    await tom.press('g', 'd');
    await tom.arrives('Deliveries');
    const quota = page
      .getByRole('listitem')
      .filter({ hasText: /^XPM \d+ calls left this minute, [\d,]+ today/ });
    const today = /([\d,]+) today/.exec(await quota.innerText())?.[1]?.replace(',', '');
    expect(Number(today)).toBeGreaterThan(4_900);
    expect(Number(today)).toBeLessThan(5_000);
    await page.getByRole('button', { name: 'In XPM / Xero 4' }).waitFor();
  });

  it('finds the other pages of the settings and the reviews free of barriers', async () => {
    const tom = await as('tom');
    const mei = await as('mei');
    for (const [address, heading] of [
      ['/link-review', 'Link review'],
      ['/settings/practice', 'Practice'],
      ['/settings/members', 'Members'],
    ] as const) {
      await tom.page.goto(address);
      await tom.arrives(heading);
      expect(new URL(tom.page.url()).pathname).toBe(address);
    }
    await mei.page.goto('/settings/you');
    await mei.arrives('You');
  });
});

async function mapAccount({ page, press }: Visitor, account: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: `Account in Xero for ${account}:` }).click();
  await search(page, typed);
  await press('Enter');
  await page.getByRole('button', { name: `Tax for ${account}:` }).click();
  await search(page, '15%');
  await press('Enter');
  await page.getByRole('row', { name: new RegExp(`^${account} .*Mapped$`) }).waitFor();
}

const billLines = [
  { what: 'Annual accounts', quantity: '1', unit: '3750.00', account: 'Fees' },
  { what: 'Bookkeeping, 2.5 hours', quantity: '2.5', unit: '33.33', account: 'Fees' },
  { what: 'Companies Office, filing', quantity: '3', unit: '44.025', account: 'Disbursements' },
  { what: 'Land title searches', quantity: '1', unit: '260.00', account: 'Disbursements' },
];

/** Writes the lines of the client bill that stands open; `Enter` starts each next one. */
async function fillLines({ page, press }: Visitor): Promise<void> {
  for (const [index, { what, quantity, unit, account }] of billLines.entries()) {
    const place = index + 1;
    await page.getByLabel(`Description of line ${place}`).fill(what);
    await page.getByLabel(`Quantity of line ${place}`).fill(quantity);
    await page.getByRole('button', { name: `Account of line ${place}:` }).click();
    await search(page, account);
    await press('Enter');
    await page.getByLabel(`Unit amount of line ${place}`).fill(unit);
    if (place === billLines.length) return;
    await press('Enter');
    await page.getByLabel(`Description of line ${place + 1}`).waitFor();
  }
}

/** Types into the list that has just opened, once it has the focus: before that, letters are commands of the page. */
async function search(page: Page, text: string): Promise<void> {
  await page.locator('[role="combobox"][aria-expanded="true"]:focus').waitFor();
  await page.keyboard.type(text);
}
