import type { RefreshState } from '@throughline/core/connection/decide-refresh';
import type { Claimed } from '@throughline/core/sync/ports';

import type { Pair } from '../remote/identity.ts';
import { sendOverWire } from '../remote/wire.ts';
import { parkGate } from '../world/parking.ts';
import { type GateId, gatesOf } from '../world/practices.ts';
import type { TokenSet } from '../world/rows.ts';
import { StoreDown } from '../world/store.ts';
import type { Seat, Token } from './seat.ts';

/** Xero gives no token now; or a person has to connect again. */
const silentMs = 30_000;
const notOpenMs = 1_000;

/**
 * Gets a token for what was claimed before any of it is sent, or gives it back, as production does.
 *
 * @returns whether there is one
 */
export async function open(seat: Seat, claimed: readonly Claimed[]): Promise<boolean> {
  const token = await accessToken(seat, null);
  seat.token = typeof token === 'string' ? null : token.access;
  if (seat.token !== null) return true;
  const delayMs = token === 'silent' ? silentMs : notOpenMs;
  for (const { id, record } of claimed) {
    await seat.transaction('release', (now) =>
      seat.world.store.apply(id, { kind: 'release', epoch: record.epoch, delayMs }, now),
    );
  }
  return false;
}

/** Another token after one was rejected; one rejected again parks the connection. */
export async function renewToken(seat: Seat, { record }: Claimed): Promise<void> {
  if (record.details['rejected'] !== true) return replaceToken(seat);
  await seat.transaction('park', () => {
    park(seat, seat.gate);
  });
}

/** For a read of nobody's record. */
export async function replaceToken(seat: Seat): Promise<void> {
  await accessToken(seat, seat.token);
}

/** A refresh whose end was not written down is made again. Production: the chore `keep_alive`. */
export async function keepAlive(seat: Seat): Promise<void> {
  const { refreshStartedAt, access } = seat.tokens;
  if (refreshStartedAt !== null) await accessToken(seat, access);
}

async function accessToken(seat: Seat, rejected: string | null): Promise<Token> {
  const { store } = seat.world;
  const isConnected = () => store.gate(seat.gate).isConnected;
  const read = await seat.transaction('token', (now) => (isConnected() ? { set: seat.tokens, now } : null));
  if (!read) return 'parked';
  const { set } = read;
  if (decide(seat, read, { kind: 'wanted', rejected }) === 'use') return set;
  return seat.worker.once(seat.practice, () => refresh(seat, set, rejected));
}

function park({ world: { store, watch } }: Seat, gate: GateId): void {
  parkGate(store, gate);
  watch.traffic.parked(gate);
}

type Asked = { readonly kind: 'wanted' | 'locked'; readonly rejected: string | null };

type Read = { readonly set: TokenSet; readonly now: number };

function decide({ world: { sim } }: Seat, { set, now }: Read, { kind, rejected }: Asked) {
  const input = { kind, now: new Date(now), rejected: set.access === rejected } as const;
  return sim.core.decideRefresh(stateOf(set), input);
}

function stateOf({ expiresAt, refreshedAt, refreshStartedAt }: TokenSet): RefreshState {
  return {
    accessExpiresAt: new Date(expiresAt),
    refreshedAt: new Date(refreshedAt),
    refreshStartedAt: refreshStartedAt === null ? null : new Date(refreshStartedAt),
  };
}

/** Trades the pair for the next under the lock of its row: whoever waited for it finds what the other saved. */
async function refresh(seat: Seat, set: TokenSet, rejected: string | null): Promise<Token> {
  for (let from = set; ;) {
    const ended = await refreshFrom(seat, from, rejected);
    if (ended === 'parked' || ended === 'silent' || !('unnoted' in ended)) return ended;
    from = ended.unnoted;
  }
}

type Unnoted = { readonly unnoted: TokenSet };

async function refreshFrom(
  seat: Seat,
  { version }: TokenSet,
  rejected: string | null,
): Promise<Token | Unnoted> {
  const { worker, practice } = seat;
  const { store } = seat.world;
  await seat.transaction('note refresh', (now) => {
    const { tokens } = seat;
    if (tokens.version !== version || tokens.refreshStartedAt !== null) return;
    store.changeTokens(practice, { refreshStartedAt: now });
  });
  await store.locks.take(worker, practice);
  try {
    const locked = await seat.transaction('lock tokens', (now) => ({ set: seat.tokens, now }));
    const effect = decide(seat, locked, { kind: 'locked', rejected });
    if (effect === 'use') return locked.set;
    if (effect === 'note_and_lock') return { unnoted: locked.set };
    return await trade(seat, locked, rejected);
  } finally {
    store.locks.release(worker, practice);
  }
}

async function trade(seat: Seat, { set: locked, now }: Read, rejected: string | null): Promise<Token> {
  const { sim, identity, store, timing, watch } = seat.world;
  const { worker, practice } = seat;
  const isHolding = store.locks.isHeldBy(worker, practice);
  const ended = watch.tokens.asks(practice, { locked, now, rejected, worker, isHolding });
  const reply = await sendOverWire<Pair>(
    sim,
    {
      machine: worker,
      access: null,
      target: 'token',
      execute: () => identity.trade(locked.refresh, sim.now),
    },
    timing,
  );
  ended();
  const answer = reply.kind === 'ok' ? 'tokens' : reply.kind === 'refused' ? 'invalid_grant' : 'none';
  const effect = sim.core.decideRefresh(stateOf(locked), { kind: 'answered', answer });
  if (effect === 'park') {
    await holding(seat, 'park', () => {
      // Somebody consented again meanwhile: what is over is not what the connection lives on.
      if (seat.tokens.version !== locked.version) return;
      watch.tokens.lost(practice, identity.isOver(practice) || watch.restores > 0);
      for (const gate of gatesOf(practice)) park(seat, gate);
    });
    return 'parked';
  }
  if (effect !== 'save' || reply.kind !== 'ok') return 'silent';
  const { access, refresh: next, lifeMs } = reply.value;
  await holding(seat, 'save tokens', (at) => {
    watch.tokens.saves(practice, locked);
    store.changeTokens(practice, {
      access,
      refresh: next,
      version: locked.version + 1,
      expiresAt: at + lifeMs,
      refreshedAt: at,
      refreshStartedAt: null,
    });
  });
  return { access };
}

/** The end of the transaction that holds the lock: its connection may have broken meanwhile. */
function holding(seat: Seat, what: string, body: (now: number) => void): Promise<void> {
  return seat.transaction(what, (now) => {
    if (!seat.world.store.locks.isHeldBy(seat.worker, seat.practice)) throw new StoreDown();
    body(now);
  });
}
