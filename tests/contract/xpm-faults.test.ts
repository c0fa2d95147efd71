import type { FaultRule, SandboxState } from '@throughline/sandbox';
import {
  createXpmClient,
  prepareTimeAdd,
  prepareTimeRemove,
  prepareTimeUpdate,
  type PreparedRequest,
  type TimeUuid,
  type WriteReply,
} from '@throughline/xpm-client';
import { describe, expect, it, vi } from 'vitest';

import { freePort } from '../support/free-port.ts';
import { timeRecord } from './expected.ts';
import { patientFor, practiceFaults, waitOf, type FaultCase } from './fault-cases.ts';
import { openPractice, type OpenPractice } from './open-clients.ts';
import { entryOf } from './practice-entries.ts';
import { contractServer } from './support.ts';

const server = contractServer('tiny');

/** One fault for the next call of that kind, and none after. */
const faultOn = (path: string, kind: FaultCase['kind']): FaultRule => ({
  path: `/practicemanager/3.1/${path}`,
  kind,
  count: 1,
  ...waitOf(kind),
});

type Write = {
  readonly op: 'add' | 'update' | 'delete';
  readonly path: string;
  /** The request, and what XPM holds of the entry once it has had its effect. */
  prepare(state: SandboxState, uuid: TimeUuid): { request: PreparedRequest; after: object[] };
};

const kept = { minutes: 60, note: 'before' };
const changed = { minutes: 25, note: 'after & later' };

const writes: readonly Write[] = [
  {
    op: 'add',
    path: 'time.api/add',
    prepare: (state) => {
      const after = [kept, changed].map((held) => expect.objectContaining(held));
      return { request: prepareTimeAdd(entryOf(state, changed)), after };
    },
  },
  {
    op: 'update',
    path: 'time.api/update',
    prepare: (state, uuid) => ({
      request: prepareTimeUpdate(uuid, entryOf(state, changed)),
      after: [expect.objectContaining({ uuid, ...changed })],
    }),
  },
  {
    op: 'delete',
    path: 'time.api/delete/',
    prepare: (_, uuid) => ({ request: prepareTimeRemove(uuid), after: [] }),
  },
];

const held = async () => (await server.state()).xpm.times.map(timeRecord);

const byMinutes = (one: { minutes: number }, other: { minutes: number }): number =>
  other.minutes - one.minutes;

const writeCases = practiceFaults.flatMap((fault) =>
  writes.map((write) => ({ ...fault, ...write, expected: fault.write })),
);

describe('a write', () => {
  it.each(writeCases)(
    '$op under $kind is what the protocol says, and XPM holds what it must',
    async (wanted) => {
      const { xpm } = await openPractice(server, patientFor(wanted.kind));
      const state = await server.state();
      const { uuid } = await xpm.time.add(entryOf(state, kept));
      const before = await held();
      const { request, after } = wanted.prepare(state, uuid);

      await server.faults(faultOn(wanted.path, wanted.kind));
      const reply = await xpm.time.execute(request);

      expect(reply).toMatchObject({ ...wanted.expected, status: wanted.status });
      const expected = wanted.effect ? after : before;
      await vi.waitFor(async () => expect((await held()).sort(byMinutes)).toEqual(expected), {
        timeout: 5000,
      });
      const attempts = (await server.calls()).filter(({ fault }) => fault !== null);
      expect(attempts).toMatchObject([{ method: request.method, fault: wanted.kind }]);
    },
  );

  it('that comes late is not there yet when we give up, and lands afterwards', async () => {
    const { xpm } = await openPractice(server, patientFor('delay'));
    const state = await server.state();
    await server.faults(faultOn('time.api/add', 'delay'));
    const reply = await xpm.time.execute(prepareTimeAdd(entryOf(state)));
    expect(reply).toMatchObject({ class: 'unknown', why: 'timed_out' });
    expect(await held()).toEqual([]);
    await vi.waitFor(async () => expect(await held()).toHaveLength(1), { timeout: 5000 });
  });

  it('answered by a page in HTML may have had its effect', async () => {
    const { xpm } = await openPractice(server);
    const state = await server.state();
    await server.faults({ ...faultOn('time.api/add', 'html-200'), commit: true });
    expect(await xpm.time.execute(prepareTimeAdd(entryOf(state)))).toMatchObject({
      class: 'unknown',
      status: 200,
    });
    expect(await held()).toHaveLength(1);
  });

  it('cut off in the middle of the answer is unknown, wherever the cut is', async () => {
    const { xpm } = await openPractice(server);
    const state = await server.state();
    const replies: WriteReply[] = [];
    for (const atByte of [0, 1, 9, 60, 200, 400]) {
      await server.faults({ ...faultOn('time.api/add', 'drop-after'), atByte });
      replies.push(await xpm.time.execute(prepareTimeAdd(entryOf(state, { minutes: 5 }))));
    }
    expect(new Set(replies.map((reply) => reply.class))).toEqual(new Set(['unknown']));
    expect(await held()).toHaveLength(replies.length);
  });

  it.each([0, 1, 20, 55, 120, 300])('whose answer ends after byte %d is unknown', async (atByte) => {
    const { xpm } = await openPractice(server);
    await server.faults({ ...faultOn('time.api/add', 'truncated'), atByte });
    const reply = await xpm.time.execute(prepareTimeAdd(entryOf(await server.state())));
    expect(reply).toMatchObject({ class: 'unknown', why: 'unreadable', status: 200 });
    expect(await held()).toHaveLength(1);
  });

  it('that was unknown is found by reading the day, not by sending again', async () => {
    const { xpm } = await openPractice(server);
    const entry = entryOf(await server.state());
    await server.faults(faultOn('time.api/add', 'drop-after'));
    await expect(xpm.time.add(entry)).rejects.toMatchObject({ kind: 'uncertain', status: null });
    const found = await xpm.time.forStaff(entry.staff, { from: entry.date, to: entry.date });
    expect(found).toEqual([expect.objectContaining({ ...entry })]);
  });

  it('to a port where nobody listens was not sent', async () => {
    const { accessToken, practiceTenantId } = await openPractice(server);
    const xpm = createXpmClient({
      baseUrl: `http://127.0.0.1:${await freePort()}/practicemanager/3.1`,
      tenantId: practiceTenantId,
      getAccessToken: async () => accessToken,
    });
    const reply = await xpm.time.execute(prepareTimeAdd(entryOf(await server.state())));
    expect(reply).toMatchObject({ class: 'not_applied', kind: 'unavailable', status: null });
  });

  it('after the token ran out goes through with a new one', async () => {
    let token = '';
    const { xpm, accessToken } = await openPractice(server, { getAccessToken: async () => token });
    token = accessToken;
    const prepared = prepareTimeAdd(entryOf(await server.state()));
    await server.faults(faultOn('time.api/add', 'token-expired'));
    expect(await xpm.time.execute(prepared)).toMatchObject({
      kind: 'unauthorised',
      sentence: expect.stringMatching(/^TokenExpired/),
    });
    token = (await openPractice(server)).accessToken;
    expect(await xpm.time.execute(prepared)).toMatchObject({ class: 'applied' });
    expect(await held()).toHaveLength(1);
  });
});

describe('a read', () => {
  const read = ({ xpm }: OpenPractice): Promise<unknown> => xpm.staff.list();

  it.each(practiceFaults)('under $kind is $read, tried once, and works again afterwards', async (fault) => {
    const practice = await openPractice(server, patientFor(fault.kind));
    await server.faults(faultOn('staff.api/list', fault.kind));
    const retryAfterMs = fault.write.class === 'not_applied' ? fault.write.retryAfterMs : null;
    await expect(read(practice)).rejects.toMatchObject({
      kind: fault.read,
      status: fault.status,
      retryAfterMs,
    });
    const attempts = async () => (await server.calls()).filter(({ path }) => path.endsWith('staff.api/list'));
    await vi.waitFor(async () => expect(await attempts()).toHaveLength(1), { timeout: 5000 });
    expect(await read(await openPractice(server))).toHaveLength((await server.state()).xpm.staff.length);
  });

  it('whose list breaks off half-way gives no rows', async () => {
    const { xpm } = await openPractice(server);
    for (const atByte of [60, 200, 300]) {
      await server.faults({ ...faultOn('staff.api/list', 'drop-after'), atByte });
      await expect(xpm.staff.list()).rejects.toMatchObject({ kind: 'unavailable', status: 200 });
    }
  });
});

it('no reply, read or written, shows a token', async () => {
  const practice = await openPractice(server);
  await server.faults(faultOn('time.api/add', 'token-expired'));
  const reply = await practice.xpm.time.execute(prepareTimeAdd(entryOf(await server.state())));
  await server.faults(faultOn('staff.api/list', '500'));
  const error: unknown = await practice.xpm.staff.list().catch((cause: unknown) => cause);
  const said = JSON.stringify([reply, error, practice.metas]) + String(error);
  expect(said).toContain('TokenExpired');
  expect(said).not.toContain(practice.accessToken);
});
