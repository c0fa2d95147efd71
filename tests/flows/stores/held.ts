import { type Database, txOn } from '@throughline/core/db/client';
import { toRecord } from '@throughline/core/outbox/record-row';

import { outboxMessages } from '../../../packages/core/src/db/schema/outbox-messages.ts';
import { type Kind, kindOf, kinds } from '../../sim/world/practices.ts';
import type { ShareRow } from '../../sim/world/rows.ts';
import type { Store } from '../../sim/world/store.ts';
import { type Held, type HeldGate, type Line, sentAgoMs } from './act.ts';
import { gateIn } from './gate-in.ts';

/** What PostgreSQL holds of a practice. */
export type Read = {
  readonly held: Held;
  readonly lines: readonly Line[];
  /** Which message is about which subject. */
  readonly messages: readonly { readonly id: string; readonly subjectId: string }[];
};

/** Calls are looked at for longer than any counts. */
const callsForMs = 15 * 60_000;

/** A look at all PostgreSQL holds of one practice. */
export type Reader = { read(): Promise<Read>; close(): void };

export async function openReader(db: Database, practiceId: string): Promise<Reader> {
  const client = await db.pool.connect();
  await client.query(`select set_config('app.practice_id', $1, false)`, [practiceId]);
  const seen = new Set<string>();
  return {
    close: () => client.release(true),
    async read() {
      const messages = await txOn(client).select().from(outboxMessages);
      const { rows } = await client.query<{ rest: Rest }>(
        `select json_build_object(
           'gates', (select json_agg(g) from (
             select g.*, row_to_json(s) as share from delivery_gates g left join call_shares s using (share_id)) g),
           'calls', coalesce((select json_agg(c) from remote_calls c where started_at > now() - $1::interval), '[]'),
           'events', coalesce((select json_agg(e) from delivery_events e where at > now() - $2::interval), '[]')) as rest`,
        [`${callsForMs} ms`, `${2 * sentAgoMs} ms`],
      );
      const [row] = rows;
      if (!row) throw new Error('nothing was read');
      const { gates, calls } = row.rest;
      const events = row.rest.events.filter(({ id }) => !seen.has(id));
      for (const { id } of events) seen.add(id);
      const subjectOf = new Map(messages.map(({ id, subjectId }) => [id, subjectId]));
      return {
        messages,
        lines: events.map((event) => toLine(event, subjectOf.get(event.message_id) ?? '')),
        held: {
          records: Object.fromEntries(messages.map((message) => [message.subjectId, toRecord(message)])),
          gates: toGates(gates.map(fromRow)),
          calls: calls.map(callFromRow).map(callText).toSorted(),
        },
      };
    },
  };
}

/** Rows as PostgreSQL writes them in JSON: instants are text. */
type Rest = { readonly gates: GateRow[]; readonly calls: CallRow[]; readonly events: EventRow[] };

type GateRow = {
  readonly kind: string;
  readonly next_due_at: string | null;
  readonly paused_until: string | null;
  readonly pause_reason: string | null;
  readonly failures: number;
  readonly day_remaining: number | null;
  readonly remaining_at: string | null;
  readonly day_resets_at: string | null;
  readonly day_limit: number | null;
  readonly share: {
    readonly per_minute: number;
    readonly wanted_per_minute: number;
    readonly renewed_at: string;
    readonly counts_until: string;
    readonly paused_until: string | null;
    readonly pause_reason: string | null;
  } | null;
};

type CallRow = {
  readonly kind: string;
  readonly started_at: string;
  readonly lease_until: string;
  readonly ended_at: string | null;
};

type EventRow = Omit<Line, 'at' | 'opSeq' | 'remoteId'> & {
  readonly at: string;
  readonly message_id: string;
  readonly op_seq: number;
  readonly remote_id: string | null;
};

function fromRow(row: GateRow): NamedGate {
  return {
    kind: row.kind,
    nextDueAt: parsed(row.next_due_at),
    pausedUntil: parsed(row.paused_until),
    pauseReason: row.pause_reason,
    failures: row.failures,
    dayRemaining: row.day_remaining,
    remainingAt: parsed(row.remaining_at),
    dayResetsAt: parsed(row.day_resets_at),
    dayLimit: row.day_limit,
    share: row.share && shareFromRow(row.share),
  };
}

function shareFromRow(row: NonNullable<GateRow['share']>): string {
  return shareText({
    perMinute: row.per_minute,
    wantedPerMinute: row.wanted_per_minute,
    renewedAt: new Date(row.renewed_at),
    countsUntil: new Date(row.counts_until),
    pausedUntil: row.paused_until === null ? null : new Date(row.paused_until),
    pauseReason: row.pause_reason,
  });
}

type Share = Omit<ShareRow, 'pauseReason'> & { readonly pauseReason: string | null };

function shareText(share: Share): string {
  const { perMinute, wantedPerMinute, renewedAt, countsUntil, pausedUntil, pauseReason } = share;
  return JSON.stringify([perMinute, wantedPerMinute, renewedAt, countsUntil, pausedUntil, pauseReason]);
}

function callFromRow({ kind, started_at, lease_until, ended_at }: CallRow): Call {
  return {
    kind,
    startedAt: Date.parse(started_at),
    leaseUntil: Date.parse(lease_until),
    endedAt: parsed(ended_at),
  };
}

function toLine({ at, event, op_seq, op, outcome, remote_id, hash }: EventRow, id: string): Line {
  return { id, at: Date.parse(at), event, opSeq: op_seq, op, outcome, remoteId: remote_id, hash };
}

function parsed(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

export function readMemory({ tables }: Store, now: number): Held {
  return {
    records: Object.fromEntries([...tables.subjects.values()].map(({ id, record }) => [id, record])),
    gates: toGates(kinds.map((kind) => gateFromMemory({ tables }, kind))),
    calls: [...tables.calls.values()]
      .filter(({ startedAt }) => startedAt > now - callsForMs)
      .map(({ gate, ...call }) => callText({ ...call, kind: kindOf(gate) }))
      .toSorted(),
  };
}

function gateFromMemory({ tables }: Pick<Store, 'tables'>, kind: Kind): NamedGate {
  const id = gateIn(kind);
  const gate = tables.gates.get(id);
  if (!gate) throw new RangeError(`there is no gate ${id}`);
  const { nextDueAt, pausedUntil, pauseReason, failures, day } = gate;
  const { dayRemaining, dayLimit, remainingAt, dayResetsAt } = day;
  const known = { dayRemaining, dayLimit, remainingAt: toMs(remainingAt), dayResetsAt: toMs(dayResetsAt) };
  const drawn = tables.shares.get(id);
  const share = drawn ? shareText(drawn) : null;
  return { kind, nextDueAt, pausedUntil, pauseReason, failures, share, ...known };
}

type NamedGate = HeldGate & { readonly kind: string };

function toGates(gates: readonly NamedGate[]): Held['gates'] {
  const of = (kind: string): HeldGate => {
    const gate = gates.find((one) => one.kind === kind);
    if (!gate) throw new RangeError(`there is no gate ${kind}`);
    return gate;
  };
  return { xpm: of(kinds[0]), ledger: of(kinds[1]) };
}

type Call = {
  readonly kind: string;
  readonly startedAt: number;
  readonly leaseUntil: number;
  readonly endedAt: number | null;
};

function callText({ kind, startedAt, leaseUntil, endedAt }: Call): string {
  return JSON.stringify([startedAt, kind, leaseUntil, endedAt]);
}

function toMs(instant: Date | null): number | null {
  return instant?.getTime() ?? null;
}
