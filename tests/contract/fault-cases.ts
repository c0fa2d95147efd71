import type { FaultKind } from '@throughline/sandbox';

/** What the protocol makes of a fault, by the kind of call. Source: the sync protocol, classification of replies. */
export type FaultCase = {
  readonly kind: FaultKind;
  /** The error kind of a read. */
  readonly read: string;
  /** What a write is classified as. */
  readonly write:
    | { readonly class: 'not_applied'; readonly kind: string; readonly retryAfterMs: number | null }
    | { readonly class: 'unknown'; readonly why: string };
  /** HTTP status the client saw; null when none arrived. */
  readonly status: number | null;
  /** Whether the server carried the call out. */
  readonly effect: boolean;
};

const throttled = (retryAfterMs: number | null) =>
  ({ class: 'not_applied', kind: 'throttled', retryAfterMs }) as const;
const unauthorised = { class: 'not_applied', kind: 'unauthorised', retryAfterMs: null } as const;
const unknown = (why: string) => ({ class: 'unknown', why }) as const;

/** Every kind of fault the servers can play, and what the practice client must make of it. */
export const practiceFaults: readonly FaultCase[] = [
  { kind: 'drop-before', read: 'unavailable', write: unknown('interrupted'), status: null, effect: false },
  { kind: 'drop-after', read: 'unavailable', write: unknown('interrupted'), status: null, effect: true },
  { kind: 'delay', read: 'unavailable', write: unknown('timed_out'), status: null, effect: true },
  { kind: 'slow', read: 'unavailable', write: unknown('timed_out'), status: 200, effect: true },
  { kind: 'late', read: 'unavailable', write: unknown('interrupted'), status: null, effect: true },
  { kind: '429-minute', read: 'throttled', write: throttled(22_000), status: 429, effect: false },
  { kind: '429-day', read: 'throttled', write: throttled(40_000_000), status: 429, effect: false },
  { kind: '429-concurrent', read: 'throttled', write: throttled(null), status: 429, effect: false },
  { kind: '429-app', read: 'throttled', write: throttled(30_000), status: 429, effect: false },
  { kind: '500', read: 'unavailable', write: unknown('server_error'), status: 500, effect: false },
  { kind: '500-after', read: 'unavailable', write: unknown('server_error'), status: 500, effect: true },
  { kind: '503', read: 'unavailable', write: unknown('server_error'), status: 503, effect: false },
  { kind: 'status', read: 'unavailable', write: unknown('server_error'), status: 502, effect: false },
  { kind: 'html-200', read: 'unreadable', write: unknown('unreadable'), status: 200, effect: false },
  { kind: 'empty-200', read: 'unreadable', write: unknown('unreadable'), status: 200, effect: true },
  { kind: 'malformed', read: 'unreadable', write: unknown('unreadable'), status: 200, effect: true },
  { kind: 'truncated', read: 'unreadable', write: unknown('unreadable'), status: 200, effect: true },
  { kind: 'wrong-charset', read: 'unreadable', write: unknown('unreadable'), status: 200, effect: true },
  { kind: 'token-expired', read: 'unauthorised', write: unauthorised, status: 401, effect: false },
  { kind: 'revoked', read: 'unauthorised', write: unauthorised, status: 403, effect: false },
];

/** What the ledger client must make of a fault. */
export type LedgerFaultCase = {
  readonly kind: FaultKind;
  readonly read: string;
  readonly write:
    | { readonly class: 'not_applied'; readonly kind: string; readonly retryAfterMs: number | null }
    | { readonly class: 'unknown'; readonly why: string; readonly cached: boolean };
  /** Code of the first problem of a write. */
  readonly code: string;
  readonly status: number | null;
  readonly effect: boolean;
};

const lost = { class: 'unknown', why: 'no_answer', cached: false } as const;
const unreadable = { class: 'unknown', why: 'answer_unreadable', cached: false } as const;
const trouble = { class: 'unknown', why: 'server_trouble', cached: true } as const;
const forbidden = { class: 'not_applied', kind: 'forbidden', retryAfterMs: null } as const;

/** Every kind of fault, and what the ledger client must make of it. */
export const ledgerFaults: readonly LedgerFaultCase[] = [
  { kind: 'drop-before', read: 'uncertain', write: lost, code: 'no_answer', status: null, effect: false },
  { kind: 'drop-after', read: 'uncertain', write: lost, code: 'no_answer', status: null, effect: true },
  { kind: 'delay', read: 'uncertain', write: lost, code: 'no_answer', status: null, effect: true },
  { kind: 'slow', read: 'uncertain', write: lost, code: 'no_answer', status: null, effect: true },
  { kind: 'late', read: 'uncertain', write: lost, code: 'no_answer', status: null, effect: true },
  {
    kind: '429-app',
    read: 'throttled',
    write: throttled(30_000),
    code: 'app_limit',
    status: 429,
    effect: false,
  },
  { kind: 'status', read: 'unavailable', write: trouble, code: 'server_trouble', status: 502, effect: false },
  {
    kind: 'empty-200',
    read: 'unreadable',
    write: unreadable,
    code: 'answer_unreadable',
    status: 200,
    effect: true,
  },
  {
    kind: 'wrong-charset',
    read: 'unreadable',
    write: unreadable,
    code: 'answer_unreadable',
    status: 200,
    effect: true,
  },
  {
    kind: '429-minute',
    read: 'throttled',
    write: throttled(22_000),
    code: 'minute_limit',
    status: 429,
    effect: false,
  },
  {
    kind: '429-day',
    read: 'throttled',
    write: throttled(40_000_000),
    code: 'day_limit',
    status: 429,
    effect: false,
  },
  {
    kind: '429-concurrent',
    read: 'throttled',
    write: throttled(null),
    code: 'concurrent_limit',
    status: 429,
    effect: false,
  },
  { kind: '500', read: 'unavailable', write: trouble, code: 'server_trouble', status: 500, effect: false },
  {
    kind: '500-after',
    read: 'unavailable',
    write: trouble,
    code: 'server_trouble',
    status: 500,
    effect: true,
  },
  { kind: '503', read: 'unavailable', write: trouble, code: 'offline', status: 503, effect: false },
  {
    kind: 'html-200',
    read: 'unreadable',
    write: unreadable,
    code: 'answer_unreadable',
    status: 200,
    effect: false,
  },
  {
    kind: 'malformed',
    read: 'unreadable',
    write: unreadable,
    code: 'answer_unreadable',
    status: 200,
    effect: true,
  },
  {
    kind: 'truncated',
    read: 'unreadable',
    write: unreadable,
    code: 'answer_unreadable',
    status: 200,
    effect: true,
  },
  {
    kind: 'token-expired',
    read: 'unauthorised',
    write: unauthorised,
    code: 'token_expired',
    status: 401,
    effect: false,
  },
  { kind: 'revoked', read: 'forbidden', write: forbidden, code: 'not_connected', status: 403, effect: false },
];

/** How long a client waits in these tests, and how long a delayed call takes: real milliseconds. */
export const patienceMs = 250;
export const delayMs = 400;

/** Faults that take their time, and how long; a client with patience outlasts only the late one, which is cut at once. */
export const waitOf = (kind: FaultKind): { delayMs?: number } =>
  kind === 'delay' || kind === 'slow' || kind === 'late' ? { delayMs } : {};

/** A client whose patience ends before a call that takes its time does, and is ample for all others. */
export const patientFor = (kind: FaultKind): { timeoutMs: number } => ({
  timeoutMs: kind === 'delay' || kind === 'slow' ? patienceMs : 5000,
});
