import type { Ledger } from '../ledger.ts';
import { allPages } from '../paging.ts';
import { readPage } from '../reading.ts';
import { readPayment } from '../records/payment.ts';
import type { Exchange } from '../transport/exchange.ts';
import { guidLiteral } from './where.ts';

export const paymentsResource = (exchange: Exchange): Pick<Ledger, 'payments'> => ({
  async payments(invoiceId) {
    const where = `Invoice.InvoiceID==${guidLiteral(invoiceId)}`;
    return allPages((page) =>
      readPage(exchange, {
        path: '/Payments',
        run: ({ api, tenantId }) => api.getPayments(tenantId, undefined, where, undefined, page),
        collection: 'Payments',
        read: readPayment,
      }),
    );
  },
});
