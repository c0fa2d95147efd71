import type { StepAround, StepResult, SyncInput } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { type ProtocolRules, protocolRules } from './rules.ts';
import { requireTransition } from './states.ts';
import { stepAnswer } from './step-answer.ts';
import { stepBillReading } from './step-bill-reading.ts';
import { stepClaim, stepRelease } from './step-claim.ts';
import { stepIntend } from './step-intend.ts';
import { stepPlan } from './step-plan.ts';
import { stepRepeat } from './step-repeat.ts';
import type { StepContext } from './step-result.ts';
import { stepSeen } from './step-seen.ts';
import { stepSettle } from './step-settle.ts';
import { stepTimeReading } from './step-time-reading.ts';

export type Step = (record: SyncRecord, input: SyncInput, around: StepAround) => StepResult;

/**
 * One transition of the protocol: what an input makes of a record, and what is to be done once that is stored. Pure:
 * the same record, input and surroundings always give the same result. Production, the model check and the simulation
 * all run this function; nothing else changes a record.
 *
 * @param rules the nine rules; others only to show that each is needed
 * @throws {RangeError} for a change of state the table of states does not have: a bug, never an input
 */
export function createStep(rules: ProtocolRules = protocolRules): Step {
  return (record, input, around) => {
    const result = apply(record, input, { ...around, rules });
    if (result.record.state !== record.state) requireTransition(record.state, result.record.state);
    return result;
  };
}

/** The step of production. */
export const step = createStep();

function apply(record: SyncRecord, input: SyncInput, context: StepContext): StepResult {
  if (isLearned(input)) return learn(record, input, context);
  switch (input.kind) {
    case 'plan':
      return stepPlan(record, input, context);
    case 'claim':
      return stepClaim(record, input, context);
    case 'release':
      return stepRelease(record, input, context);
    case 'intend':
      return stepIntend(record, input, context);
    case 'repeat':
      return stepRepeat(record, input, context);
    case 'answer':
      return stepAnswer(record, input, context);
  }
}

type Learned = Extract<SyncInput, { kind: 'time_reading' | 'bill_reading' | 'seen' | 'settle' }>;

function isLearned(input: SyncInput): input is Learned {
  return ['time_reading', 'bill_reading', 'seen', 'settle'].includes(input.kind);
}

/** What was read over there, or said by a person. */
function learn(record: SyncRecord, input: Learned, context: StepContext): StepResult {
  switch (input.kind) {
    case 'time_reading':
      return stepTimeReading(record, input, context);
    case 'bill_reading':
      return stepBillReading(record, input, context);
    case 'seen':
      return stepSeen(record, input, context);
    case 'settle':
      return stepSettle(record, input, context);
  }
}
