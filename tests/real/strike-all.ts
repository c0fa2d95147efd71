import { heal, type Lane, letMinutesPass, unsound } from './lane.ts';
import type { Bench, Work } from './work.ts';

/** A statement or request of a worker, counted from 1, and where about it the worker is struck. */
export type Strike<Point extends string = string> = { readonly call: number; readonly point: Point };

/** A worker of one lane, to be struck. */
export type Striker<Point extends string = string> = {
  /** Carries out what waits in the lane. @returns how many calls it took */
  count(): Promise<number>;
  /** The same, struck at a call. @returns whether it came to that call */
  strike(at: Strike<Point>): Promise<boolean>;
};

export type Campaign<Point extends string> = {
  readonly laneCount: number;
  readonly points: readonly Point[];
  /** Every how manieth strike is carried out. */
  readonly stride: number;
  readonly strikerOf: (lane: Lane) => Striker<Point>;
};

export type Outcome = {
  /** How many strikes met a worker. */
  readonly struck: number;
  readonly wrong: readonly unknown[];
};

type Stand<Point extends string> = { readonly bench: Bench; readonly striker: Striker<Point> };
type Planned<Point extends string> = Strike<Point> & { readonly chain: readonly string[] };

/** Carries every task out once for each of its calls and points about them, struck there; many lanes side by side. */
export async function strikeAll<Point extends string>(
  work: Work,
  { laneCount, points, stride, strikerOf }: Campaign<Point>,
): Promise<Outcome> {
  const benches = await Promise.all(Array.from({ length: laneCount }, () => work.open()));
  const stands = benches.map((bench) => ({ bench, striker: strikerOf(bench.lane) }));
  try {
    const counted = await countCalls(stands, work);
    const planned = plan(work, points, counted).filter((_, index) => index % stride === 0);
    const wrong: unknown[] = [];
    let struck = 0;
    await Promise.all(
      stands.map(async (stand) => {
        for (let next = planned.shift(); next; next = planned.shift()) {
          const result = await strikeChain(stand, next, counted);
          struck += result.struck;
          wrong.push(...result.wrong);
        }
        wrong.push(...(await unsound(stand.bench.lane)));
      }),
    );
    return { struck, wrong };
  } finally {
    await Promise.all(benches.map(({ lane }) => lane.product.stop()));
  }
}

type Counted = ReadonlyMap<string, number>;

/** How many calls each task takes when nothing is in its way. */
async function countCalls<Point extends string>(
  [first]: readonly Stand<Point>[],
  { chains }: Work,
): Promise<Counted> {
  if (!first) throw new Error('no lane');
  const counted = new Map<string, number>();
  for (const task of chains.flat()) {
    await letMinutesPass(first.bench.lane);
    await first.bench.arrange(task);
    counted.set(task, await first.striker.count());
  }
  return counted;
}

function plan<Point extends string>(
  { chains }: Work,
  points: readonly Point[],
  counted: Counted,
): Planned<Point>[] {
  return chains.flatMap((chain) => {
    const most = Math.max(...chain.map((task) => counted.get(task) ?? 0));
    const calls = Array.from({ length: most }, (_, index) => index + 1);
    return calls.flatMap((call) => points.map((point) => ({ chain, call, point })));
  });
}

/** The same call of each task of a chain; another worker goes on after each. */
async function strikeChain<Point extends string>(
  { bench, striker }: Stand<Point>,
  { chain, call, point }: Planned<Point>,
  counted: Counted,
): Promise<Outcome> {
  const wrong: string[] = [];
  let struck = 0;
  for (const task of chain) {
    await letMinutesPass(bench.lane);
    const check = await bench.arrange(task);
    try {
      if (call <= (counted.get(task) ?? 0)) struck += (await striker.strike({ call, point })) ? 1 : 0;
      await heal(bench.lane);
    } catch (error) {
      throw new Error(`${task}, struck ${point} call ${call}`, { cause: error });
    }
    const problem = await check();
    if (problem !== null) wrong.push(`${task}, struck ${point} call ${call}: ${problem}`);
  }
  return { struck, wrong };
}
