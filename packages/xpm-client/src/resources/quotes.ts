import { readQuote, type XpmQuote } from '../codec/quote.ts';
import { need } from '../codec/xml-element.ts';
import type { DateRange } from '../date-windows.ts';
import type { QuoteNumber } from '../ids.ts';
import { collect, type Call } from '../transport/call.ts';
import { get, pathTo } from '../transport/prepared-request.ts';
import { windowedRows } from './windowed.ts';

/** Quotes and estimates (`quote.api`), read-only. */
export type QuotesResource = {
  /** Quotes of the range, both days inclusive, once each; a call for each 360 days. @throws {XpmError} */
  list(range: DateRange & { detailed?: boolean }): Promise<XpmQuote[]>;
  /** One quote in detail. @throws {XpmError} `refused` when there is no such number */
  get(number: QuoteNumber): Promise<XpmQuote>;
};

/** Builds the quotes resource. */
export function quotesResource(call: Call): QuotesResource {
  return {
    list: ({ from, to, detailed }) =>
      collect(
        windowedRows(
          call,
          { from, to },
          {
            container: 'Quotes',
            row: 'Quote',
            read: readQuote,
            path: 'quote.api/list',
            query: { detailed },
            key: ({ number }) => number,
          },
        ),
      ),
    get: (number) =>
      call.record(get(pathTo('quote.api/get', number)), (root) => readQuote(need(root, 'Quote'))),
  };
}
