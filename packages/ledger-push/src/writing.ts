import { answerProblems } from './catalogue/answer-problems.ts';
import { validationMessagesIn, warningsIn } from './catalogue/messages-in.ts';
import { problemFromMessage, problemOf } from './catalogue/problem.ts';
import { type Fields, isFields, UnreadableField } from './records/fields.ts';
import type { Exchange, Request } from './transport/exchange.ts';
import { redactText } from './transport/redact.ts';
import { headerFacts } from './transport/reply-meta.ts';
import type { Answer, Lost } from './transport/reply.ts';
import type { NotApplied, NotAppliedKind, Unknown, UnknownWhy, WriteResult } from './write-result.ts';

/** A write of one element: where its answer keeps it, its id there, and how it becomes a record. */
export type Writing<T> = {
  readonly path: string;
  readonly run: Request['run'];
  readonly collection: string;
  /** Null when Xero gives such elements no id. */
  readonly idKey: string | null;
  readonly read: (element: Fields) => T;
};

const zeroId = '00000000-0000-0000-0000-000000000000';
const rawMax = 2_000;

const kindByStatus: Readonly<Record<number, NotAppliedKind>> = {
  401: 'unauthorised',
  403: 'forbidden',
  429: 'throttled',
};

/** Sends one element and says what that proved. Trouble at or on the way to Xero is a result, never a throw. */
export async function write<T extends object>(
  exchange: Exchange,
  writing: Writing<T>,
): Promise<WriteResult<T>> {
  const reply = await exchange({ method: 'PUT', path: writing.path, run: writing.run });
  if (reply.kind === 'lost') return fromLost(reply);
  if (reply.status >= 200 && reply.status <= 299) return fromSuccess(reply, writing);
  return fromRefusal(reply);
}

function fromLost(lost: Lost): NotApplied | Unknown {
  const facts = { status: null, retryAfterMs: null, correlationId: null, raw: redactText(lost.why, rawMax) };
  if (lost.how === 'never_sent') {
    return {
      class: 'not_applied',
      kind: 'unavailable',
      problems: [problemOf('not_reached', null)],
      ...facts,
    };
  }
  const why = lost.how === 'unreadable' ? 'answer_unreadable' : 'no_answer';
  return { class: 'unknown', why, cached: false, problems: [problemOf(why, null)], ...facts };
}

function fromSuccess<T extends object>(answer: Answer, writing: Writing<T>): WriteResult<T> {
  const element = onlyElement(answer.data, writing.collection);
  if (element === null) return unknown(answer, 'answer_unreadable');
  const saved = writing.idKey === null ? !isFaulty(element) : hasId(element, writing.idKey);
  if (isFaulty(element))
    return saved ? unknown(answer, 'answer_unreadable') : refusedElement(answer, element);
  if (!saved) return unknown(answer, 'answer_unreadable');
  try {
    const record = writing.read(element);
    const { correlationId } = headerFacts(answer);
    const warnings = warningsIn(element).map(problemFromMessage);
    return { ...record, class: 'applied', warnings, status: answer.status, correlationId };
  } catch (error) {
    if (error instanceof UnreadableField) return unknown(answer, 'answer_unreadable');
    throw error;
  }
}

function fromRefusal(answer: Answer): NotApplied | Unknown {
  const { status } = answer;
  const problems = answerProblems(answer);
  if (problems.some(({ code }) => code === 'key_used_before')) return unknown(answer, 'key_used_before');
  if (status === 408 || status < 400)
    return unknown(answer, status === 408 ? 'no_answer' : 'answer_unreadable');
  if (status >= 500 && status !== 501) return unknown(answer, 'server_trouble');
  return { class: 'not_applied', kind: kindByStatus[status] ?? 'refused', problems, ...factsOf(answer) };
}

function refusedElement(answer: Answer, element: Fields): NotApplied {
  const messages = validationMessagesIn(element);
  const problems = messages.length === 0 ? [problemOf('other', null)] : messages.map(problemFromMessage);
  return { class: 'not_applied', kind: 'refused', problems, ...factsOf(answer) };
}

function unknown(answer: Answer, why: UnknownWhy): Unknown {
  const cached = why === 'key_used_before' || answer.status >= 500;
  const isSaid = why === 'server_trouble' || why === 'key_used_before';
  const problems = isSaid ? answerProblems(answer) : [problemOf(why, null)];
  return { class: 'unknown', why, cached, problems, ...factsOf(answer) };
}

function factsOf(answer: Answer) {
  const { status, retryAfterMs, correlationId } = headerFacts(answer);
  return { status, retryAfterMs, correlationId, raw: rawOf(answer.data) };
}

function rawOf(data: unknown): string | null {
  if (data === undefined || data === null || data === '') return null;
  return redactText(typeof data === 'string' ? data : JSON.stringify(data), rawMax);
}

function onlyElement(data: unknown, collection: string): Fields | null {
  const elements: unknown = isFields(data) ? data[collection] : null;
  if (!Array.isArray(elements) || elements.length !== 1) return null;
  const element: unknown = elements[0];
  return isFields(element) ? element : null;
}

/** The flags disagree between Xero's nested objects, so any one of them counts. */
function isFaulty(element: Fields): boolean {
  return (
    isSet(element['HasErrors']) ||
    isSet(element['HasValidationErrors']) ||
    element['StatusAttributeString'] === 'ERROR' ||
    validationMessagesIn(element).length > 0
  );
}

function isSet(flag: unknown): boolean {
  return flag === true || flag === 'true';
}

function hasId(element: Fields, idKey: string): boolean {
  const id = element[idKey];
  return typeof id === 'string' && id !== '' && id !== zeroId;
}
