import type { FaultRule } from '@throughline/sandbox';

import { runGate } from '../../apps/api/src/deliveries/run-gate.ts';
import { until } from '../support/until.ts';
import { controlOf, type Gate, type Lane, letPass, renewToken } from './lane.ts';

/** What workers carry out while they are struck: the tasks of time entries, or those of client bills. */
export type Work<Task extends string = string> = {
  /** Tasks that follow one another, each on what the one before left. */
  readonly chains: readonly (readonly Task[])[];
  open(): Promise<Bench<Task>>;
};

/** A lane with tasks to leave to a worker. */
export type Bench<Task extends string = string> = {
  readonly lane: Lane;
  /** Leaves a task to be carried out. @returns says at rest what is wrong about it over there; null for nothing */
  arrange(task: Task): Promise<Check>;
};

export type Check = () => string | null | Promise<string | null>;

/** A call that nobody sees the end of, and how long ago that is by now. */
type Loss = FaultRule & { readonly gate: Gate; readonly minutes: number };

/** Carries out what waits until a call of it is lost, and lets so many minutes pass; the token is good then. */
export async function loseCall(lane: Lane, { gate, minutes, ...fault }: Loss): Promise<void> {
  const { setFaults, calls } = controlOf(lane);
  const lost = () => calls().filter((call) => call.fault === fault.kind).length;
  const before = lost();
  setFaults([{ ...fault, count: 1 }]);
  await until(
    async () =>
      Promise.all(await runGate(lane.product.wiring.delivery, { practiceId: lane.practiceId, kind: gate })),
    () => lost() > before,
  );
  await letPass(lane, minutes);
  await renewToken(lane, gate);
}
