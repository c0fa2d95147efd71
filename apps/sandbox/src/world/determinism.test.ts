import { createHash } from 'node:crypto';

import { afterEach, describe, expect, it } from 'vitest';

import { createSandbox } from '../create-sandbox.ts';
import { profileNames } from '../profiles/sizes.ts';
import type { ProfileName } from '../profiles/sizes.ts';
import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { putInvoice } from '../testing/invoices.ts';

const now = () => new Date('2026-11-22T23:00:00Z');
const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

let open: Connected[] = [];
afterEach(async () => {
  for (const at of open) await at.running.close();
  open = [];
});

/** The same script of calls against a fresh sandbox: every answer with its headers, and all it holds afterwards. */
async function run(profile: ProfileName, seed: number): Promise<{ answers: string[]; state: unknown }> {
  const at = await connected({ profile, seed, now });
  open.push(at);
  const { control } = at.running.sandbox;
  control.setFaults([{ path: '/api.xro/2.0/Contacts', kind: '503', probability: 0.5, seed: 2 }]);
  const { jobs, staff } = control.state().xpm;
  const entry = `<Timesheet><Job>${jobs[0]?.number}</Job><Task>${jobs[0]?.tasks[0]?.uuid}</Task><Staff>${staff[0]?.uuid}</Staff><Date>20261120</Date><Minutes>12</Minutes><Note>n</Note></Timesheet>`;
  const calls = [
    () => at.xpm('GET', 'staff.api/list'),
    () => at.xpm('POST', 'time.api/add', entry),
    () => at.xpm('GET', 'job.api/current'),
    () => at.xero('GET Contacts'),
    () => at.xero('PUT Contacts', { Name: 'New' }),
    () => at.xero('PUT Contacts', { Name: 'New' }),
    () => putInvoice(at),
    () => putInvoice(at, { LineItems: [] }),
    () => at.xero('GET Invoices?page=1'),
    () => at.xero('GET Invoices/none'),
  ];
  const answers: string[] = [];
  for (const call of calls) {
    const reply = await call();
    const headers = [...reply.headers].filter(([name]) => !['date'].includes(name));
    answers.push(JSON.stringify([reply.status, headers, reply.text]));
  }
  return { answers, state: control.state() };
}

describe('a sandbox', () => {
  it.each(profileNames)(
    'of profile %s holds the same for the same seed, and other things for another',
    (profile) => {
      const whole = (seed: number) => hashOf(createSandbox({ profile, seed, now }).control.state());
      expect(whole(7)).toBe(whole(7));
      if (profile !== 'large') expect(whole(7)).not.toBe(whole(8));
    },
    180_000,
  );

  it.each(['tiny', 'demo'] as const)(
    'of profile %s answers a script of calls to the letter as before',
    async (profile) => {
      const first = await run(profile, 7);
      const second = await run(profile, 7);
      expect(second.answers).toEqual(first.answers);
      expect(second.state).toEqual(first.state);
      expect((await run(profile, 8)).answers).not.toEqual(first.answers);
    },
  );

  it('gives every call a correlation id of its own', async () => {
    const { answers } = await run('tiny', 7);
    const ids = answers.map((answer) => /"xero-correlation-id","([0-9a-f-]{36})"/.exec(answer)?.[1]);
    expect(new Set(ids).size).toBe(answers.length);
  });
});
