import { asSystem } from '@throughline/core/as-system';
import { applyBillStep } from '@throughline/core/client-bill/apply-bill-step';
import { intendBill } from '@throughline/core/client-bill/intend-bill';
import { postClientBills } from '@throughline/core/client-bill/post-client-bills';
import { openGate, parkGate } from '@throughline/core/connection/gate-parking';
import type { Database } from '@throughline/core/db/client';
import { timeEntries } from '@throughline/core/db/schema/time-entries';
import { retryDelivery } from '@throughline/core/delivery/retry-delivery';
import { AppError } from '@throughline/core/errors';
import { claimDue } from '@throughline/core/outbox/claim-due';
import { databaseNow } from '@throughline/core/outbox/database-now';
import { endCall, type EndCall, holdGate, writeEnds } from '@throughline/core/outbox/end-call';
import { takeCall } from '@throughline/core/outbox/gate';
import { type OutboxMessage, toRecord } from '@throughline/core/outbox/record-row';
import { refundCall } from '@throughline/core/outbox/refund-call';
import type { StepResult } from '@throughline/core/sync/inputs';
import { callLeaseMs, defaultTiming as timing } from '@throughline/core/sync/timing';
import { applyTimeStep } from '@throughline/core/time-entry/apply-time-step';
import { intendTimes, readForIntents } from '@throughline/core/time-entry/intend-time';

import type { ServiceContext } from '../../../packages/core/src/context.ts';
import { replanEntry } from '../../../packages/core/src/time-entry/replan.ts';
import { days } from '../../sim/world/subjects.ts';
import { type Act, type ActOf, type EndAct, sentAgoMs, type Told, writeRequest } from './act.ts';
import { type Office, settings } from './office.ts';

type InContext = Exclude<Act, ActOf<'claim' | 'take' | 'end' | 'refund'>>;

/** The product's store: every act is one call of the function production calls. */
export class PostgresSide {
  readonly office: Office;
  /** As they were when they were last claimed by each epoch. */
  readonly #claimed = new Map<string, OutboxMessage>();
  readonly #messageIds = new Map<string, string>();
  readonly #calls: number[] = [];

  constructor(office: Office) {
    this.office = office;
  }

  /** Which message of the outbox is about a subject. */
  know(subjectId: string, messageId: string): void {
    this.#messageIds.set(subjectId, messageId);
  }

  async perform(db: Database, act: Act): Promise<Told> {
    try {
      return await this.#perform(db, act);
    } catch (error) {
      if (isForbidden(error)) return { kind: 'forbidden' };
      if (isPosted(error)) return { kind: 'stepped', result: { verdict: 'dropped', effects: [] } };
      throw error;
    }
  }

  #perform(db: Database, act: Act): Promise<Told> {
    if (act.kind === 'claim') return this.#claim(db, act);
    if (act.kind === 'take') return this.#take(db, act);
    if (act.kind === 'end') return this.#end(db, act);
    if (act.kind === 'refund') return this.#refund(db, act);
    return this.#inContext(db, act);
  }

  async #end(db: Database, act: EndAct): Promise<Told> {
    await endCall(db, this.#endOf(act));
    return { kind: 'done' };
  }

  #endOf({ gate, call, facts, dayRemaining }: EndAct): EndCall {
    return {
      practiceId: this.office.practiceId,
      kind: gate,
      callId: this.#callOf(call),
      correlationId: null,
      minuteRemaining: null,
      ...facts,
      dayRemaining: facts.status === null ? null : dayRemaining,
    };
  }

  async #refund(db: Database, { call }: ActOf<'refund'>): Promise<Told> {
    await refundCall(db, this.office.practiceId, this.#callOf(call));
    return { kind: 'done' };
  }

  #callOf(call: number): number {
    const callId = this.#calls[call];
    if (callId === undefined) throw new RangeError(`there is no call ${call}`);
    return callId;
  }

  async #claim(db: Database, { gate, workerId, limit, chance }: ActOf<'claim'>): Promise<Told> {
    const { practiceId } = this.office;
    const claim = { practiceId, kind: gate, workerId, limit, timing, what: 'PUT x' };
    const claimed = await claimDue(db, claim, () => chance);
    for (const { message, callId } of claimed) {
      this.#claimed.set(`${message.subjectId} ${message.leaseEpoch}`, message);
      if (callId !== null) this.#calls.push(callId);
    }
    return {
      kind: 'claimed',
      messages: claimed.map(({ message, callId }) => ({
        id: message.subjectId,
        record: toRecord(message),
        hasCall: callId !== null,
      })),
    };
  }

  async #take(db: Database, { gate }: ActOf<'take'>): Promise<Told> {
    const call = { kind: gate, what: 'GET x', priority: 'delivery', leaseMs: callLeaseMs(timing) } as const;
    const taken = await takeCall(db, { practiceId: this.office.practiceId, ...call });
    // As production's `withCall` waits.
    if (!('callId' in taken)) return { kind: 'asked', waitMs: Math.max(50, taken.waitMs) };
    this.#calls.push(taken.callId);
    return { kind: 'asked', waitMs: null };
  }

  #inContext(db: Database, act: InContext): Promise<Told> {
    const { practiceId, staff } = this.office;
    const settleSeconds = act.kind === 'save' ? act.restMs / 1000 : 0;
    const [staffId = ''] = staff;
    const actor: ServiceContext['actor'] = {
      kind: 'staff',
      staffId,
      userId: '',
      name: 'A',
      roles: ['admin', 'accounts'],
    };
    const call = { practiceId, verb: act.kind, now: new Date(0), settings: { ...settings, settleSeconds } };
    return asSystem(db, call, (ctx) => this.#inTransaction({ ...ctx, actor }, act));
  }

  async #inTransaction(ctx: ServiceContext, act: InContext): Promise<Told> {
    switch (act.kind) {
      case 'save':
        await this.#write(ctx, act);
        await replanEntry(ctx, act.id);
        return { kind: 'done' };
      case 'again':
        await sendAgain(ctx, this.#messageOf(act.id));
        return { kind: 'done' };
      case 'post':
        await postClientBills(ctx, { clientBillIds: [act.id] });
        return { kind: 'done' };
      case 'connect': {
        const status = act.isConnected ? 'connected' : 'reconnect_needed';
        await ctx.tx.execute(`update connections set status = '${status}' where kind = '${act.gate}'`);
        const now = new Date(await databaseNow(ctx.tx));
        await (act.isConnected ? openGate({ ...ctx, now }, act.gate) : parkGate(ctx, act.gate));
        return { kind: 'done' };
      }
      case 'intend':
        return this.#intend(ctx, act);
      case 'step':
        return this.#step(ctx, act);
    }
  }

  #messageOf(id: string): string {
    const messageId = this.#messageIds.get(id);
    if (messageId === undefined) throw new RangeError(`nothing is known of ${id}`);
    return messageId;
  }

  async #write({ tx, practice, now }: ServiceContext, { id, values }: ActOf<'save'>): Promise<void> {
    const { staff, workItems } = this.office;
    const row = {
      staffId: staff[values.hasXpmPerson ? values.staff - 1 : staff.length - 1] ?? '',
      workItemId: workItems[values.isLinked ? values.job : 0] ?? '',
      workDate: days[values.day] ?? '',
      minutes: values.minutes,
      note: values.note,
      removedAt: values.isRemoved ? now : null,
      updatedAt: now,
    };
    await tx
      .insert(timeEntries)
      .values({ id, practiceId: practice.id, ...row })
      .onConflictDoUpdate({ target: [timeEntries.practiceId, timeEntries.id], set: row });
  }

  async #intend(ctx: ServiceContext, { id, epoch }: ActOf<'intend'>): Promise<Told> {
    const message = this.#claimed.get(`${id} ${epoch}`);
    if (!message) throw new RangeError(`${id} was not claimed by ${epoch}`);
    if (message.kind === 'time_entry.push') {
      const reading = await readForIntents(ctx.tx, ctx.practice.id, [message]);
      return stepped(first(intendTimes(ctx, [message], { reading, prepare: writeRequest, timing })));
    }
    const step = await intendBill(ctx, message, timing);
    if (step.kind !== 'stepped') throw new Error(`a client bill was to be sent, and ${step.kind}`);
    return stepped(step.result);
  }

  async #step(ctx: ServiceContext, { id, input, end }: ActOf<'step'>): Promise<Told> {
    const message = { practiceId: ctx.practice.id, id: this.#messageOf(id), subjectId: id };
    const apply = this.office.bills.includes(id) ? applyBillStep : applyTimeStep;
    const answer = { httpStatus: 200, correlationId: null, text: null, sentAgoMs };
    const applied = await apply(ctx, message, { input, timing, answer });
    if (end) {
      const ended = this.#endOf(end);
      const gate = await holdGate(ctx.tx, ended);
      if (gate) await writeEnds(ctx.tx, gate, { ends: [ended] });
    }
    return stepped(applied);
  }
}

function first<T>(list: readonly T[]): T {
  const [one] = list;
  if (one === undefined) throw new RangeError('nothing came of it');
  return one;
}

function stepped({ verdict, effects }: StepResult): Told {
  return { kind: 'stepped', result: { verdict, effects } };
}

/** What may not be sent again is left as it is. */
async function sendAgain(ctx: ServiceContext, deliveryId: string): Promise<void> {
  try {
    await retryDelivery(ctx, { deliveryId });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
  }
}

/** The unique index of records over there. */
function isForbidden(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '23505') || isForbidden(error.cause);
}

/** What would come too late for the step is not even begun for a client bill that is in Xero. */
function isPosted(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith('nothing to post of');
}
