import { readQuote, type XpmQuote } from '../codec/quote.ts';
import { need } from '../codec/xml-element.ts';
import type { DateRange } from '../date-windows.ts';
import type { QuoteNumber } from '../ids.ts';
import { collect, type Call } from '../transport/call.ts';
import { get, pathTo } from '../transport/prepared-request.ts';
import { windowedRows } from './windowed.ts';

/** Whether a quote's lines come along. Default: no. */
export type QuoteListOptions = { detailed?: boolean };

/** Quotes and estimates (`quote.api`), read-only. */
export type QuotesResource = {
  /** Quotes not yet finished with. @throws {XpmError} */
  current(options?: QuoteListOptions): Promise<XpmQuote[]>;
  /** Drafts. @throws {XpmError} */
  draft(options?: QuoteListOptions): Promise<XpmQuote[]>;
  /** Quotes of the range, both days inclusive, once each; a call for each 360 days. @throws {XpmError} */
  list(range: DateRange & QuoteListOptions): Promise<XpmQuote[]>;
  /** One quote in detail. @throws {XpmError} `refused` when there is no such number */
  get(number: QuoteNumber): Promise<XpmQuote>;
};

const QUOTES = { container: 'Quotes', row: 'Quote', read: readQuote };

/** Builds the quotes resource. */
export function quotesResource(call: Call): QuotesResource {
  const inWindows = { ...QUOTES, path: 'quote.api/list', key: ({ number }: XpmQuote) => number };
  return {
    current: ({ detailed } = {}) => call.list(get('quote.api/current', { detailed }), QUOTES),
    draft: ({ detailed } = {}) => call.list(get('quote.api/draft', { detailed }), QUOTES),
    list: ({ from, to, detailed }) =>
      collect(windowedRows(call, { from, to }, { ...inWindows, query: { detailed } })),
    get: (number) =>
      call.record(get(pathTo('quote.api/get', number)), (root) => readQuote(need(root, 'Quote'))),
  };
}
