import { decideRefresh } from '@throughline/core/connection/decide-refresh';
import { decideCall } from '@throughline/core/outbox/decide-call';
import { gateRoom } from '@throughline/core/outbox/gate-room';
import type { GateState } from '@throughline/core/outbox/gate-state';
import type { SyncEffect } from '@throughline/core/sync/inputs';
import { newRecord, type Operation, type SyncRecord } from '@throughline/core/sync/record';
import { defaultTiming } from '@throughline/core/sync/timing';
import { describe, expect, it } from 'vitest';

import { checkReceipts } from './check/check-receipts.ts';
import { checkTenant } from './check/check-tenant.ts';
import { Tally } from './check/tally.ts';
import { TokenWatch } from './check/token-watch.ts';
import { Traffic } from './check/traffic.ts';
import { core, type Core } from './engine/core.ts';
import { drawProfile, type Profile } from './engine/profile.ts';
import { Random } from './engine/random.ts';
import { Scheduler } from './engine/scheduler.ts';
import { Sim } from './engine/sim.ts';
import { Trace } from './engine/trace.ts';
import { Identity } from './remote/identity.ts';
import { runSeed } from './run-seed.ts';
import type { ReceiptLine, TokenSet } from './world/rows.ts';

/** What a worse program would do, in a world that gives it the occasion; and what has to notice. */
type Worse = {
  readonly production: Partial<Core>;
  readonly change: Partial<Profile>;
  readonly notices: string;
};

/** A gate that takes something for what it is not. */
function deceived(wrong: Partial<GateState>): Pick<Core, 'decideCall' | 'gateRoom'> {
  return {
    decideCall: (gate, priority) => decideCall({ ...gate, ...wrong }, priority),
    gateRoom: (gate, limit) => gateRoom({ ...gate, ...wrong }, limit),
  };
}

const worse: Readonly<Record<string, Worse>> = {
  'the minute is not counted': {
    production: deceived({ inMinute: 0 }),
    change: { otherCalls: 80 },
    notices: 'I7',
  },
  'what is in flight is not counted': {
    production: deceived({ inFlight: 0 }),
    change: { entries: 20, practices: 1, dropReply: 0.5 },
    notices: 'I7',
  },
  'what is left of the day is not asked': {
    production: deceived({ dayRemaining: null }),
    change: { otherCalls: 60, dayCalls: 20 },
    notices: 'I7',
  },
  'every gate takes as much of the app’s limit as it wants': {
    production: { divideLimit: ({ wanted }) => wanted },
    change: { otherCalls: 60, appPerMinute: 20 },
    notices: 'I7',
  },
  'a refusal is not waited for': {
    production: { pauseAfter: () => null },
    change: { limited: 0.5 },
    notices: 'I8',
  },
  'whoever waited for the lock does not look again': {
    production: {
      decideRefresh: (state, input) => (input.kind === 'locked' ? 'ask_xero' : decideRefresh(state, input)),
    },
    change: { unauthorised: 0.3, workers: 3, entries: 6 },
    notices: 'I18',
  },
  'a duration is taken from the wall clock': {
    production: { createElapsedClock: (clocks) => clocks?.wall ?? core.createElapsedClock() },
    change: { stalls: 0.3, clockSteps: 200 },
    notices: '',
  },
};

it.each(Object.entries(worse))('notices when %s', async (_, { production, change, notices }) => {
  const violationsOf = async (seed: number, parts: Partial<Core>) => {
    const { violations } = await runSeed(seed, { tally: new Tally(), production: parts, change });
    return violations;
  };
  let seed = 1;
  while (seed < 3_000 && (await violationsOf(seed, production)).length === 0) seed += 1;
  const [found] = await violationsOf(seed, production);
  expect(found).toMatch(new RegExp(`^${notices}`));
  expect(await violationsOf(seed, {})).toEqual([]);
});

function simOf(): Sim {
  const random = new Random(1);
  return new Sim({
    random,
    core,
    tally: new Tally(),
    chaos: drawProfile(random, new Random(2)),
    trace: new Trace(false),
    scheduler: new Scheduler(),
  });
}

const machine = { isDead: false, pausedUntil: 0 };

describe('traffic', () => {
  const granted = { callId: 1, takenAt: 1, leaseUntil: 1_000_000 };

  it('allows what was granted before anybody knew that it may not leave, and nothing after', () => {
    const sim = simOf();
    const traffic = new Traffic(sim, defaultTiming);
    traffic.parked('p1 ledger');
    traffic.refused(['p1 xpm'], 1_000);
    traffic.departs('p1 xpm', { ...granted, takenAt: 0 }, machine);
    traffic.departs('p2 xpm', granted, machine);
    expect(sim.violations).toEqual([]);
    traffic.departs('p1 xpm', granted, machine);
    traffic.departs('p1 ledger', granted, machine);
    expect(sim.violations).toEqual([
      'I8: p1 xpm: a call 1000 ms before it may',
      'I8: p1 ledger: a call while nobody is connected',
    ]);
  });

  it('allows nothing that no gate granted', () => {
    const sim = simOf();
    new Traffic(sim, defaultTiming).departs('p1 xpm', null, machine);
    expect(sim.violations).toEqual(['I7: p1 xpm: a call nobody granted']);
  });
});

describe('a write', () => {
  const identity = new Identity(60_000);
  const tokens = { p1: identity.consent('p1', 0).access, p2: identity.consent('p2', 0).access };

  it('goes to the tenant of its practice with the token of its practice', () => {
    const sent = (gate: 'p1 xpm' | 'p2 xpm', token: string | null) =>
      checkTenant({ practice: 'p1' }, { gate, token }, identity);
    expect(sent('p1 xpm', tokens.p1)).toBeNull();
    expect(sent('p2 xpm', tokens.p2)).toBe('of p1 goes to p2');
    expect(sent('p1 xpm', tokens.p2)).toBe('of p1 goes with the token of p2');
    expect(sent('p1 xpm', null)).toBe('of p1 goes with the token of nobody');
  });
});

describe('the receipt', () => {
  const line = (event: ReceiptLine['event'], opSeq = 1, outcome: string | null = null): ReceiptLine => ({
    kind: 'receipt',
    event,
    opSeq,
    op: 'add',
    outcome,
    remoteId: null,
    hash: null,
  });
  const operation: Operation = {
    kind: 'add',
    target: null,
    hash: 'h',
    request: '{}',
    key: null,
    sentAt: 0,
    quietAt: 1,
    why: null,
  };
  const idle = newRecord(0);
  const sending: SyncRecord = { ...idle, state: 'sending', op: operation, opSeq: 1 };
  const send: SyncEffect = { kind: 'send', opSeq: 1, operation };
  const problem = (
    before: SyncRecord,
    after: SyncRecord,
    { effects, earlier = [] }: { effects: readonly SyncEffect[]; earlier?: readonly ReceiptLine[] },
  ) => {
    const fresh = effects.flatMap((effect) => (effect.kind === 'receipt' ? [effect] : []));
    const result = { record: after, effects, verdict: 'done' } as const;
    return checkReceipts({ before, result, lines: [...earlier, ...fresh] });
  };

  it('has one line for the beginning of an operation', () => {
    expect(problem(idle, sending, { effects: [send, line('intent')] })).toBeNull();
    expect(problem(idle, sending, { effects: [send] })).toBe('1 sends and 0 intents written down');
    expect(problem(idle, sending, { effects: [send, line('intent')], earlier: [line('intent')] })).toBe(
      'operation 1 is written down 2 times',
    );
  });

  it('has one line for its end, and no more answers than sendings', () => {
    const over: SyncRecord = { ...idle, state: 'delivered', opSeq: 1, remoteId: 'u1' };
    const earlier = [line('intent')];
    expect(problem(sending, over, { effects: [line('answer')], earlier })).toBeNull();
    expect(problem(sending, over, { effects: [], earlier })).toBe('operation 1 ended with 0 lines');
    expect(problem(sending, over, { effects: [line('answer'), line('read_back')], earlier })).toBe(
      'operation 1 ended with 2 lines',
    );
    expect(problem(sending, sending, { effects: [line('answer'), line('answer')], earlier })).toBe(
      'operation 1 has more answers than sendings',
    );
  });

  it('has a line for whatever changed over there', () => {
    expect(problem(idle, { ...idle, syncedHash: 'h' }, { effects: [] })).toBe(
      'what is over there changed without a line',
    );
  });
});

describe('a pair of tokens', () => {
  const locked: TokenSet = {
    access: 'a1',
    refresh: 'r1',
    version: 1,
    expiresAt: 0,
    refreshedAt: 0,
    refreshStartedAt: null,
  };
  const asked = { locked, now: 0, rejected: null, worker: machine, isHolding: true };

  it('is traded once, by one at a time, and not while it is good', () => {
    const sim = simOf();
    const tokens = new TokenWatch(sim);
    const ended = tokens.asks('p1', asked);
    tokens.asks('p1', asked);
    ended();
    tokens.saves('p1', locked);
    tokens.asks('p1', asked)();
    tokens.saves('p1', locked);
    tokens.asks('p2', { ...asked, locked: { ...locked, refresh: 'r2', expiresAt: 300_000 } });
    tokens.lost('p2', false);
    expect(sim.violations).toEqual([
      'I18: p1 asks while another does',
      'I18: p1 trades what was traded',
      'I18: p1 keeps a second pair for one',
      'I18: p2 trades what is good',
      'I18: p2 lost its consent',
    ]);
  });
});
