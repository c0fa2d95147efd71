import { isDeepStrictEqual } from 'node:util';

import { isClaimable } from '@throughline/core/sync/step-claim';

import { Random } from '../../sim/engine/random.ts';
import type { Kind } from '../../sim/world/practices.ts';
import type { Act, Ending, Told } from './act.ts';
import { differences } from './differences.ts';
import { drawAct, type Hand, instantsOf } from './draw-act.ts';
import type { Ground } from './ground.ts';
import { Broken, type HeldOpen } from './held-open.ts';
import { openReader, readMemory, type Reader } from './held.ts';
import { inOrder } from './lines.ts';
import { type Difference, MemorySide } from './memory-side.ts';
import { openOffice } from './office.ts';
import { PostgresSide } from './postgres-side.ts';
import { readsApart } from './reads-apart.ts';

/** The two stores do not hold, or did not tell, the same. */
export class Unlike extends Error {}

export type HistoryOptions = {
  readonly seed: number;
  readonly transactions: number;
  readonly difference?: Difference;
};

/** What the histories were made of, to show that nothing of it was missing. */
export type Counts = Map<string, number>;

const beganAt = Date.parse('2026-11-18T00:00:00Z');
/** All waits of the protocol are whole multiples of it. */
const beatMs = 250;
/** How often a second transaction is made while a first is open. */
const overlap = 0.15;

/** One history: the same transactions in PostgreSQL and in memory, compared after each. */
export async function runHistory(ground: Ground, options: HistoryOptions, counts: Counts): Promise<void> {
  await ground.clock.set(beganAt);
  const office = await openOffice({ db: ground.reader, owner: ground.owner, now: new Date(beganAt) });
  const postgres = new PostgresSide(office);
  const reader = await openReader(ground.reader, office.practiceId);
  const history = new History(ground, { postgres, reader, options, counts });
  try {
    for (let made = 0; made < options.transactions;) made += await history.next();
  } finally {
    reader.close();
  }
}

type Parts = {
  readonly postgres: PostgresSide;
  readonly reader: Reader;
  readonly options: HistoryOptions;
  readonly counts: Counts;
};

class History {
  readonly #ground: Ground;
  readonly #random: Random;
  readonly #memory: MemorySide;
  readonly #postgres: PostgresSide;
  readonly #counts: Counts;
  readonly #seed: number;
  readonly #reader: Reader;
  readonly #hands: Hand[] = [];
  #openCalls: { readonly call: number; readonly gate: Kind }[] = [];
  #calls = 0;
  #now = beganAt;
  #made = 0;

  constructor(ground: Ground, { postgres, reader, options, counts }: Parts) {
    this.#reader = reader;
    this.#ground = ground;
    this.#random = new Random(options.seed);
    this.#memory = new MemorySide(options.difference ?? {});
    this.#postgres = postgres;
    this.#counts = counts;
    this.#seed = options.seed;
  }

  /** @returns how many transactions were made */
  async next(): Promise<number> {
    await this.#passTo(this.#later());
    const done = this.#random.chance(overlap) ? await this.#makeTwo() : [await this.#makeOne()];
    this.#made += done.length;
    for (const one of done) this.#compareTold(one, this.#inMemory(one));
    for (const one of done) this.#learn(one);
    await this.#compareHeld(done);
    return done.length;
  }

  #later(): number {
    const random = this.#random;
    const steps = [random.int(1, 3_000), random.int(1, 3_000), random.int(1, 30_000), 120_000];
    const passed = random.chance(0.02) ? 660_000 : random.pick(steps);
    return this.#now + passed;
  }

  /** To the next instant that nothing is due at. */
  async #passTo(earliest: number): Promise<void> {
    const { subjects } = this.#memory.store.tables;
    const used = new Set(
      [...subjects.values()].flatMap(({ record }) => instantsOf(record).map((at) => at % beatMs)),
    );
    this.#now = earliest;
    while (used.has(this.#now % beatMs)) this.#now += 1;
    await this.#ground.clock.set(this.#now);
  }

  #draw(): Act {
    return drawAct({
      random: this.#random,
      now: this.#now,
      store: this.#memory.store,
      bills: this.#postgres.office.bills,
      hands: this.#hands,
      openCalls: this.#openCalls,
    });
  }

  #drawEnding(act: Act): Ending {
    if (this.#random.chance(0.08)) return 'undone';
    // The bytes of a document that nobody was told of could not be given to the other store.
    return act.kind !== 'intend' && this.#random.chance(0.04) ? 'untold' : 'kept';
  }

  async #makeOne(): Promise<Done> {
    const act = this.#draw();
    const ending = this.#drawEnding(act);
    const { first } = this.#ground;
    first.before(ending, () => Promise.resolve());
    return {
      act,
      ending,
      now: this.#now,
      locked: nothing,
      told: await this.#inPostgres(first, { act, ending }),
    };
  }

  /** The first is held open, with all it locked, while the second is made. @returns both, in their order */
  async #makeTwo(): Promise<readonly Done[]> {
    const { first, second, locked, comesToWait } = this.#ground;
    const [act, other] = [this.#draw(), this.#draw()];
    if (readsApart(this.#memory.store, act, other)) return [await this.#makeOne()];
    const ending = this.#drawEnding(act);
    const reached = signal();
    const released = signal();
    first.before(ending, () => {
      reached.give();
      return released.given;
    });
    second.before('kept', () => Promise.resolve());
    const began = this.#now;
    const making = this.#inPostgres(first, { act, ending });
    await Promise.race([reached.given, making]);
    await this.#passTo(began + 1);
    const held = other.kind === 'claim' ? await locked(this.#postgres.office.practiceId) : nothing;
    const makingOther = this.#inPostgres(second, { act: other, ending: 'kept' });
    const waits = await comesToWait(makingOther);
    released.give();
    const [told, toldOther] = await Promise.all([making, makingOther]);
    const one = { act, ending, now: began, locked: nothing, told };
    const another = {
      act: other,
      ending: 'kept',
      now: this.#now,
      locked: waits ? nothing : held,
      told: toldOther,
    } as const;
    this.#count(waits ? 'pair in turn' : 'pair past each other');
    return waits ? [one, another] : [another, one];
  }

  async #inPostgres(open: HeldOpen, { act, ending }: Pick<Done, 'act' | 'ending'>): Promise<Told | null> {
    try {
      const told = await this.#postgres.perform(open.db, act);
      // What is forbidden is told before the end.
      return ending === 'kept' || told.kind === 'forbidden' ? told : null;
    } catch (error) {
      if (error instanceof Broken) return null;
      throw error;
    }
  }

  #inMemory({ act, ending, now, locked, told }: Done): Told | null {
    this.#count('made');
    this.#countAct({ act, ending, locked });
    return this.#memory.perform(act, { now, ending, locked, told });
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  #countAct({ act, ending, locked }: Pick<Done, 'act' | 'ending' | 'locked'>): void {
    const { store } = this.#memory;
    this.#count(act.kind);
    this.#count(ending);
    if (act.kind === 'step') {
      const { record, kind } = store.get(act.id);
      this.#count(`${kind} ${record.state} × ${act.input.kind}`);
      if (act.end) this.#count('answer and end');
    }
    if (act.kind !== 'claim' || locked.has(act.gate)) return;
    for (const { id, record } of store.tables.subjects.values())
      if (locked.has(id) && isClaimable(record, this.#now)) this.#count('passed over');
  }

  /** What there is to go on with: who holds which message, and which calls are open. */
  #learn({ act, ending, told }: Done): void {
    if (told?.kind === 'claimed')
      this.#hands.push(...told.messages.map(({ id, record }) => ({ id, epoch: record.epoch })));
    if (act.kind === 'take' || act.kind === 'claim')
      for (let granted = 0; granted < grantedBy(told); granted += 1) {
        this.#openCalls.push({ call: this.#calls, gate: act.gate });
        this.#calls += 1;
      }
    if (ending !== 'undone') this.#openCalls = this.#openCalls.filter((open) => !ends(act, open));
  }

  #compareTold({ act, told }: Done, other: Told | null): void {
    if (told?.kind === 'forbidden') this.#count('forbidden');
    this.#requireAlike([act], { told }, { told: other });
  }

  async #compareHeld(done: readonly Done[]): Promise<void> {
    const { held, lines, messages } = await this.#reader.read();
    for (const { subjectId, id } of messages) this.#postgres.know(subjectId, id);
    const acts = done.map(({ act, ending }) => ({ act, ending }));
    this.#requireAlike(acts, held, readMemory(this.#memory.store, this.#now));
    this.#requireAlike(acts, inOrder(lines), inOrder(this.#memory.takeLines()));
  }

  #requireAlike(acts: readonly unknown[], postgres: unknown, memory: unknown): void {
    if (isDeepStrictEqual(postgres, memory)) return;
    const made = `seed ${this.#seed}, transaction ${this.#made}: ${JSON.stringify(acts)}`;
    throw new Unlike(`${made}\n${differences(postgres, memory).join('\n')}`);
  }
}

/** What one transaction was, and what PostgreSQL's side told; null when its caller was told nothing. */
type Done = {
  readonly act: Act;
  readonly ending: Ending;
  readonly now: number;
  readonly locked: ReadonlySet<string>;
  readonly told: Told | null;
};

const nothing: ReadonlySet<string> = new Set();

function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

function grantedBy(told: Told | null): number {
  if (told?.kind === 'claimed') return told.messages.filter(({ hasCall }) => hasCall).length;
  return told?.kind === 'asked' && told.waitMs === null ? 1 : 0;
}

function ends(act: Act, { call }: { readonly call: number }): boolean {
  if (act.kind === 'step') return act.end?.call === call;
  return (act.kind === 'end' || act.kind === 'refund') && act.call === call;
}
