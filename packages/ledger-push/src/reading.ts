import { answerProblems } from './catalogue/answer-problems.ts';
import { problemOf } from './catalogue/problem.ts';
import { LedgerError, type LedgerErrorKind } from './errors.ts';
import { type Fields, isFields, listOf, numberOrNull, UnreadableField } from './records/fields.ts';
import type { Exchange, Request } from './transport/exchange.ts';
import { headerFacts } from './transport/reply-meta.ts';
import type { Answer, Lost } from './transport/reply.ts';

/** A read, the collection its answer carries and how one of its elements becomes a record. */
export type Reading<T> = {
  readonly path: string;
  readonly run: Request['run'];
  readonly collection: string;
  readonly read: (element: Fields) => T;
};

export type Page<T> = { readonly records: readonly T[]; readonly pageCount: number | null };

const kindByStatus: Readonly<Record<number, LedgerErrorKind>> = {
  401: 'unauthorised',
  403: 'forbidden',
  429: 'throttled',
};

const kindByLoss = {
  never_sent: 'unavailable',
  no_answer: 'uncertain',
  unreadable: 'unreadable',
} as const satisfies Record<Lost['how'], LedgerErrorKind>;

/** Reads one answer completely or throws; never half a record. @throws {LedgerError} */
export async function readPage<T>(exchange: Exchange, reading: Reading<T>): Promise<Page<T>> {
  const { path, run, collection, read } = reading;
  const reply = await exchange({ method: 'GET', path, run });
  if (reply.kind === 'lost') throw lostError(path, reply);
  if (reply.status < 200 || reply.status > 299) throw answerError(path, reply);
  const { data } = reply;
  if (!isFields(data) || !Array.isArray(data[collection])) throw unreadableError(path, reply);
  try {
    return { records: listOf(data, collection).map(read), pageCount: pageCountIn(data) };
  } catch (error) {
    if (error instanceof UnreadableField) throw unreadableError(path, reply, error);
    throw error;
  }
}

export async function readAll<T>(exchange: Exchange, reading: Reading<T>): Promise<readonly T[]> {
  return (await readPage(exchange, reading)).records;
}

function pageCountIn(data: Fields): number | null {
  const pagination = data['pagination'];
  return isFields(pagination) ? numberOrNull(pagination, 'pageCount') : null;
}

function lostError(path: string, lost: Lost): LedgerError {
  const code =
    lost.how === 'never_sent' ? 'not_reached' : lost.how === 'unreadable' ? 'answer_unreadable' : 'no_answer';
  const detail = { ...headerFacts(lost), kind: kindByLoss[lost.how], problems: [problemOf(code, null)] };
  return new LedgerError(`Xero GET ${path}: ${detail.kind}`, detail, new Error(lost.why));
}

function answerError(path: string, answer: Answer): LedgerError {
  const { status } = answer;
  const kind =
    kindByStatus[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'refused' : 'unreadable');
  const detail = { ...headerFacts(answer), kind, problems: answerProblems(answer) };
  return new LedgerError(`Xero GET ${path}: ${kind} (${status})`, detail);
}

function unreadableError(path: string, answer: Answer, cause?: Error): LedgerError {
  const detail = {
    ...headerFacts(answer),
    kind: 'unreadable',
    problems: [problemOf('answer_unreadable', null)],
  } as const;
  return new LedgerError(`Xero GET ${path}: unreadable (${answer.status})`, detail, cause);
}
