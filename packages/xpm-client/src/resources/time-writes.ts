import { classifyWrite, type NotAppliedKind, type UnknownWhy } from '../classify.ts';
import { readTime, writeTimesheet, type NewXpmTime, type XpmTime } from '../codec/time.ts';
import { need, type XmlElement } from '../codec/xml-element.ts';
import type { TimeUuid } from '../ids.ts';
import type { Outcome } from '../transport/exchange.ts';
import { pathTo, prepare, type PreparedRequest } from '../transport/prepared-request.ts';

/**
 * What one attempt at writing a time entry proved.
 *
 * - `applied`: XPM holds it; `time` is its echo, to be compared with what was sent (null for a removal).
 * - `not_applied`: XPM did not do it.
 * - `unknown`: it may have; read the list before sending anything again.
 */
export type WriteReply = {
  status: number | null;
  correlationId: string | null;
  /** The start of the reply, secrets masked; empty when none arrived. */
  excerpt: string;
} & (
  | { class: 'applied'; time: XpmTime | null }
  | {
      class: 'not_applied';
      kind: NotAppliedKind;
      /** XPM's or the gateway's sentence, for people. */
      sentence: string | null;
      retryAfterMs: number | null;
    }
  | { class: 'unknown'; why: UnknownWhy }
);

const ADD = 'time.api/add';
const UPDATE = 'time.api/update';
const REMOVE = 'time.api/delete';

/** The bytes that add an entry. Pure: the same entry gives the same bytes. @throws {RangeError} see {@link writeTimesheet} */
export function prepareTimeAdd(entry: NewXpmTime): PreparedRequest {
  return prepare('POST', ADD, writeTimesheet(entry, null));
}

/** The bytes that make an entry what is given here, every field. Pure. @throws {RangeError} see {@link writeTimesheet} */
export function prepareTimeUpdate(uuid: TimeUuid, entry: NewXpmTime): PreparedRequest {
  return prepare('PUT', UPDATE, writeTimesheet(entry, uuid));
}

/** The request that removes an entry. Pure. */
export function prepareTimeRemove(uuid: TimeUuid): PreparedRequest {
  return prepare('DELETE', pathTo(REMOVE, uuid), null);
}

const echoedTime = (root: XmlElement): XpmTime => readTime(need(root, 'Time'));

/** What the reply to a stored request must hold. @throws {RangeError} the request is no write of a time entry */
export function readerOfWrite({ method, path }: PreparedRequest): (root: XmlElement) => XpmTime | null {
  if ((method === 'POST' && path === ADD) || (method === 'PUT' && path === UPDATE)) return echoedTime;
  if (method === 'DELETE' && path.startsWith(`${REMOVE}/`)) return () => null;
  throw new RangeError('Not a prepared write of a time entry');
}

/** The outcome as the delivery needs it. */
export function writeReplyOf({ observation, record, facts }: Outcome<XpmTime | null>): WriteReply {
  const { status, sentence, retryAfterMs, correlationId, excerpt } = facts;
  const common = { status, correlationId, excerpt };
  const verdict = classifyWrite(observation);
  switch (verdict.class) {
    case 'applied':
      return { ...common, class: 'applied', time: record?.value ?? null };
    case 'not_applied':
      return { ...common, class: 'not_applied', kind: verdict.kind, sentence, retryAfterMs };
    case 'unknown':
      return { ...common, class: 'unknown', why: verdict.why };
  }
}
