import { LedgerError } from '../errors.ts';
import type { Ledger } from '../ledger.ts';
import { readAll } from '../reading.ts';
import { readAccount } from '../records/account.ts';
import { readAction, readOrganisation } from '../records/organisation.ts';
import { readTaxRate } from '../records/tax-rate.ts';
import { readTrackingCategory } from '../records/tracking-category.ts';
import type { Exchange } from '../transport/exchange.ts';

type OrganisationResource = Pick<
  Ledger,
  'organisation' | 'organisationActions' | 'accounts' | 'taxRates' | 'trackingCategories'
>;

export const organisationResource = (exchange: Exchange): OrganisationResource => ({
  async organisation() {
    const [organisation] = await readAll(exchange, {
      path: '/Organisation',
      run: ({ api, tenantId }) => api.getOrganisations(tenantId),
      collection: 'Organisations',
      read: readOrganisation,
    });
    if (organisation === undefined) throw noOrganisation();
    return organisation;
  },

  organisationActions: () =>
    readAll(exchange, {
      path: '/Organisation/Actions',
      run: ({ api, tenantId }) => api.getOrganisationActions(tenantId),
      collection: 'Actions',
      read: readAction,
    }),

  accounts: () =>
    readAll(exchange, {
      path: '/Accounts',
      run: ({ api, tenantId }) => api.getAccounts(tenantId),
      collection: 'Accounts',
      read: readAccount,
    }),

  taxRates: () =>
    readAll(exchange, {
      path: '/TaxRates',
      run: ({ api, tenantId }) => api.getTaxRates(tenantId),
      collection: 'TaxRates',
      read: readTaxRate,
    }),

  trackingCategories: () =>
    readAll(exchange, {
      path: '/TrackingCategories',
      run: ({ api, tenantId }) => api.getTrackingCategories(tenantId),
      collection: 'TrackingCategories',
      read: readTrackingCategory,
    }),
});

function noOrganisation(): LedgerError {
  return LedgerError.unreadable('Xero GET /Organisation: an answer without an organisation');
}
