import { decideRefresh, refreshDueAt, type RefreshState, refreshTimes } from './decide-refresh.ts';

/** What a worse program would do; each is a way to lose a consent. */
export type Flaws = {
  readonly forgetStart?: boolean;
  readonly noLock?: boolean;
  readonly secondLookMs?: number;
};

export type History = {
  dead: boolean;
  mostAtOnce: number;
  crashes: number;
  lost: number;
  /** Refreshes with a token that had been traded before. */
  inGrace: number;
  used: number;
};

type Row = RefreshState & { readonly access: number; readonly refresh: number; readonly parked: boolean };
type Step = Generator<number, void, void>;
type Worker = { readonly self: object; readonly step: Step; readonly atMs: number };

const minuteMs = 60_000;
const graceMs = 30 * minuteMs;

type World = {
  readonly flaws: Flaws;
  readonly random: () => number;
  readonly xero: ReturnType<typeof createXero>;
  readonly seen: History;
  now: number;
  row: Row;
  /** Who holds the row's lock. */
  lockedBy: object | null;
  asking: number;
  /** When somebody looks whether a refresh has to be repeated. */
  lookAt: number;
  silentUntil: number;
  workers: Worker[];
};

/**
 * Plays some hours of one consent: workers that race and may die at any step, a look after refreshes that did not end,
 * and an identity service whose replies get lost. Nothing is random but by the seed. The promise presupposes that a
 * worker gets through within half an hour; here one does after a quarter.
 */
export function simulateRefreshes(seed: number, flaws: Flaws = {}): History {
  const xero = createXero();
  const row = { ...xero.issue(), ...lifeFrom(0), refreshStartedAt: null, parked: false };
  const seen = { dead: false, mostAtOnce: 0, crashes: 0, lost: 0, inGrace: 0, used: 0 };
  const start = { now: 0, lockedBy: null, asking: 0, lookAt: Infinity, silentUntil: 0, workers: [] };
  const world: World = { flaws, random: seeded(seed), xero, seen, row, ...start };
  for (let round = 0; round < 40; round += 1) playRound(world);
  world.seen.dead = world.row.parked || !xero.works(world.row.refresh, world.now);
  return world.seen;
}

function playRound(world: World): void {
  const { random } = world;
  if (random() < 0.2) world.silentUntil = world.now + random() * 12 * minuteMs;
  const rejected = random() < 0.3 ? world.row.access : null;
  for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1)
    begin(world, world.now + random() * 500, rejected);
  const nextRoundAt = world.now + random() * 12 * minuteMs;
  while (world.workers.length > 0 || world.lookAt < nextRoundAt) {
    const next = world.workers.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (next) goOn(world, next);
    else lookAfter(world);
  }
  world.now = Math.max(world.now, nextRoundAt);
}

function begin(world: World, atMs: number, rejected: number | null): void {
  const self = {};
  world.workers.push({ self, step: refresh(world, self, rejected), atMs });
}

/** What the keep-alive chore does, and that it comes back while Xero is silent. */
function lookAfter(world: World): void {
  world.now = Math.max(world.now, world.lookAt);
  world.lookAt = Infinity;
  if (refreshDueAt(world.row).getTime() <= world.now && !world.row.parked)
    begin(world, world.now, world.row.access);
  if (world.row.refreshStartedAt !== null) world.lookAt = world.now + refreshTimes.retryMs;
}

/** One step of a worker, or its death: its transaction ends, its lock goes, what it asked Xero stays asked. */
function goOn(world: World, worker: Worker): void {
  world.now = Math.max(world.now, worker.atMs);
  world.workers = world.workers.filter((other) => other !== worker);
  const dies = isHarmful(world) && world.random() < 0.08;
  const { done, value } = dies ? { done: true, value: undefined } : worker.step.next();
  if (done !== true) return void world.workers.push({ ...worker, atMs: value ?? world.now });
  if (dies) world.seen.crashes += 1;
  if (dies && world.lockedBy === worker.self) world.asking = 0;
  if (world.lockedBy === worker.self) world.lockedBy = null;
}

function* refresh(world: World, self: object, rejected: number | null): Step {
  const { flaws, seen } = world;
  if (decide(world, 'wanted', rejected) === 'use') return void (seen.used += 1);
  noteStart(world);
  yield soon(world, 50);
  while (world.lockedBy !== null && !flaws.noLock) yield soon(world, 20);
  world.lockedBy = self;
  if (world.row.parked) return;
  const locked = decide(world, 'locked', rejected);
  if (locked === 'note_and_lock' && !flaws.forgetStart) return begin(world, world.now, rejected);
  if (locked === 'use') return;
  const answer = yield* ask(world);
  if (answer === 'none') return;
  if (decideRefresh(world.row, { kind: 'answered', answer }) === 'park')
    return void (world.row = { ...world.row, parked: true });
  const pair = world.xero.issue();
  yield soon(world, 30);
  world.row = { ...pair, ...lifeFrom(world.now), refreshStartedAt: null, parked: false };
  seen.used += 1;
}

function noteStart(world: World): void {
  const { flaws, row, now } = world;
  if (!flaws.forgetStart && row.refreshStartedAt === null) world.row = { ...row, refreshStartedAt: at(now) };
  world.lookAt = Math.min(world.lookAt, now + (flaws.secondLookMs ?? refreshTimes.secondLookMs));
}

function decide({ row, now }: World, kind: 'wanted' | 'locked', rejected: number | null) {
  return decideRefresh(row, { kind, now: at(now), rejected: row.access === rejected });
}

/** A request that may get lost on the way there, and whose reply may get lost on the way back. */
function* ask(world: World): Generator<number, 'tokens' | 'invalid_grant' | 'none', void> {
  const { seen, random } = world;
  const isSilent = () => isHarmful(world) && world.now < world.silentUntil;
  world.asking += 1;
  seen.mostAtOnce = Math.max(seen.mostAtOnce, world.asking);
  const held = world.row.refresh;
  yield soon(world, 300);
  const arrives = !(isSilent() && random() < 0.5);
  const answer = arrives ? world.xero.trade(held, world.now) : null;
  if (answer === 'again') seen.inGrace += 1;
  yield soon(world, 300);
  world.asking -= 1;
  if (!arrives || isSilent() || (isHarmful(world) && random() < 0.1)) {
    seen.lost += 1;
    return 'none';
  }
  return answer === null ? 'invalid_grant' : 'tokens';
}

function isHarmful({ now, row }: World): boolean {
  return now - (row.refreshStartedAt?.getTime() ?? now) < 15 * minuteMs;
}

function soon({ now, random }: World, mostMs: number): number {
  return now + 1 + Math.floor(random() * mostMs);
}

function at(ms: number): Date {
  return new Date(ms);
}

function lifeFrom(nowMs: number) {
  return { accessExpiresAt: at(nowMs + 30 * minuteMs), refreshedAt: at(nowMs) };
}

/** Tokens rotate; an old one works for half an hour after it was first traded. */
function createXero() {
  const tradedAt = new Map<number, number>();
  let last = 0;
  const works = (token: number, nowMs: number) => nowMs - (tradedAt.get(token) ?? nowMs) <= graceMs;
  return {
    works,
    issue: () => ({ access: (last += 1), refresh: (last += 1) }),
    trade(token: number, nowMs: number): 'first' | 'again' | null {
      if (!works(token, nowMs)) return null;
      if (tradedAt.has(token)) return 'again';
      tradedAt.set(token, nowMs);
      return 'first';
    },
  };
}

function seeded(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
