import { randomUUID } from 'node:crypto';

import { saveTaskDefinitions } from '@throughline/core/mirror/save-xpm-names';
import { createProcess } from '@throughline/core/process/create-process';
import { listProcesses } from '@throughline/core/process/list-processes';
import { mapProcess } from '@throughline/core/process/map-process';
import { renameProcess } from '@throughline/core/process/rename-process';
import { createWorkItem } from '@throughline/core/work-item/create-work-item';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type LinkingPractice, now, openPractices } from './linking-practice.ts';

let practices: Awaited<ReturnType<typeof openPractices>>;
let practice: LinkingPractice;

beforeAll(async () => {
  practices = await openPractices();
});
afterAll(() => practices.close());
beforeEach(async () => {
  practice = await practices.newPractice();
});

const create = (name: string) =>
  practice.as(practice.admin, 'process.create', (ctx) => createProcess(ctx, { name }));
const map = (processId: string, xpmTaskDefUuid: string | null) =>
  practice.as(practice.admin, 'process.map', (ctx) => mapProcess(ctx, { processId, xpmTaskDefUuid }));
const list = () => practice.as(practice.admin, 'process.list', (ctx) => listProcesses(ctx));

describe('processes', () => {
  it('are listed by name with their XPM task, or a suggestion while they have none', async () => {
    const [taxReturn = ''] = await practice.definitions('Tax return', 'BAS – quarterly');
    const { id } = await create('Tax return');
    await create('bas quarterly');
    await create('Company secretarial');
    await map(id, taxReturn);
    const processes = await list();
    expect(
      processes.map(({ name, taskDefinition, suggestion }) => [name, taskDefinition?.name, suggestion?.name]),
    ).toEqual([
      ['bas quarterly', undefined, 'BAS – quarterly'],
      ['Company secretarial', undefined, undefined],
      ['Tax return', 'Tax return', undefined],
    ]);
  });

  it('keep who mapped them, from what and to what', async () => {
    const [taxReturn = '', bas = ''] = await practice.definitions('Tax return', 'BAS');
    const { id } = await create('Tax return');
    await map(id, taxReturn);
    const mapped = await map(id, bas);
    expect(mapped).toMatchObject({
      taskDefinition: { xpmTaskDefUuid: bas, name: 'BAS', gone: false },
      mappedBy: 'Tom Ashby',
      mappedAt: now.toISOString(),
    });
    const changes = (await practice.history(id)).filter((event) => event.verb === 'process.map');
    expect(
      changes.map(({ before, after }) => [before?.['taskDefinition'], after?.['taskDefinition']]),
    ).toEqual(
      expect.arrayContaining([
        [null, 'Tax return'],
        ['Tax return', 'BAS'],
      ]),
    );
    await map(id, bas);
    expect((await practice.history(id)).filter((event) => event.verb === 'process.map')).toHaveLength(2);
    expect(await map(id, null)).toMatchObject({ taskDefinition: null });
  });

  it('ask for links soon after a mapping changed', async () => {
    const [taxReturn = ''] = await practice.definitions('Tax return');
    const { id } = await create('Tax return');
    await practices.owner.query('update chores set due_at = null where practice_id = $1', [
      practice.practiceId,
    ]);
    await map(id, taxReturn);
    expect(await practice.choreDueAt('link')).toEqual(new Date(now.getTime() + 1_500));
  });

  it('cannot be mapped to what XPM does not list', async () => {
    const [gone = ''] = await practice.definitions('Gone');
    await practice.system((ctx) =>
      saveTaskDefinitions(ctx.tx, { practiceId: practice.practiceId, asOf: now, rows: [] }),
    );
    const { id } = await create('Tax return');
    await expect(map(id, gone)).rejects.toMatchObject({ code: 'not_found' });
    await expect(map(id, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('show an XPM task that is no longer there, and offer another', async () => {
    const [old = ''] = await practice.definitions('BAS');
    const { id } = await create('BAS');
    await map(id, old);
    const rows = [{ uuid: randomUUID(), name: 'BAS', description: '' }];
    await practice.system((ctx) =>
      saveTaskDefinitions(ctx.tx, { practiceId: practice.practiceId, asOf: now, rows }),
    );
    expect(await list()).toMatchObject([
      {
        taskDefinition: { xpmTaskDefUuid: old, gone: true },
        suggestion: { xpmTaskDefUuid: rows[0]?.uuid, score: 1 },
      },
    ]);
  });

  it('have names of their own', async () => {
    const first = await create('Tax return');
    const second = await create('BAS');
    await expect(create('Tax return')).rejects.toMatchObject({ code: 'conflict' });
    const rename = (processId: string, name: string) =>
      practice.as(practice.admin, 'process.rename', (ctx) => renameProcess(ctx, { processId, name }));
    await expect(rename(second.id, 'Tax return')).rejects.toMatchObject({ code: 'conflict' });
    expect(await rename(first.id, 'Tax returns')).toMatchObject({ name: 'Tax returns' });
    expect(await create('Tax return')).toMatchObject({ name: 'Tax return' });
  });

  it('give one of two people who choose the same name at once a sentence', async () => {
    const both = await Promise.allSettled([create('Same'), create('Same')]);
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('count the work items done by them', async () => {
    const [client = ''] = await practice.clients('Kōwhai Holdings');
    const { id } = await create('Tax return');
    await practice.as(practice.admin, 'workItem.create', (ctx) =>
      createWorkItem(ctx, { clientId: client, processId: id, dueDate: '2026-11-20' }),
    );
    expect(await list()).toMatchObject([{ workItemCount: 1, linkedCount: 0 }]);
  });

  it('of another practice are not there', async () => {
    const { id } = await create('Tax return');
    const other = await practices.newPractice();
    const attempt = other.as(other.admin, 'process.rename', (ctx) =>
      renameProcess(ctx, { processId: id, name: 'X' }),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' });
    expect(await other.as(other.admin, 'process.list', (ctx) => listProcesses(ctx))).toEqual([]);
  });
});
