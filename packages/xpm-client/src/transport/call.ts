import type { ListOf } from '../codec/list-of.ts';
import type { XmlElement } from '../codec/xml-element.ts';
import { failed } from './call-error.ts';
import { exchange, type Outcome } from './exchange.ts';
import { listRows } from './list-rows.ts';
import type { OpenReplyTo } from './open-reply.ts';
import type { PreparedRequest } from './prepared-request.ts';

/** How resources reach XPM: each sends its request once and retries nothing. */
export type Call = {
  /** One record out of a complete reply. @throws {XpmError} */
  record<T>(request: PreparedRequest, read: (root: XmlElement) => T): Promise<T>;
  /** A reply that says no more than OK. @throws {XpmError} */
  done(request: PreparedRequest): Promise<void>;
  /** The rows of a list as they arrive; see {@link listRows}. @throws {XpmError} */
  rows<T>(request: PreparedRequest, list: ListOf<T>): AsyncGenerator<T, void>;
  /** The whole list, in XPM's order. @throws {XpmError} */
  list<T>(request: PreparedRequest, list: ListOf<T>): Promise<T[]>;
  /** The attempt as it went; remote trouble is not thrown. */
  attempt<T>(request: PreparedRequest, read: (root: XmlElement) => T): Promise<Outcome<T>>;
};

/** All rows of a finished iteration. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** The calls of one client. */
export function createCall(open: OpenReplyTo): Call {
  const record = async <T>(request: PreparedRequest, read: (root: XmlElement) => T): Promise<T> => {
    const outcome = await exchange(open, request, read);
    if (outcome.record === null) throw failed(request, outcome);
    return outcome.record.value;
  };
  return {
    record,
    done: (request) => record(request, () => undefined),
    rows: (request, list) => listRows(open, request, list),
    list: (request, list) => collect(listRows(open, request, list)),
    attempt: (request, read) => exchange(open, request, read),
  };
}
