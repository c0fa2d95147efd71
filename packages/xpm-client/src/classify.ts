import type { XpmErrorKind } from './errors.ts';

/** What was seen of the reply's body, or of the failure to get one. */
export type Seen =
  /** A complete envelope with status OK and the expected record in it. */
  | 'ok'
  /** A complete envelope with any other status. */
  | 'refusal'
  /** A gateway's JSON problem. */
  | 'problem'
  /** Empty, truncated, HTML, malformed, wrong charset, or without the record or UUID that must be there. */
  | 'unreadable'
  | 'too_large'
  /** The connection broke after the request may have left. */
  | 'interrupted'
  /** The deadline passed after the request may have left. */
  | 'timed_out'
  /** No byte of the request can have left: name look-up, connection or TLS failed. */
  | 'not_sent';

/** One attempt as observed: the status line, if one arrived, and the body. */
export type Observation = { status: number | null; seen: Seen };

export type NotAppliedKind = 'refused' | 'throttled' | 'unauthorised' | 'unavailable';
export type UnknownWhy = 'timed_out' | 'interrupted' | 'server_error' | 'unreadable' | 'too_large';

export type Verdict =
  | { class: 'applied' }
  | { class: 'not_applied'; kind: NotAppliedKind }
  | { class: 'unknown'; why: UnknownWhy };

const notApplied = (kind: NotAppliedKind): Verdict => ({ class: 'not_applied', kind });
const unknown = (why: UnknownWhy): Verdict => ({ class: 'unknown', why });

/** Statuses the gateway decides by itself, whatever their body says or lacks. */
const GATEWAY: ReadonlyMap<number, NotAppliedKind> = new Map([
  [401, 'unauthorised'],
  [403, 'unauthorised'],
  [404, 'refused'],
  [429, 'throttled'],
]);

type Band = 'success' | 'redirect' | 'request_fault' | 'server_fault' | 'odd';

function bandOf(status: number): Band {
  if (status >= 500 || status === 408) return 'server_fault';
  if (status >= 400) return 'request_fault';
  if (status >= 300) return 'redirect';
  return status >= 200 ? 'success' : 'odd';
}

function unreadAs(seen: Seen): UnknownWhy {
  if (seen === 'timed_out' || seen === 'interrupted' || seen === 'too_large') return seen;
  return 'unreadable';
}

function classifyBody(band: Band, seen: Seen): Verdict {
  if (band === 'server_fault') return unknown('server_error');
  if (band === 'redirect') return notApplied('unavailable');
  if (band === 'success' && seen === 'ok') return { class: 'applied' };
  if (band === 'success' && seen === 'refusal') return notApplied('refused');
  if (band === 'request_fault' && (seen === 'refusal' || seen === 'problem')) return notApplied('refused');
  return unknown(unreadAs(seen));
}

/**
 * What an attempt at a write proved. Pure and total.
 *
 * Only positive evidence settles a write: an envelope read to its end applied or refused it; a gateway status
 * or a connection that never opened kept it from XPM; all else, and every 5xx, is unknown. A 4xx outside the
 * gateway's own counts as refused only with an envelope or a JSON problem (inferred).
 */
export function classifyWrite({ status, seen }: Observation): Verdict {
  if (seen === 'not_sent') return notApplied('unavailable');
  if (status === null) return unknown(unreadAs(seen));
  const gateway = GATEWAY.get(status);
  return gateway === undefined ? classifyBody(bandOf(status), seen) : notApplied(gateway);
}

/** The error kind of a write that was not provably applied. */
export function writeErrorKind(observation: Observation): XpmErrorKind {
  const verdict = classifyWrite(observation);
  return verdict.class === 'not_applied' ? verdict.kind : 'uncertain';
}

/** The error kind of a read that gave no record. A read changes nothing, so it is never uncertain. */
export function readErrorKind({ status, seen }: Observation): XpmErrorKind {
  if (status === null) return 'unavailable';
  const gateway = GATEWAY.get(status);
  if (gateway !== undefined) return gateway;
  const band = bandOf(status);
  if (band === 'server_fault' || band === 'redirect') return 'unavailable';
  if (band === 'request_fault' || (band === 'success' && seen === 'refusal')) return 'refused';
  return seen === 'interrupted' || seen === 'timed_out' ? 'unavailable' : 'unreadable';
}
