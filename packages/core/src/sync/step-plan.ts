import type { DeliveryPlan, StepResult } from './inputs.ts';
import { type SyncRecord, withoutLease } from './record.ts';
import { done, dropped, type InputOf, type StepContext } from './step-result.ts';
import { askedAgain } from './step-settle.ts';

/** What a person did over there, and is asked about, stands whatever is edited here. */
const askedReasons: readonly (string | null)[] = [
  'changed_in_xpm',
  'removed_in_xpm',
  'invoiced',
  'twice_in_xpm',
];
/** What would only come out the same stands while the same would be tried again. */
const standing: readonly (string | null)[] = ['differs', 'keeps_failing', 'left_alone'];

/** Whether a person was asked about something that only a person can decide. */
export function isAsked({ state, reason }: SyncRecord): boolean {
  return state === 'blocked' && askedReasons.includes(reason);
}

/**
 * Takes up what is wanted now. While an operation is under way nothing is planned: its end plans anew. What was
 * refused, or waits for a person, stays so until something about it changes or a person sends it again.
 */
export function stepPlan(record: SyncRecord, input: InputOf<'plan'>, { now }: StepContext): StepResult {
  if (record.op !== null) return dropped(record);
  if (!input.again && isHeld(record, input)) return dropped(record);
  // What a person did over there and another one left so is not overwritten by a later edit: that asks again.
  if (!input.again && record.reason === 'left_alone' && input.plan.op !== null) {
    return done(askedAgain(record, now));
  }
  const planned = asPlanned(record, input.plan, now);
  if (input.plan.state !== 'queued') return done(planned);
  return done({ ...planned, availableAt: now + input.restMs }, { kind: 'wake', inMs: input.restMs });
}

function isHeld(record: SyncRecord, { plan, wantedHash }: InputOf<'plan'>): boolean {
  const { state, reason, triedHash } = record;
  // Of two alike one is as wanted from the start: that answers nothing.
  if (isAsked(record)) return reason === 'twice_in_xpm' || !isAsWanted(plan);
  // Nothing to send any more: what stood in the way does so no longer.
  if (plan.op === null && plan.state === 'delivered') return false;
  if (triedHash !== wantedHash) return false;
  return state === 'refused' || standing.includes(reason);
}

/** What is over there is what is wanted, and not merely left where it is while its link is gone. */
function isAsWanted({ state, reason }: DeliveryPlan): boolean {
  return state === 'delivered' && (reason === null || reason === 'removed');
}

function asPlanned(record: SyncRecord, plan: DeliveryPlan, now: number): SyncRecord {
  return {
    ...record,
    state: plan.state,
    stateAt: record.state === plan.state ? record.stateAt : now,
    reason: plan.reason,
    details: plan.details ?? {},
    attempts: 0,
  };
}

/** As planned, and out of the worker's hands. */
export function releasedAs(record: SyncRecord, plan: DeliveryPlan, now: number): SyncRecord {
  return { ...asPlanned(record, plan, now), ...withoutLease, availableAt: now };
}
