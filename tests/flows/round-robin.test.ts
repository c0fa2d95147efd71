import { createLogger } from '@throughline/api/logger';
import { type Database, openDatabase } from '@throughline/core/db/client';
import { defaultTiming } from '@throughline/core/sync/timing';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startDeliveryLoop } from '../../apps/api/src/worker/delivery-loop.ts';
import type { Loop } from '../../apps/api/src/worker/run-loop.ts';
import { bareMessages } from '../support/bare-messages.ts';
import { barePractice } from '../support/bare-practice.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

/** More than are served side by side. */
const backlogged = 25;
const sideBySide = 16;

let fresh: FreshDatabase;
let owner: pg.Client;
let db: Database;
let loop: Loop;
/** Practices in the order their turns began, and what lets a turn under way end. */
let turns: string[];
let underWay: Map<string, () => void>;

beforeEach(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  db = openDatabase({ url: fresh.appUrl });
  turns = [];
  underWay = new Map();
});

afterEach(async () => {
  isOver = true;
  for (const practiceId of underWay.keys()) end(practiceId);
  await loop.stop();
  await Promise.all([db.close(), owner.end()]);
  await fresh.drop();
  isOver = false;
});

let isOver = false;

/** The loop of production; each of its turns reaches XPM, finds nobody, and lasts until the test ends it. */
function start(): void {
  loop = startDeliveryLoop({
    db,
    settings: { settleSeconds: 0, appUrl: 'http://localhost', receiptKeys: [] },
    timing: defaultTiming,
    logger: createLogger('silent'),
    workerId: 'w',
    now: () => new Date(),
    openXpm: (practiceId) =>
      new Promise((resolve) => {
        if (isOver) return resolve(null);
        turns.push(practiceId);
        underWay.set(practiceId, () => resolve(null));
      }),
    openLedger: async () => null,
    renewToken: async () => undefined,
  });
}

/** The turn under way ends. */
function end(practiceId: string): void {
  const letGo = underWay.get(practiceId);
  underWay.delete(practiceId);
  letGo?.();
}

const begun = (count: number) =>
  until(
    () => turns.length,
    (length) => length >= count,
  );

async function practices(count: number, messages: number): Promise<string[]> {
  const ids = [];
  for (let number = 0; number < count; number += 1) {
    const { practiceId } = await barePractice(db, owner);
    await bareMessages(owner, practiceId, messages);
    ids.push(practiceId);
  }
  return ids;
}

describe('turns between practices', () => {
  it('come to each that is due once before to anybody twice', async () => {
    const deep = await practices(backlogged, 20);
    start();
    await begun(sideBySide);
    for (let count = sideBySide; count < 2 * backlogged; count += 1) {
      end(turns[count - sideBySide] ?? '');
      await begun(count + 1);
    }
    expect(turns.slice(0, backlogged).toSorted()).toEqual(deep.toSorted());
    expect(turns.slice(backlogged).toSorted()).toEqual(deep.toSorted());
  });

  it('come to each once before to anybody twice, however many end together', async () => {
    const deep = await practices(backlogged, 20);
    start();
    await begun(sideBySide);
    const together = backlogged - sideBySide;
    for (const practiceId of turns.slice(0, together)) end(practiceId);
    await begun(backlogged);
    expect(turns.toSorted()).toEqual(deep.toSorted());
  });

  it('come to one that is late and has little before anybody else has two', async () => {
    await practices(backlogged, 20);
    start();
    await begun(sideBySide);
    const [late = ''] = await practices(1, 1);
    for (let count = sideBySide; !turns.includes(late); count += 1) {
      end(turns[count - sideBySide] ?? '');
      await begun(count + 1);
    }
    // Having one message only it ends its turn by itself, and the next may have begun.
    const meanwhile = turns.slice(sideBySide, turns.indexOf(late));
    expect(new Set(meanwhile).size).toBe(meanwhile.length);
  });

  it('go on beside those whose XPM does not answer', async () => {
    const deep = await practices(backlogged, 20);
    start();
    await begun(sideBySide);
    const stuck = turns.slice(0, sideBySide - 1);
    const others = deep.filter((practiceId) => !stuck.includes(practiceId));
    for (let count = sideBySide; count < sideBySide + 2 * others.length; count += 1) {
      end(turns[count - 1] ?? '');
      await begun(count + 1);
    }
    const served = turns.slice(sideBySide - 1, sideBySide - 1 + 2 * others.length);
    expect(served.slice(0, others.length).toSorted()).toEqual(others.toSorted());
    expect(served.slice(others.length)).toEqual(served.slice(0, others.length));
  });
});
