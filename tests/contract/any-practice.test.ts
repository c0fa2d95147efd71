import {
  jobNumber,
  type NewXpmTime,
  prepareTimeAdd,
  staffUuid,
  taskDefUuid,
  timeUuid,
} from '@throughline/xpm-client';
import { beforeEach, describe, expect, it } from 'vitest';

import { anyServer } from './any-server.ts';
import { headersFor, practiceUrl } from './open-clients.ts';
import { daysAfter, nobody } from './practice-entries.ts';
import { first } from './support.ts';

/** What holds of every XPM practice, whatever it keeps. */
const server = anyServer();
const today = new Date().toISOString().slice(0, 10);
const month = { from: daysAfter(today, -30), to: today };

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${practiceUrl(server)}/${path}`, {
    headers: { ...headersFor(server.access.accessToken, server.access.practiceTenantId), ...headers },
  });

describe('any practice', () => {
  it('gives one of its staff as in the list', async () => {
    const person = first(await server.xpm.staff.list());
    expect(await server.xpm.staff.get(staffUuid(person.uuid ?? ''))).toEqual(person);
  });

  it('gives one of its task definitions as in the list', async () => {
    const definition = first(await server.xpm.taskDefinitions.list());
    expect(await server.xpm.taskDefinitions.get(taskDefUuid(definition.uuid ?? ''))).toEqual(definition);
  });

  it('gives one of its current jobs by number as in the list', async () => {
    const job = first(await server.xpm.jobs.current({ detailed: false }));
    const { number, uuid, name } = await server.xpm.jobs.get(jobNumber(job.number));
    expect({ number, uuid, name }).toEqual({ number: job.number, uuid: job.uuid, name: job.name });
  });

  it('finds a client by its name', async () => {
    const { name, uuid } = first((await server.xpm.clients.pagedList()).rows);
    expect((await server.xpm.clients.search(name)).map((client) => client.uuid)).toContain(uuid);
  });

  it('lists its categories and templates, each once', async () => {
    for (const rows of [await server.xpm.categories.list(), await server.xpm.templates.list()]) {
      expect(new Set(rows.map(({ uuid }) => uuid)).size).toBe(rows.length);
    }
  });

  it('lists time of the days asked for only', async () => {
    for (const { date } of await server.xpm.time.list(month)) {
      expect(date >= month.from && date <= month.to).toBe(true);
    }
  });

  it('says that it has no such job, person or entry', async () => {
    const unknown = [
      server.xpm.jobs.get(jobNumber('nobody-has-this')),
      server.xpm.staff.get(staffUuid(nobody)),
      server.xpm.time.get(timeUuid(nobody)),
    ];
    for (const answer of await Promise.allSettled(unknown)) expect(answer.status).toBe('rejected');
  });

  it('tells how many calls are left', async () => {
    const { headers } = await ask('category.api/list');
    expect(headers.get('x-minlimit-remaining')).toMatch(/^\d+$/);
    expect(headers.get('x-daylimit-remaining')).toMatch(/^\d+$/);
  });

  it.each([
    { what: 'a token nobody issued', headers: { authorization: 'Bearer made-up' }, status: 401 },
    { what: 'a tenant that is not connected', headers: { 'xero-tenant-id': nobody }, status: 403 },
  ])('turns $what away with $status', async ({ headers, status }) => {
    expect((await ask('category.api/list', headers)).status).toBe(status);
  });
});

describe('any practice that may be written to', () => {
  beforeEach(({ skip }) => skip(server.noWrites !== null, server.noWrites ?? ''));

  async function newEntry(): Promise<NewXpmTime> {
    const person = first(await server.xpm.staff.list());
    const jobs = await server.xpm.jobs.current({ detailed: true });
    const job = first(jobs, ({ tasks }) => (tasks ?? []).some(({ completed }) => !completed));
    const task = first(job.tasks ?? [], ({ completed }) => !completed);
    return {
      job: jobNumber(job.number),
      task: task.uuid,
      staff: staffUuid(person.uuid ?? ''),
      date: today,
      minutes: 7,
      note: 'Contract & <case> – Tāmaki',
    };
  }

  it('keeps an entry as sent, changes it, and lets it go', async () => {
    const entry = await newEntry();
    const made = await server.xpm.time.execute(prepareTimeAdd(entry));
    if (made.class !== 'applied' || made.time === null) throw new Error(`not added: ${JSON.stringify(made)}`);
    const { uuid } = made.time;
    expect(await server.xpm.time.get(uuid)).toMatchObject(entry);
    await server.xpm.time.update(uuid, { ...entry, minutes: 8 });
    expect(await server.xpm.time.get(uuid)).toMatchObject({ ...entry, minutes: 8 });
    await server.xpm.time.remove(uuid);
    await expect(server.xpm.time.get(uuid)).rejects.toMatchObject({ name: 'XpmError' });
  });

  it('takes no entry of a person it does not have', async () => {
    const entry = { ...(await newEntry()), staff: staffUuid(nobody) };
    expect(await server.xpm.time.execute(prepareTimeAdd(entry))).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
    });
  });
});
