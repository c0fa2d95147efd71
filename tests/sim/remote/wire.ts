import type { DeliveryTiming } from '@throughline/core/sync/timing';

import type { Process } from '../engine/scheduler.ts';
import type { Sim } from '../engine/sim.ts';
import type { GateId } from '../world/practices.ts';
import type { LimitProblem, Limits } from './limits.ts';
import type { Answer, Reply } from './reply.ts';

/** One tenant as the remote side knows it. */
export type Tenant = {
  readonly gate: GateId;
  readonly limits: Limits;
};

/** Whose limits a call goes by, and what lets it in; none when it asks for tokens. */
export type Access = {
  readonly tenant: Tenant;
  isLetIn(): boolean;
  /** What let it in does so no longer. */
  reject(): void;
  exceededDay(): void;
};

/** A worker whose own clock runs a little wrong. */
export type Machine = Process & { readonly clockRate: number };

export type Call<T> = {
  readonly machine: Machine;
  readonly access: Access | null;
  /** What kind of call it is, for the tally. */
  readonly target: string;
  readonly execute: (fails: 'before' | 'after' | null) => Answer<T>;
  /** The request can take no effect any more. */
  readonly over?: () => void;
  /** The socket is closed. */
  readonly closed?: () => void;
};

const limitProblems: readonly LimitProblem[] = ['minute', 'day', 'concurrent', 'app'];

/** One request over the network: it may be lost, late, or done without anybody hearing of it. */
export function sendOverWire<T>(sim: Sim, call: Call<T>, timing: DeliveryTiming): Promise<Reply<T>> {
  return new Promise((resolve) => {
    const answer = (at: number, reply: Reply<T>) => {
      sim.scheduler.at(at, () => {
        call.closed?.();
        sim.scheduler.resume(call.machine, () => {
          resolve(reply);
        });
      });
    };
    const { random, profile, now } = sim;
    const { target } = call;
    if (sim.strikes('not sent', profile.notSent, target)) {
      call.over?.();
      answer(now + random.int(1, 2_000), { kind: 'unsent' });
      return;
    }
    const isReset = sim.strikes('reset', profile.reset, target);
    const endsAt =
      now + (isReset ? random.int(1, 20_000) : Math.floor(timing.httpTimeoutMs / call.machine.clockRate));
    const silence = { kind: 'unknown', status: null, why: isReset ? 'reset' : 'timeout' } as const;
    if (sim.strikes('request lost', profile.dropRequest, target)) {
      call.over?.();
      answer(endsAt, silence);
      return;
    }
    const landsAt = landing(sim, { target, endsAt, timing });
    const isWaitedFor = landsAt < endsAt;
    if (!isWaitedFor) answer(endsAt, silence);
    sim.scheduler.at(landsAt, () => {
      const limits = call.access?.tenant.limits;
      if (limits) limits.inFlight += 1;
      const reply = onTheWayBack(sim, target, arrive(sim, call));
      call.over?.();
      const backAt = sim.now + backIn(sim, target, timing);
      sim.scheduler.at(backAt, () => {
        if (limits) limits.inFlight -= 1;
      });
      if (!isWaitedFor) return;
      if (reply === null || backAt > endsAt) answer(endsAt, silence);
      else answer(backAt, reply);
    });
  });
}

/** A reply may trickle in for as long as anybody waits for it, and longer. */
function backIn(sim: Sim, target: string, { httpTimeoutMs }: DeliveryTiming): number {
  const isSlow = sim.strikes('reply late', sim.profile.slowReply, target);
  return sim.random.int(5, isSlow ? httpTimeoutMs : 300);
}

type Under = { readonly target: string; readonly endsAt: number; readonly timing: DeliveryTiming };

/** When the request takes effect: under A1 at the latest so long after the socket was closed, often just then. */
function landing(sim: Sim, { target, endsAt, timing }: Under): number {
  const { random, profile, chaos, now } = sim;
  if (!sim.strikes('request late', profile.late, target)) return now + random.int(5, 300);
  if (!chaos.boundedLife) return now + random.int(1, 600_000);
  const latest = endsAt + timing.lateEffectMs;
  return random.chance(0.2) ? latest : Math.min(now + random.int(1, 600_000), latest);
}

function arrive<T>(sim: Sim, call: Call<T>): Answer<T> {
  return turnedAway(sim, call) ?? executeOrFail(sim, call);
}

/** The limits are looked at first, then who asks. */
function turnedAway(
  sim: Sim,
  { access, target }: Call<unknown>,
): Extract<Answer<never>, { kind: 'limited' | 'unauthorised' }> | null {
  if (!access) return null;
  const { profile } = sim;
  const { limits } = access.tenant;
  if (limits.dayRemaining <= 0) access.exceededDay();
  const limit = limits.arrive(sim.now);
  if (limit) {
    sim.tally.add(`remote limit ${limit.problem}`);
    return { kind: 'limited', ...limit };
  }
  if (sim.strikes('429', profile.limited, target)) return limited(sim);
  if (sim.strikes('401', profile.unauthorised, target)) access.reject();
  return access.isLetIn() ? null : { kind: 'unauthorised' };
}

/** Xero keeps some of its errors under the key; XPM knows no key. */
function executeOrFail<T>(sim: Sim, { target, execute }: Call<T>): Answer<T> {
  const { random, profile } = sim;
  const hasKey = target.startsWith('bill') && !target.startsWith('bill find');
  if (sim.strikes('5xx without effect', profile.failedBefore, target)) {
    if (hasKey && random.chance(0.5)) return execute('before');
    return { kind: 'failed', status: random.pick([500, 503]), isKept: false };
  }
  if (!sim.strikes('5xx with effect', profile.failedAfter, target)) return execute(null);
  const answer = execute('after');
  return answer.kind === 'refused' ? answer : { kind: 'failed', status: 500, isKept: hasKey };
}

function limited({ random, tally }: Sim): Extract<Answer<never>, { kind: 'limited' }> {
  const problem = random.pick(limitProblems);
  tally.add(`fault 429 ${problem}`);
  const longest = problem === 'day' ? 40_000 : 60;
  const hasTime = problem === 'app' ? random.chance(0.5) : problem !== 'concurrent';
  return { kind: 'limited', problem, retryAfterMs: hasTime ? random.int(1, longest) * 1_000 : null };
}

/** Null when it never comes back. */
function onTheWayBack<T>(sim: Sim, target: string, answer: Answer<T>): Reply<T> | null {
  const { profile } = sim;
  if (sim.strikes('reply lost', profile.dropReply, target)) return null;
  if (answer.kind !== 'ok' && answer.kind !== 'refused') return answer;
  if (sim.strikes('reply cut off', profile.truncated, target))
    return { kind: 'unknown', status: 200, why: 'truncated' };
  if (sim.strikes('reply unreadable', profile.corrupt, target))
    return { kind: 'unknown', status: 200, why: 'unreadable' };
  return answer;
}
