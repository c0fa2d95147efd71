import { usableKey } from '../documents/idempotency-key.ts';
import { toSdkInvoice } from '../documents/sales-invoice.ts';
import type { ChangeWindow, Ledger } from '../ledger.ts';
import { allPages } from '../paging.ts';
import { readPage } from '../reading.ts';
import { type LedgerInvoice, readInvoice } from '../records/invoice.ts';
import type { Exchange } from '../transport/exchange.ts';
import { write } from '../writing.ts';
import { dateTime, literal } from './where.ts';

type InvoicesResource = Pick<
  Ledger,
  'findInvoicesByNumber' | 'findInvoicesById' | 'findInvoicesByUrl' | 'invoicesCreatedHere' | 'createInvoice'
>;

/** Four places, so that a price of 12.3456 is not rounded before it is multiplied. */
const unitPlaces = 4;
/** Numbers or ids in one call. */
const listMax = 40;

export const invoicesResource = (exchange: Exchange): InvoicesResource => ({
  async findInvoicesByNumber(invoiceNumbers) {
    const found: LedgerInvoice[] = [];
    for (const query of queriesFor(invoiceNumbers)) found.push(...(await allInvoices(exchange, query)));
    const wanted = new Set(invoiceNumbers.map((number) => number.toLowerCase()));
    return found.filter(({ invoiceNumber }) => wanted.has(invoiceNumber?.toLowerCase() ?? ''));
  },

  async findInvoicesById(invoiceIds) {
    const found: LedgerInvoice[] = [];
    for (const ids of listsOf([...new Set(invoiceIds)]))
      found.push(...(await allInvoices(exchange, { ids })));
    return found;
  },

  async findInvoicesByUrl(url, window) {
    const created = await allInvoices(exchange, createdHere(window));
    return created.filter((invoice) => invoice.url === url);
  },

  invoicesCreatedHere: async (window) => allInvoices(exchange, createdHere(window)),

  async createInvoice(document, idempotencyKey) {
    const key = usableKey(idempotencyKey);
    return write(exchange, {
      path: '/Invoices',
      run: ({ api, sdk, tenantId }) =>
        api.createInvoices(tenantId, { invoices: [toSdkInvoice(sdk, document)] }, false, unitPlaces, key),
      collection: 'Invoices',
      idKey: 'InvoiceID',
      read: (element) => ({ invoice: readInvoice(element) }),
    });
  },
});

type InvoiceQuery = {
  readonly where?: string;
  readonly ids?: string[];
  readonly invoiceNumbers?: string[];
  readonly createdByMyApp?: boolean;
  readonly modifiedSince?: Date | undefined;
};

/** Commas separate numbers in Xero's list, so a number that has one is asked for by itself. */
function queriesFor(invoiceNumbers: readonly string[]): readonly InvoiceQuery[] {
  const numbers = [...new Set(invoiceNumbers)];
  const plain = numbers.filter((number) => !number.includes(','));
  const alone = numbers.filter((number) => number.includes(',')).map(numberQuery);
  return [...alone, ...listsOf(plain).map((list) => ({ invoiceNumbers: list }))];
}

function listsOf(values: readonly string[]): string[][] {
  const count = Math.ceil(values.length / listMax);
  return Array.from({ length: count }, (_, index) => values.slice(index * listMax, (index + 1) * listMax));
}

function numberQuery(number: string): InvoiceQuery {
  const quoted = literal(number);
  if (quoted === null) throw new RangeError(`an invoice number Xero cannot be asked for: ${number}`);
  return { where: `InvoiceNumber==${quoted}` };
}

function createdHere({ from, to, modifiedSince }: ChangeWindow): InvoiceQuery {
  const where = `Type=="ACCREC" AND Date>=${dateTime(from)} AND Date<=${dateTime(to)}`;
  return { where, createdByMyApp: true, modifiedSince };
}

function allInvoices(exchange: Exchange, query: InvoiceQuery): Promise<readonly LedgerInvoice[]> {
  return allPages((page) =>
    readPage(exchange, {
      path: '/Invoices',
      run: ({ api, tenantId }) =>
        api.getInvoices(
          tenantId,
          query.modifiedSince,
          query.where,
          undefined,
          query.ids,
          query.invoiceNumbers,
          undefined,
          undefined,
          page,
          undefined,
          query.createdByMyApp,
          unitPlaces,
        ),
      collection: 'Invoices',
      read: readInvoice,
    }),
  );
}
