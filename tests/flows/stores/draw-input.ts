import type { Choice, Seen, SyncInput } from '@throughline/core/sync/inputs';
import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import type { SyncRecord } from '@throughline/core/sync/record';
import { type BillReading, finalAnswers } from '@throughline/core/sync/resolve-bill';
import type { TimeReading } from '@throughline/core/sync/resolve-time';

import type { Random } from '../../sim/engine/random.ts';
import type { Subject } from '../../sim/world/subjects.ts';

type About = {
  readonly random: Random;
  readonly record: SyncRecord;
  readonly now: number;
  readonly kind: Subject['kind'];
};

/** Inputs of the protocol as they may come: right ones mostly, and every kind of late one. */
export const drawInput = {
  /** Of a worker that once took the message. */
  ofHand(about: About, epoch: number): SyncInput {
    const { random, record, kind } = about;
    const opSeq = record.opSeq - (random.chance(0.06) ? 1 : 0);
    if (record.op === null || random.chance(0.12)) {
      return { kind: 'release', epoch, delayMs: random.pick([0, 250, 10_000]) };
    }
    if (random.chance(0.6)) return { kind: 'answer', epoch, opSeq, outcome: drawOutcome(about) };
    if (kind === 'time') return { kind: 'time_reading', epoch, opSeq, reading: drawTimeReading(about) };
    if (random.chance(0.4)) return { kind: 'repeat', epoch, opSeq };
    return { kind: 'bill_reading', epoch, opSeq, reading: drawBillReading(about) };
  },

  /** Of the sweep, or a person, about any message. */
  ofAny(about: About & { readonly others: readonly string[] }): SyncInput {
    const { random, record } = about;
    const isAsked = ['blocked', 'refused'].includes(record.state) || record.reason === 'left_alone';
    if (random.chance(isAsked ? 0.6 : 0.1)) return { kind: 'settle', choice: drawChoice(about) };
    return { kind: 'seen', startedAt: drawStart(about), seen: drawSeen(about) };
  },
};

/** Ids over there sort in no relation to when they were made; now and then another message has it already. */
function drawRemoteId({
  random,
  others = [],
}: Pick<About, 'random'> & { readonly others?: readonly string[] }) {
  return others.length > 0 && random.chance(0.15) ? random.pick(others) : random.id('r');
}

function drawHash({ random, record }: About): string {
  const likely = [record.op?.hash, record.syncedHash, record.triedHash].filter(
    (hash) => hash !== null && hash !== undefined,
  );
  return likely.length > 0 && random.chance(0.7) ? random.pick(likely) : random.id('h');
}

function drawStart({ random, record, now }: About): number {
  const quietAt = record.op?.quietAt ?? now;
  return random.pick([now, now - random.int(1, 5_000), Math.min(now, quietAt + 1), now - 200_000]);
}

function drawOutcome(about: About): DeliveryOutcome {
  const { random, record } = about;
  // Only a send that is under way comes to be refused.
  if (record.state !== 'sending') return drawDelivered(about);
  const whys = ['timed_out', 'status 500', ...Object.values(finalAnswers)] as const;
  return random.pick<() => DeliveryOutcome>([
    () => drawDelivered(about),
    () => drawDelivered(about),
    () => drawDelivered(about),
    () => ({ kind: 'retry', why: 'throttled', afterMs: random.pick([null, 1_000, 60_000]) }),
    () => ({ kind: 'retry', why: 'unavailable', afterMs: random.pick([null, 5_000]) }),
    () => ({ kind: 'refused', reason: 'refused', sentence: 'No.' }),
    () => ({ kind: 'refused', reason: 'locked', sentence: 'No.', details: { at: record.opSeq } }),
    () => ({ kind: 'reconnect', sentence: 'Sign in.' }),
    () => ({ kind: 'uncertain', why: random.pick(whys) }),
  ])();
}

function drawDelivered(about: About): DeliveryOutcome {
  const { random, record } = about;
  const concern = random.chance(0.15) ? ({ reason: 'differs', field: 'minutes' } as const) : null;
  const { op } = record;
  if (op?.kind === 'delete') return { kind: 'delivered', remoteId: null, hash: null, concern: null };
  const remoteId = op?.kind === 'update' ? op.target : drawRemoteId(about);
  return { kind: 'delivered', remoteId, hash: drawHash(about), concern };
}

function drawTimeReading(about: About): TimeReading {
  const { random } = about;
  const matches = Array.from({ length: random.pick([0, 0, 1, 1, 2, 3]) }, () => ({
    remoteId: drawRemoteId(about),
    hash: drawHash(about),
  }));
  return {
    startedAt: drawStart(about),
    matches,
    matchedBy: random.pick(['marker', 'likeness']),
    targetHash: random.chance(0.4) ? null : drawHash(about),
  };
}

function drawBillReading(about: About): BillReading {
  const { random } = about;
  const invoices = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () => ({
    remoteId: drawRemoteId(about),
    hash: drawHash(about),
    isOurs: random.chance(0.7),
    isVoid: random.chance(0.15),
    difference: random.chance(0.2) ? 'total' : null,
    details: { total: random.int(1, 100) },
  }));
  return {
    startedAt: drawStart(about),
    invoices,
    byUrl: random.chance(0.6),
    takenDetails: { number: random.int(1, 100) },
  };
}

function drawSeen(about: About & { readonly others: readonly string[] }): Seen {
  const { random, record } = about;
  const hash = drawHash(about);
  return random.pick<Seen>([
    {
      kind: 'there',
      remoteId: record.remoteId ?? drawRemoteId(about),
      hash,
      isInvoiced: random.chance(0.2),
    },
    { kind: 'gone', from: random.pick(['record', 'list']) },
    { kind: 'another', remoteId: drawRemoteId(about), hash, by: random.pick(['marker', 'likeness']) },
    { kind: 'another', remoteId: drawRemoteId(about), hash, by: random.pick(['marker', 'likeness']) },
  ]);
}

function drawChoice({ random, record }: About): Choice {
  const others: unknown = record.details['others'];
  const shown = Array.isArray(others) ? others.filter((id) => typeof id === 'string') : [];
  return random.pick<Choice>([
    { kind: 'send_ours' },
    { kind: 'leave', wantedHash: random.pick([record.triedHash, null]) },
    { kind: 'ask_again' },
    { kind: 'remove_others', remoteIds: random.shuffled([...shown, random.id('r')]) },
  ]);
}
