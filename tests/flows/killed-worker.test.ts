import { prepareTime, readRequest } from '@throughline/api/deliveries/prepare-time';
import { startWorker, type Worker } from '@throughline/api/worker/start-worker';
import { asSystem, asSystemAfter } from '@throughline/core/as-system';
import { claimDue } from '@throughline/core/outbox/claim-due';
import { applyTimeStep } from '@throughline/core/time-entry/apply-time-step';
import { type IntendedTime, intendTimes, readForIntents } from '@throughline/core/time-entry/intend-time';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { connect, newPractice, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { until } from '../support/until.ts';

let product: Product;
let tom: Person;
let workItemId: string;
let worker: Worker | null = null;

beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false, timing: { leaseMs: 300 } });
  tom = await newPractice(product);
  await connect(product, tom);
  await tom.api.mirror.refresh.mutate({});
  const [person] = times().staff;
  await tom.api.staff.link.mutate({ staffId: tom.staffId, xpmStaffUuid: person?.uuid ?? null });
  const { items } = await tom.api.job.list.query({ open: true });
  const job = items.find((row) => row.tasks.length > 0);
  const process = await tom.api.process.create.mutate({ name: 'Anything' });
  const clientId = job?.clientId ?? '';
  const item = await tom.api.workItem.create.mutate({
    clientId,
    processId: process.id,
    dueDate: '2026-11-30',
  });
  workItemId = item.id;
  const xpmJobTaskUuid = job?.tasks[0]?.xpmJobTaskUuid ?? '';
  await tom.api.link.set.mutate({ workItemId, xpmJobNumber: job?.xpmJobNumber ?? '', xpmJobTaskUuid });
});

afterEach(async () => {
  await worker?.stop();
  worker = null;
});

afterAll(() => product.stop());

function times() {
  return product.sandbox.sandbox.control.state().xpm;
}

/** What a worker does up to the send: claims the entry and writes its intent. */
async function claimAndIntend(): Promise<IntendedTime> {
  const { delivery, db } = product.wiring;
  const { practiceId } = tom;
  const [claimed] = await until(
    () =>
      claimDue(db, {
        practiceId,
        kind: 'xpm',
        workerId: 'killed',
        limit: 1,
        timing: product.wiring.delivery.timing,
        what: 'time.api',
      }),
    (taken) => taken.length === 1,
  );
  if (!claimed) throw new Error('nothing was due');
  const call = { practiceId, verb: 'delivery.time_entry', now: new Date(), settings: delivery.settings };
  const prepare = (operation: Parameters<typeof prepareTime>[0]) => JSON.stringify(prepareTime(operation));
  const messages = [claimed.message];
  const [intended] = await asSystemAfter(db, call, {
    read: (tx) => readForIntents(tx, practiceId, messages),
    work: async (ctx, reading) => intendTimes(ctx, messages, { reading, prepare, timing: delivery.timing }),
  });
  if (!intended?.operation) throw new Error('nothing was intended');
  return intended;
}

async function arrives(timeEntryId: string) {
  worker = startWorker(product.wiring);
  return until(
    () => tom.api.timeEntry.trace.query({ timeEntryId }),
    ({ entry }) => entry.delivery.state === 'delivered',
    20_000,
  );
}

const marked = (minutes: number) => times().times.filter((time) => time.minutes === minutes);

describe('a worker that is killed', () => {
  it('before it sent: the next one waits until nothing can arrive any more, then sends once', async () => {
    const entry = await tom.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 101 });
    await claimAndIntend();
    expect(marked(101)).toEqual([]);
    await arrives(entry.id);
    expect(marked(101)).toHaveLength(1);
  });

  it('after it sent, before it wrote that down: the next one finds the entry and sends nothing', async () => {
    const entry = await tom.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 102 });
    const { after: message } = await claimAndIntend();
    const open = await product.wiring.delivery.openXpm(tom.practiceId);
    const sent = await open?.().client.time.execute(readRequest(message.opRequest ?? ''));
    expect(sent?.class).toBe('applied');
    await arrives(entry.id);
    expect(marked(102)).toHaveLength(1);
  });

  it('and wakes up again: its late result changes nothing that the next one settled', async () => {
    const entry = await tom.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 103 });
    const { after: message } = await claimAndIntend();
    await arrives(entry.id);
    const before = await tom.api.timeEntry.trace.query({ timeEntryId: entry.id });
    const { delivery, db } = product.wiring;
    const call = { practiceId: tom.practiceId, verb: 'late', now: new Date(), settings: delivery.settings };
    const outcome = { kind: 'refused', reason: 'refused', sentence: 'Too late' } as const;
    const { leaseEpoch: epoch, opSeq } = message;
    const input = { kind: 'answer', epoch, opSeq, outcome } as const;
    const answer = { httpStatus: 200, correlationId: null, text: null, sentAgoMs: 5 };
    await asSystem(db, call, (ctx) =>
      applyTimeStep(ctx, message, { input, answer, timing: delivery.timing }),
    );
    expect(await tom.api.timeEntry.trace.query({ timeEntryId: entry.id })).toEqual(before);
    expect(marked(103)).toHaveLength(1);
  });

  it('while an edit comes in: the edit is what stands in XPM in the end', async () => {
    const entry = await tom.api.timeEntry.create.mutate({ workItemId, workDate: '2026-11-18', minutes: 104 });
    const { after: message } = await claimAndIntend();
    await tom.api.timeEntry.update.mutate({ timeEntryId: entry.id, minutes: 105 });
    const open = await product.wiring.delivery.openXpm(tom.practiceId);
    await open?.().client.time.execute(readRequest(message.opRequest ?? ''));
    worker = startWorker(product.wiring);
    const arrived = await until(
      () => marked(105),
      (found) => found.length === 1,
      20_000,
    );
    expect(arrived).toHaveLength(1);
    expect(marked(104)).toEqual([]);
  });
});
