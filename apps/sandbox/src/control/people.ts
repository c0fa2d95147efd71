import { z } from 'zod';

import type { World } from '../world/world.ts';
import { ActProblem, givenOf } from './act.ts';
import type { Act } from './act.ts';
import { connectionActs } from './connection-acts.ts';
import { invoiceActs } from './invoice-acts.ts';
import { ledgerActs } from './ledger-acts.ts';
import { practiceActs } from './practice-acts.ts';
import { stateActs } from './state-acts.ts';
import { timeActs } from './time-acts.ts';

const acts: ReadonlyMap<string, Act> = new Map(
  Object.entries({
    ...timeActs,
    ...practiceActs,
    ...stateActs,
    ...invoiceActs,
    ...ledgerActs,
    ...connectionActs,
  }),
);

/** Something a person does: the name of the act and what it needs. */
export const PeopleRequest = z.looseObject({ act: z.string() });
export type PeopleRequest = z.infer<typeof PeopleRequest>;

/** Names of all acts. */
export function actNames(): string[] {
  return [...acts.keys()];
}

/** Does one act inside XPM or Xero, past the rules that bind the API. Throws an `ActProblem` with a sentence. */
export function actAsPerson(world: World, request: PeopleRequest): string {
  const { act, ...values } = request;
  const carryOut = acts.get(act);
  if (!carryOut) throw new ActProblem(`There is no act ${act}. Acts: ${actNames().join(', ')}.`);
  return carryOut(world, givenOf(values));
}
