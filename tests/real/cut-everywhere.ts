import { isFullRun } from '../support/env.ts';
import { controlOf, type Gate, type Lane, renewToken } from './lane.ts';

/** A call whose reply is cut. */
export type CutCall = {
  readonly gate: Gate;
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Makes it. @returns whether it was understood */
  readonly make: () => Promise<boolean>;
};

export type Cuts = {
  readonly count: number;
  /** Bytes after which the reply was cut and understood all the same. */
  readonly understood: readonly number[];
};

/** How a reply ends too early: with its connection, or in good order. */
export const cutKinds = ['drop-after', 'truncated'] as const;
const cutsAMinute = 50;
const longest = 65_536;

/** Makes a call for every byte of its reply, cut there: one way and the other by turns, or both in a full run. */
export async function cutEverywhere(lane: Lane, call: CutCall): Promise<Cuts> {
  const understood: number[] = [];
  const length = await lengthOf(lane, call);
  let count = 0;
  for (let atByte = 0; atByte < length; atByte += 1) {
    const byTurns = atByte % 2 === 0 ? cutKinds.slice(0, 1) : cutKinds.slice(1);
    for (const kind of isFullRun() ? cutKinds : byTurns) {
      if (count % cutsAMinute === 0) await nextMinute(lane, call.gate);
      count += 1;
      if (await makeCut(lane, call, { kind, atByte })) understood.push(atByte);
    }
  }
  controlOf(lane).setFaults([]);
  return { count, understood };
}

type Cut = { readonly kind: (typeof cutKinds)[number]; readonly atByte: number };

function makeCut(lane: Lane, { path, method, make }: CutCall, cut: Cut): Promise<boolean> {
  controlOf(lane).setFaults([{ path, method, ...cut }]);
  return make();
}

/** The shortest cut that lets all through: found by halves, as what is longer passes too. */
async function lengthOf(lane: Lane, call: CutCall): Promise<number> {
  let [low, high] = [0, longest];
  while (low < high) {
    const atByte = Math.floor((low + high) / 2);
    await nextMinute(lane, call.gate);
    if (await makeCut(lane, call, { kind: 'truncated', atByte })) high = atByte;
    else low = atByte + 1;
  }
  if (low > longest - 2) throw new Error(`${call.path} never passes`);
  return low;
}

/** Another minute of the limits, with a token that is still good then. */
async function nextMinute(lane: Lane, gate: Gate): Promise<void> {
  controlOf(lane).advance(61_000);
  await renewToken(lane, gate);
}

/** @throws {Error} the call was refused before it was looked at */
export function requireLetIn(status: number | null): void {
  if (status === 401 || status === 429) throw new Error(`the call itself was refused: ${status}`);
}
