import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startSandbox } from '../start-sandbox.ts';
import { connected, send } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { asThroughline } from '../testing/take-course.ts';
import { allocated, mended, posted, spoiled, strayed } from './check-bill.ts';
import { consented, hasRead } from './check-connection.ts';
import { arrived, edited, survivedLostAnswer, survivedOutage } from './check-time.ts';
import { factOf } from './check.ts';
import type { Check, CourseFacts } from './check.ts';
import { advance } from './follow-course.ts';
import type { Course } from './records.ts';
import { steps } from './steps.ts';

let at: Connected;
let course: Course;
let app: ReturnType<typeof asThroughline>;

beforeEach(async () => {
  at = await connected({ profile: 'demo' });
  const mei = state().xpm.staff.find(({ name }) => name === 'Mei Tanaka')?.uuid ?? '';
  course = { id: 'course', startedAt: state().now, traineeUuid: mei, known: [], passed: [] };
  app = asThroughline(at, mei);
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const state = () => control().state();
const facts = (): CourseFacts => ({ state: state(), calls: control().calls(), course });
const verdict = (check: Check) => {
  const { passed, sentence } = check(facts());
  return passed ? 'passed' : sentence;
};
/** Notes what the steps so far leave for later ones. */
const note = (step: string, check: Check) => {
  const seen = check(facts());
  if (!seen.passed) throw new Error(seen.sentence);
  course = {
    ...course,
    passed: [...course.passed, { step, at: '', sentence: seen.sentence, facts: { ...seen.facts } }],
  };
};
const [first, second, third] = ['#ABCDEFGH1', '#ABCDEFGH2', '#ABCDEFGH3'];

describe('the checkpoints of connection', () => {
  it('ask for the consent of both systems', () => {
    expect(verdict(consented)).toBe('passed');
    const xero = state().identity.tenants.find(({ tenantType }) => tenantType === 'ORGANISATION');
    control().act({ act: 'remove-connection', tenantId: xero?.tenantId });
    expect(verdict(consented)).toBe('XPM is connected, Xero is not.');
    control().act({ act: 'remove-connection' });
    expect(verdict(consented)).toBe('Throughline has no consent yet.');
  });

  it('ask for a read of each', async () => {
    expect(verdict(hasRead)).toBe('Nothing has been read from XPM yet.');
    await at.xpm('GET', 'staff.api/list');
    expect(verdict(hasRead)).toBe('XPM has been read, Xero not yet.');
    await at.xero('GET Accounts');
    expect(verdict(hasRead)).toBe('passed');
  });
});

describe('the checkpoints of time', () => {
  it('see the trainee’s own time with a marker, and nobody else’s', async () => {
    expect(verdict(arrived)).toBe('No time of Mei Tanaka has arrived in XPM yet.');
    const { number } = app.job();
    control().act({
      act: 'add-time',
      jobNumber: number,
      staffUuid: course.traineeUuid,
      note: 'typed by hand in XPM',
    });
    expect(verdict(arrived)).toBe('No time of Mei Tanaka has arrived in XPM yet.');
    const tom = state().xpm.staff.find(({ name }) => name === 'Tom Ashby');
    control().act({ act: 'add-time', jobNumber: number, staffUuid: tom?.uuid, note: `Advice ${second}` });
    expect(verdict(arrived)).toMatch(/^Time of Tom Ashby has arrived/);
    await app.addTime(first, 12);
    expect(verdict(arrived)).toBe('passed');
    const mine = state().xpm.times.filter(({ note: text }) => text.endsWith(first));
    course = { ...course, known: mine.map(({ uuid }) => uuid) };
    expect(verdict(arrived)).toMatch(/^Time of Tom Ashby/);
  });

  it('see an edit, and not a second entry of one marker', async () => {
    await app.addTime(first, 12);
    note('time', arrived);
    expect(verdict(edited)).toBe('The entry still reads 12 min.');
    const uuid = state().xpm.times.find(({ note: text }) => text.endsWith(first))?.uuid ?? '';
    await app.editTime(uuid, first, 48);
    expect(verdict(edited)).toBe('passed');
    control().act({ act: 'add-time', copyOf: uuid });
    expect(verdict(edited)).toBe(`XPM holds 2 entries with the marker ${first}.`);
    control().act({ act: 'delete-time', timeUuid: uuid });
    const twin = state().xpm.times.find(({ note: text }) => text.endsWith(first))?.uuid;
    control().act({ act: 'delete-time', timeUuid: twin });
    expect(verdict(edited)).toBe(`The entry ${first} is no longer in XPM.`);
  });

  it('see a lost answer only once somebody looked, and only when the entry is there once', async () => {
    expect(verdict(survivedLostAnswer)).toBe('No answer to a time entry has been lost yet.');
    control().setFaults([{ path: '/practicemanager/3.1/time.api/add', kind: 'drop-after', count: 1 }]);
    await expect(app.addTime(second, 6)).rejects.toThrow('fetch failed');
    expect(verdict(survivedLostAnswer)).toMatch(/has not looked yet/);
    await app.look();
    expect(verdict(survivedLostAnswer)).toBe('passed');
    await app.addTime(second, 6);
    expect(verdict(survivedLostAnswer)).toBe(`XPM holds 2 entries with the marker ${second}.`);
  });

  it('see an outage only once XPM is back and the time arrived', async () => {
    await app.addTime(first, 6);
    expect(verdict(survivedOutage)).toBe('No call to XPM has failed in an outage yet.');
    control().setFaults([{ path: '/practicemanager', kind: '503' }]);
    expect((await app.addTime(third, 6)).status).toBe(503);
    expect(verdict(survivedOutage)).toMatch(/^XPM was down/);
    control().setFaults([]);
    expect(verdict(survivedOutage)).toMatch(/^XPM was down/);
    await app.addTime(third, 6);
    expect(verdict(survivedOutage)).toBe('passed');
    await app.addTime(third, 6);
    expect(verdict(survivedOutage)).toBe(`XPM holds 2 entries with the marker ${third}.`);
  });
});

describe('the checkpoints of the client bill', () => {
  /** The same facts with XPM's copy of the bill on a job, or on the client when the job is null. */
  const withCopyOn = (jobUuid: string | null): CourseFacts => {
    const now = facts();
    const [copy] = now.state.xpm.invoices;
    const xeroInvoiceId = factOf(now, 'bill', 'invoiceId');
    if (!copy) throw new Error('the profile holds no invoice of XPM');
    const invoices = [...now.state.xpm.invoices, { ...copy, uuid: 'copy', jobUuid, xeroInvoiceId }];
    return { ...now, state: { ...now.state, xpm: { ...now.state.xpm, invoices } } };
  };

  it('see only a bill of Throughline with the reference of an open job of that client', async () => {
    expect(verdict(posted)).toBe('Throughline has posted no client bill to Xero yet.');
    await app.postBill('INV-0001', 'nothing');
    expect(verdict(posted)).toMatch(/^INV-0001 is in Xero with the reference nothing, but no open job of/);
    await app.postBill('INV-0002');
    expect(verdict(posted)).toBe('passed');
    control().act({ act: 'void-invoice', invoiceId: 'INV-0002' });
    expect(verdict(posted)).not.toBe('passed');
  });

  it('see one blank too many, in the order number or in the name', async () => {
    await app.postBill('INV-0001');
    note('bill', posted);
    const { number, clientOrderNumber, clientUuid, clientName } = app.job();
    expect(verdict(spoiled)).toMatch(/still agree to the letter/);
    control().act({ act: 'edit-job', jobNumber: number, clientOrderNumber: `${clientOrderNumber}x` });
    expect(verdict(spoiled)).not.toBe('passed');
    control().act({ act: 'edit-job', jobNumber: number, clientOrderNumber: `${clientOrderNumber} ` });
    expect(verdict(spoiled)).toBe('passed');
    control().act({ act: 'edit-job', jobNumber: number, clientOrderNumber });
    control().act({ act: 'rename-client', clientUuid, name: ` ${clientName}` });
    expect(verdict(spoiled)).toBe('passed');
  });

  it('see the invoice astray, mended, and on its job', async () => {
    await app.postBill('INV-0001');
    note('bill', posted);
    const { uuid, number, clientOrderNumber } = app.job();
    expect(strayed(facts()).sentence).toMatch(/has not imported INV-0001 yet/);
    expect(strayed(withCopyOn(uuid)).passed).toBe(false);
    expect(strayed(withCopyOn(null))).toMatchObject({ passed: true });
    expect(strayed(withCopyOn(null)).sentence).toMatch(/a miscellaneous invoice of/);

    control().act({ act: 'edit-job', jobNumber: number, clientOrderNumber: `${clientOrderNumber} ` });
    expect(verdict(mended)).toMatch(/still differ/);
    control().act({ act: 'edit-job', jobNumber: number, clientOrderNumber });
    expect(mended(withCopyOn(null)).sentence).toMatch(/still holds the stray copy/);
    expect(verdict(mended)).toBe('passed');

    expect(allocated(facts()).passed).toBe(false);
    expect(allocated(withCopyOn(null)).passed).toBe(false);
    expect(allocated(withCopyOn(uuid))).toMatchObject({
      passed: true,
      facts: { jobNumber: number, amount: '-1200.00' },
    });
  });
});

describe('the course', () => {
  it('notes steps in order and keeps what it noted, whatever happens to it later', async () => {
    await at.xpm('GET', 'staff.api/list');
    await at.xero('GET Accounts');
    await app.postBill('INV-0001');
    course = advance(facts());
    expect(course.passed.map(({ step }) => step)).toEqual(['consent', 'read']);
    await app.addTime(first, 12);
    course = advance(facts());
    control().act({ act: 'remove-connection' });
    expect(advance(facts()).passed.map(({ step }) => step)).toEqual(['consent', 'read', 'time']);
  });

  it('has ids and titles of their own for every step', () => {
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(new Set(steps.map(({ title }) => title)).size).toBe(steps.length);
  });

  it('begins anew when somebody starts it over', async () => {
    expect((await start(at, 'nobody')).json().at('sentence')).toBe('There is no such staff member.');
    await start(at, course.traineeUuid);
    await app.addTime(first, 12);
    await app.look();
    await at.xero('GET Accounts');
    expect((await send(`${at.running.url}/course`)).text).toContain('3 of 11');
    await start(at, course.traineeUuid);
    expect((await send(`${at.running.url}/course`)).text).toContain('No time of Mei Tanaka has arrived');
  });

  it('is kept over a restart of the sandbox, with what was proven', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'course-'));
    const stateFile = join(folder, 'sandbox.jsonl');
    const before = await connected({ profile: 'demo', stateFile });
    await before.xpm('GET', 'staff.api/list');
    await before.xero('GET Accounts');
    await start(before, course.traineeUuid);
    const seen = (await send(`${before.running.url}/course`)).text;
    expect(seen).toContain('2 of 11');
    await before.running.close();
    const after = await startSandbox({ port: 0, stateFile });
    const page = (await send(`${after.url}/course`)).text;
    await after.close();
    await rm(folder, { recursive: true });
    expect(page).toContain('2 of 11');
    expect(page).toContain(/Calls that read XPM: \d+[^.]*/.exec(seen)?.[0]);
  });
});

function start({ running }: Connected, traineeUuid: string) {
  return send(`${running.url}/do/course`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ traineeUuid }),
  });
}
