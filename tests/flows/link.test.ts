import { randomUUID } from 'node:crypto';

import type { ServiceContext } from '@throughline/core/context';
import { clearLink } from '@throughline/core/link/clear-link';
import { explainLink } from '@throughline/core/link/explain-link';
import { runLinks } from '@throughline/core/link/run-links';
import { setLink } from '@throughline/core/link/set-link';
import { createProcess } from '@throughline/core/process/create-process';
import { listProcesses } from '@throughline/core/process/list-processes';
import { mapProcess } from '@throughline/core/process/map-process';
import { createWorkItem } from '@throughline/core/work-item/create-work-item';
import { rollOverWorkItem } from '@throughline/core/work-item/roll-over-work-item';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type LinkingPractice, openPractices, type Person } from './linking-practice.ts';

let practices: Awaited<ReturnType<typeof openPractices>>;
let practice: LinkingPractice;
let taxReturn: string;
let bas: string;
let client: string;
let processId: string;

beforeAll(async () => {
  practices = await openPractices();
});
afterAll(() => practices.close());

beforeEach(async () => {
  practice = await practices.newPractice();
  [taxReturn = '', bas = ''] = await practice.definitions('Tax return', 'BAS');
  [client = ''] = await practice.clients('O’Brien Family Trust');
  processId = await newProcess('Tax return', taxReturn);
});

async function newProcess(name: string, xpmTaskDefUuid: string | null): Promise<string> {
  const { id } = await practice.as(practice.admin, 'process.create', (ctx) => createProcess(ctx, { name }));
  await practice.as(practice.admin, 'process.map', (ctx) =>
    mapProcess(ctx, { processId: id, xpmTaskDefUuid }),
  );
  return id;
}

type NewItem = Partial<Parameters<typeof createWorkItem>[1]>;

async function newItem(input: NewItem = {}, by: Person = practice.admin): Promise<string> {
  const item = await practice.as(by, 'workItem.create', (ctx) =>
    createWorkItem(ctx, { clientId: client, processId, dueDate: '2026-11-20', ...input }),
  );
  return item.id;
}

const run = () => practice.rule((ctx) => runLinks(ctx, {}));
const explain = (workItemId: string) =>
  practice.as(practice.admin, 'link.explain', (ctx) => explainLink(ctx, { workItemId }));
const clear = (workItemId: string, by = practice.admin) =>
  practice.as(by, 'link.clear', (ctx) => clearLink(ctx, { workItemId }));

async function set(workItemId: string, xpmJobNumber: string, by = practice.admin) {
  const { rows } = await practices.owner.query<{ uuid: string }>(
    'select xpm_job_task_uuid as uuid from job_tasks where practice_id = $1 and xpm_job_number = $2 order by position',
    [practice.practiceId, xpmJobNumber],
  );
  const xpmJobTaskUuid = rows[0]?.uuid ?? randomUUID();
  return practice.as(by, 'link.set', (ctx) => setLink(ctx, { workItemId, xpmJobNumber, xpmJobTaskUuid }));
}

describe('linking by rule', () => {
  it('links 200 clients with 3 processes each without a click, and changes nothing when run ten times more', async () => {
    const definitions = await practice.definitions('Tax return', 'BAS', 'Accounts');
    const clients = await practice.clients(...Array.from({ length: 200 }, (_, index) => `Client ${index}`));
    const processIds: string[] = [];
    for (const [index, definition] of definitions.entries()) {
      processIds.push(await newProcess(`Process ${index}`, definition));
    }
    await practice.jobs(
      ...clients.map((each, index) => ({
        number: `J-${index}`,
        client: each,
        definition: '',
        definitions,
      })),
    );
    for (const each of clients) {
      await practice.as(practice.admin, 'workItem.create', async (ctx) => {
        for (const id of processIds) {
          await createWorkItem(ctx, { clientId: each, processId: id, dueDate: '2026-11-20' });
        }
      });
    }
    expect(await run()).toEqual({ linked: 600, ambiguous: 0, unmatched: 0, skipped: 0 });
    const audited = 'select count(*) as n from audit_events where practice_id = $1';
    const before = await practice.count(audited);
    for (let times = 0; times < 10; times++) {
      expect(await run()).toEqual({ linked: 0, ambiguous: 0, unmatched: 0, skipped: 600 });
    }
    expect(await practice.count(audited)).toBe(before);
    const { rows } = await practices.owner.query<{
      client: string;
      job: string;
      task: string;
      process: string;
    }>(
      `select w.client_id as client, l.xpm_job_number as job, t.xpm_task_def_uuid as task, w.process_id as process
       from links l
       join work_items w on w.practice_id = l.practice_id and w.id = l.work_item_id
       join job_tasks t on t.practice_id = l.practice_id and t.xpm_job_task_uuid = l.xpm_job_task_uuid
       where l.practice_id = $1 and t.xpm_job_number = l.xpm_job_number`,
      [practice.practiceId],
    );
    expect(rows).toHaveLength(600);
    for (const row of rows) {
      expect(row.job).toBe(`J-${clients.indexOf(row.client)}`);
      expect(row.task).toBe(definitions[processIds.indexOf(row.process)]);
    }
  });

  it('says that a rule linked, on which checks, and writes it down once', async () => {
    await practice.jobs({ number: 'J-2398', client, definition: taxReturn, name: '2026 Tax return' });
    const item = await newItem({ year: 2026 });
    await run();
    expect(await explain(item)).toMatchObject({
      state: 'linked',
      decidedBy: 'rule',
      reason: 'linked_by_rule',
      xpmJobNumber: 'J-2398',
      sentence: 'Linked by rule on 18 Nov: same client, task present, year 2026, due date inside.',
    });
    const links = (await practice.history(item)).filter(
      (event) => event.after?.['xpmJobNumber'] === 'J-2398',
    );
    expect(links).toMatchObject([{ actorKind: 'rule', before: null }]);
  });

  it('leaves a choice between two fitting jobs to a person, both offered', async () => {
    await practice.jobs(
      { number: 'J-2398', client, definition: taxReturn },
      { number: 'J-2440', client, definition: taxReturn },
    );
    const item = await newItem();
    expect(await run()).toMatchObject({ linked: 0, ambiguous: 1 });
    const explained = await explain(item);
    expect(explained).toMatchObject({
      state: 'needs_review',
      decidedBy: null,
      reason: 'two_jobs',
      xpmJobNumber: null,
    });
    expect(explained.candidates.map((each) => [each.xpmJobNumber, each.fits, each.best])).toEqual([
      ['J-2398', true, true],
      ['J-2440', true, false],
    ]);
    const counts = await practice.as(practice.admin, 'process.list', (ctx) => listProcesses(ctx));
    expect(counts).toMatchObject([{ workItemCount: 1, linkedCount: 0, reviewCount: 1 }]);
  });

  it('never takes the job of another client, whatever it is called', async () => {
    const [twin = ''] = await practice.clients('O’Brien Family Trust');
    await practice.jobs({ number: 'J-1', client: twin, definition: taxReturn });
    const item = await newItem();
    expect(await run()).toMatchObject({ linked: 0, unmatched: 1 });
    expect(await explain(item)).toMatchObject({
      state: 'unlinked',
      reason: 'no_job_for_client',
      candidates: [],
    });
  });

  it('links the items of a year to the jobs of that year', async () => {
    await practice.jobs(
      {
        number: 'J-24',
        client,
        definition: taxReturn,
        name: '2024 Tax return',
        from: '2024-07-01',
        to: '2027-06-30',
      },
      {
        number: 'J-25',
        client,
        definition: taxReturn,
        name: '2025 Tax return',
        from: '2025-07-01',
        to: '2027-06-30',
      },
    );
    const items = await Promise.all(Array.from({ length: 5 }, () => newItem({ year: 2025 })));
    await run();
    const jobs = await Promise.all(items.map(async (item) => (await explain(item)).xpmJobNumber));
    expect(jobs).toEqual(Array(5).fill('J-25'));
  });

  it('does nothing while auto-link is off, says so, and takes up the backlog when it is on', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const item = await newItem();
    await practice.autoLink(false);
    expect(await run()).toEqual({ linked: 0, ambiguous: 0, unmatched: 0, skipped: 1 });
    expect(await explain(item)).toMatchObject({
      state: 'unlinked',
      reason: 'auto_link_off',
      autoLink: false,
    });
    await practice.autoLink(true);
    expect(await run()).toMatchObject({ linked: 1 });
  });

  it('keeps links when the mapping changes, and uses the new one for what comes after', async () => {
    await practice.jobs(
      { number: 'J-1', client, definition: taxReturn },
      { number: 'J-2', client, definition: bas },
    );
    const before = await newItem();
    await run();
    await practice.as(practice.admin, 'process.map', (ctx) =>
      mapProcess(ctx, { processId, xpmTaskDefUuid: bas }),
    );
    const after = await newItem();
    await run();
    expect(await explain(before)).toMatchObject({ xpmJobNumber: 'J-1' });
    expect(await explain(after)).toMatchObject({ xpmJobNumber: 'J-2' });
  });

  it('links each item once when two runs meet', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const items = await Promise.all(Array.from({ length: 8 }, () => newItem()));
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.reduce((sum, each) => sum + each.linked, 0)).toBe(items.length);
    for (const item of items) {
      const links = (await practice.history(item)).filter((event) => event.after?.['state'] === 'linked');
      expect(links).toHaveLength(1);
    }
  });

  it('lets a link follow its job to a new number', async () => {
    const uuid = randomUUID();
    const taskUuid = randomUUID();
    await practice.jobs({ number: 'OLD-1', client, definition: taxReturn, uuid, taskUuid });
    const item = await newItem();
    await run();
    await practice.jobs({ number: 'NEW-1', client, definition: taxReturn, uuid, taskUuid });
    expect(await explain(item)).toMatchObject({ state: 'linked', decidedBy: 'rule', xpmJobNumber: 'NEW-1' });
  });
});

describe('a person decides', () => {
  it('keeps a link set by hand through every later run', async () => {
    await practice.jobs(
      { number: 'J-1', client, definition: taxReturn },
      { number: 'J-2', client, definition: bas },
    );
    const item = await newItem();
    await set(item, 'J-2');
    for (let times = 0; times < 10; times++) await run();
    expect(await explain(item)).toMatchObject({
      state: 'linked',
      decidedBy: 'staff',
      decidedByName: 'Tom Ashby',
      xpmJobNumber: 'J-2',
      sentence: 'Linked by Tom Ashby on 18 Nov. Rules leave it alone.',
    });
  });

  it('never links again what somebody unlinked, and says who did', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const item = await newItem();
    await run();
    await clear(item);
    for (let times = 0; times < 10; times++) expect(await run()).toMatchObject({ linked: 0, skipped: 1 });
    expect(await explain(item)).toMatchObject({
      state: 'unlinked',
      decidedBy: 'staff',
      reason: 'unlinked_by_staff',
      sentence:
        'Tom Ashby unlinked this on 18 Nov, so rules leave it alone. Link it by hand if that changed.',
    });
  });

  it('is held to it by the database too', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const item = await newItem();
    await set(item, 'J-1');
    const byRule = practices.owner.query(
      `update links set decided_by = 'rule', decided_by_staff_id = null where work_item_id = $1`,
      [item],
    );
    await expect(byRule).rejects.toMatchObject({ code: 'TL001' });
  });

  it('changes nothing and writes nothing down when the same is said twice', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const item = await newItem();
    await set(item, 'J-1');
    const once = await practice.history(item);
    await set(item, 'J-1');
    expect(await practice.history(item)).toEqual(once);
    await clear(item);
    const cleared = await practice.history(item);
    await clear(item);
    expect(await practice.history(item)).toEqual(cleared);
  });

  it('cannot link to the job of another client, nor to a task the job does not carry', async () => {
    const [other = ''] = await practice.clients('Ngaio Studio');
    await practice.jobs(
      { number: 'J-1', client, definition: taxReturn },
      { number: 'J-9', client: other, definition: taxReturn },
    );
    const item = await newItem();
    await expect(set(item, 'J-9')).rejects.toMatchObject({ code: 'not_found' });
    const unknownTask = practice.as(practice.admin, 'link.set', (ctx) =>
      setLink(ctx, { workItemId: item, xpmJobNumber: 'J-1', xpmJobTaskUuid: randomUUID() }),
    );
    await expect(unknownTask).rejects.toMatchObject({ code: 'not_found' });
    expect(await explain(item)).toMatchObject({ state: 'unlinked' });
  });

  it('decides about own and unassigned work, an admin about all', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const mei = await practice.member('Mei Tanaka');
    const ana = await practice.member('Ana Reid');
    const meis = await newItem({ assignedTo: mei.staffId });
    const nobodys = await newItem();
    await expect(set(meis, 'J-1', ana)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(clear(meis, ana)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await set(meis, 'J-1', mei)).toMatchObject({ decidedByName: 'Mei Tanaka' });
    expect(await set(nobodys, 'J-1', ana)).toMatchObject({ decidedByName: 'Ana Reid' });
    expect(await clear(meis)).toMatchObject({ decidedByName: 'Tom Ashby' });
  });

  it('cannot reach the work of another practice', async () => {
    await practice.jobs({ number: 'J-1', client, definition: taxReturn });
    const item = await newItem();
    const other = await practices.newPractice();
    const there = { workItemId: item, xpmJobNumber: 'J-1', xpmJobTaskUuid: randomUUID() };
    const attempts = [explainLink, clearLink, (ctx: ServiceContext) => setLink(ctx, there)];
    for (const attempt of attempts) {
      const reached = other.as(other.admin, 'link.try', (ctx) => attempt(ctx, there));
      await expect(reached).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await other.rule((ctx) => runLinks(ctx, { workItemIds: [item] }))).toEqual({
      linked: 0,
      ambiguous: 0,
      unmatched: 0,
      skipped: 0,
    });
  });
});

describe('rolling over', () => {
  it('leaves the old job, proposes the next, and waits for a person', async () => {
    await practice.jobs(
      { number: 'J-26', client, definition: taxReturn, name: '2026 Tax return' },
      {
        number: 'J-27',
        client,
        definition: taxReturn,
        name: '2027 Tax return',
        from: '2027-07-01',
        to: '2028-06-30',
      },
    );
    const item = await newItem({ year: 2026 });
    await run();
    const rolled = await practice.as(practice.admin, 'workItem.rollOver', (ctx) =>
      rollOverWorkItem(ctx, { workItemId: item, dueDate: '2027-11-20' }),
    );
    expect(rolled).toMatchObject({ dueDate: '2027-11-20', year: 2027, link: { state: 'needs_review' } });
    for (let times = 0; times < 3; times++) expect(await run()).toMatchObject({ linked: 0, skipped: 1 });
    const explained = await explain(item);
    expect(explained).toMatchObject({
      state: 'needs_review',
      decidedBy: 'staff',
      reason: 'rolled_over',
      xpmJobNumber: null,
      sentence: 'This work item came over from 2026. J-27 fits 2027; accept it or choose another.',
    });
    expect(explained.candidates[0]).toMatchObject({ xpmJobNumber: 'J-27', fits: true, best: true });
    expect(await set(item, 'J-27')).toMatchObject({ state: 'linked', xpmJobNumber: 'J-27' });
  });

  it('says the same again when asked twice, and refuses to go back in time', async () => {
    const item = await newItem();
    const roll = (dueDate: string) =>
      practice.as(practice.admin, 'workItem.rollOver', (ctx) =>
        rollOverWorkItem(ctx, { workItemId: item, dueDate }),
      );
    const once = await roll('2027-11-20');
    const history = await practice.history(item);
    expect(await roll('2027-11-20')).toEqual(once);
    expect(await practice.history(item)).toEqual(history);
    await expect(roll('2026-11-20')).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
