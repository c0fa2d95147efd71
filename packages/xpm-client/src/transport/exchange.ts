import type { Observation, Seen } from '../classify.ts';
import { readEnvelope } from '../codec/envelope.ts';
import { readProblem } from '../codec/problem.ts';
import { readWhole } from '../codec/read-reply.ts';
import { ShapeError } from '../codec/shape-error.ts';
import type { XmlElement } from '../codec/xml-element.ts';
import type { XpmErrorFacts } from '../errors.ts';
import type { OpenReply, OpenReplyTo } from './open-reply.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { replyText, type ReplyText } from './reply-text.ts';
import { TransportError } from './transport-error.ts';

/** One attempt, finished: what was seen, and the record when it was all there. */
export type Outcome<T> = {
  observation: Observation;
  /** In a box, because a record may itself be null; null unless the observation is `ok`. */
  record: { value: T } | null;
  facts: XpmErrorFacts & { cause?: unknown };
};

type BodySeen<T> = { seen: Seen; record: { value: T } | null; sentence: string | null; cause?: unknown };

const ERROR_BODY_MAX = 256 * 1024;

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > ERROR_BODY_MAX) throw new TransportError('too_large');
  }
  return text;
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

function fromEnvelope<T>(root: XmlElement, read: (root: XmlElement) => T): BodySeen<T> {
  const envelope = readEnvelope(root);
  return envelope.ok
    ? { seen: 'ok', record: { value: read(envelope.root) }, sentence: null }
    : { seen: 'refusal', record: null, sentence: envelope.sentence };
}

/** A gateway's or a failing server's body: an XML envelope, a JSON problem, or text we cannot use. */
async function readFault(text: ReplyText, charset: string | null): Promise<BodySeen<never>> {
  const body = await joined(text.pieces);
  const problem = readProblem(body);
  if (problem !== null) return { seen: 'problem', record: null, sentence: problem };
  const envelope = readEnvelope(await readWhole(only(body), charset));
  return envelope.ok
    ? { seen: 'unreadable', record: null, sentence: null }
    : { seen: 'refusal', record: null, sentence: envelope.sentence };
}

/** What a failure to read a body says; anything but our own two errors is a bug and passes through. */
export function seenIn(cause: unknown): Seen {
  if (cause instanceof ShapeError) return 'unreadable';
  if (cause instanceof TransportError) return cause.failure;
  throw cause;
}

/** Whether a status promises the record that was asked for. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

async function readBody<T>(
  reply: OpenReply,
  text: ReplyText,
  read: (root: XmlElement) => T,
): Promise<BodySeen<T>> {
  try {
    if (!isSuccess(reply.status)) return await readFault(text, reply.charset);
    return fromEnvelope(await readWhole(text.pieces, reply.charset), read);
  } catch (cause) {
    return { seen: seenIn(cause), record: null, sentence: null, cause };
  }
}

/** The outcome of an attempt that got no reply. */
export function unanswered(cause: unknown): Outcome<never> {
  const facts = { status: null, sentence: null, retryAfterMs: null, correlationId: null, excerpt: '', cause };
  return { observation: { status: null, seen: seenIn(cause) }, record: null, facts };
}

/** Reads an open reply to its end and closes it. Trouble with the reply is in the outcome, not thrown. */
export async function finish<T>(reply: OpenReply, read: (root: XmlElement) => T): Promise<Outcome<T>> {
  const { status } = reply;
  const text = replyText(reply);
  try {
    const { seen, record, sentence, cause } = await readBody(reply, text, read);
    const { correlationId, retryAfterMs } = reply.facts;
    const facts = { status, sentence, retryAfterMs, correlationId, excerpt: text.excerpt(), cause };
    return { observation: { status, seen }, record, facts };
  } finally {
    reply.close();
  }
}

/**
 * Sends a request once and reads the answer. Remote trouble is in the outcome, not thrown.
 * @param read takes the record out of a complete envelope; its {@link ShapeError} makes the reply unreadable
 */
export async function exchange<T>(
  open: OpenReplyTo,
  request: PreparedRequest,
  read: (root: XmlElement) => T,
): Promise<Outcome<T>> {
  let reply: OpenReply;
  try {
    reply = await open(request);
  } catch (cause) {
    return unanswered(cause);
  }
  return finish(reply, read);
}
