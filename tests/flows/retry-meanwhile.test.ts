import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Act, ActOf, Told } from './stores/act.ts';
import { type Ground, openGround } from './stores/ground.ts';
import { openReader, type Reader } from './stores/held.ts';
import { openOffice } from './stores/office.ts';
import { PostgresSide } from './stores/postgres-side.ts';

const id = '7d3f2a10-8c1b-4a55-8f21-0c5e6b7a9d11';
const start = Date.parse('2026-11-18T00:00:00Z');
const values = {
  job: 1,
  staff: 1,
  day: 3,
  minutes: 6,
  note: '',
  isRemoved: false,
  isLinked: true,
  hasXpmPerson: true,
} as const;

let ground: Ground;
let side: PostgresSide;
let reader: Reader;
let now = start;

beforeAll(async () => {
  ground = await openGround();
  await ground.clock.set(start);
  side = new PostgresSide(await openOffice({ db: ground.reader, owner: ground.owner, now: new Date(start) }));
  reader = await openReader(ground.reader, side.office.practiceId);
});

afterAll(async () => {
  reader.close();
  await ground.close();
});

async function make(act: Act): Promise<Told> {
  await ground.clock.set((now += 1_000));
  const told = await side.perform(ground.first.db, act);
  const { messages } = await reader.read();
  for (const message of messages) side.know(message.subjectId, message.id);
  return told;
}

/** Saves the entry, and has its operation answered. */
async function send(minutes: number, answer: ActOf<'step'>['input'] & { kind: 'answer' }) {
  await make({ kind: 'save', id, values: { ...values, minutes }, restMs: 0 });
  await make({ kind: 'claim', gate: 'xpm', workerId: 'w', limit: 1, chance: 0 });
  await make({ kind: 'intend', id, epoch: answer.epoch });
  await make({ kind: 'step', id, input: answer });
}

it('does not send again what became a question while it was being asked for', async () => {
  const delivered = { kind: 'delivered', remoteId: 'r1', hash: 'h1', concern: null } as const;
  await send(6, { kind: 'answer', epoch: 1, opSeq: 1, outcome: delivered });
  const refused = { kind: 'refused', reason: 'refused', sentence: 'No.' } as const;
  await send(12, { kind: 'answer', epoch: 2, opSeq: 2, outcome: refused });
  const seen = { kind: 'there', remoteId: 'r1', hash: 'h1', isInvoiced: true } as const;
  const look: Act = { kind: 'step', id, input: { kind: 'seen', startedAt: (now += 1_000), seen } };
  const retries: Promise<Told>[] = [];
  ground.first.before('kept', async () => {
    const again = side.perform(ground.second.db, { kind: 'again', id });
    retries.push(again);
    expect(await ground.comesToWait(again)).toBe(true);
  });
  await side.perform(ground.first.db, look);
  expect(await Promise.all(retries)).toEqual([{ kind: 'done' }]);
  const { held } = await reader.read();
  expect(held.records[id]).toMatchObject({ state: 'blocked', reason: 'invoiced' });
});
