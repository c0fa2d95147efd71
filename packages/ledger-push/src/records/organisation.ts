import { dayOrNull } from './dates.ts';
import { type Fields, flagOf, textOf, textOrNull } from './fields.ts';

/** The Xero ledger behind a tenant. Source: Xero Accounting API, "Organisation". */
export type LedgerOrganisation = {
  readonly organisationId: string;
  readonly name: string;
  readonly legalName: string | null;
  /** ISO 4217 */
  readonly baseCurrency: string | null;
  readonly countryCode: string | null;
  readonly version: string | null;
  /** `BUSINESS` or `PARTNER` */
  readonly edition: string | null;
  readonly organisationClass: string | null;
  readonly paysTax: boolean;
  /** The basis of the tax return; it changes reports, not posting. */
  readonly salesTaxBasis: string | null;
  readonly defaultSalesTax: string | null;
  /** Documents dated on or before this day are refused, except from advisers. `YYYY-MM-DD` */
  readonly periodLockDate: string | null;
  /** Documents dated on or before this day are refused from everybody. `YYYY-MM-DD` */
  readonly endOfYearLockDate: string | null;
  /** Xero's own token, such as `NEWZEALANDSTANDARDTIME`. */
  readonly timezone: string | null;
  readonly isDemoCompany: boolean;
  readonly shortCode: string | null;
  readonly organisationStatus: string | null;
};

/** Something the connected person may or may not do in the organisation. Source: "Organisation", Actions. */
export type LedgerAction = { readonly name: string; readonly allowed: boolean };

export function readOrganisation(fields: Fields): LedgerOrganisation {
  return {
    organisationId: textOf(fields, 'OrganisationID'),
    name: textOf(fields, 'Name'),
    legalName: textOrNull(fields, 'LegalName'),
    baseCurrency: textOrNull(fields, 'BaseCurrency'),
    countryCode: textOrNull(fields, 'CountryCode'),
    version: textOrNull(fields, 'Version'),
    edition: textOrNull(fields, 'Edition'),
    organisationClass: textOrNull(fields, 'Class'),
    paysTax: flagOf(fields, 'PaysTax'),
    salesTaxBasis: textOrNull(fields, 'SalesTaxBasis'),
    defaultSalesTax: textOrNull(fields, 'DefaultSalesTax'),
    periodLockDate: dayOrNull(fields, 'PeriodLockDate'),
    endOfYearLockDate: dayOrNull(fields, 'EndOfYearLockDate'),
    timezone: textOrNull(fields, 'Timezone'),
    isDemoCompany: flagOf(fields, 'IsDemoCompany'),
    shortCode: textOrNull(fields, 'ShortCode'),
    organisationStatus: textOrNull(fields, 'OrganisationStatus'),
  };
}

export function readAction(fields: Fields): LedgerAction {
  return { name: textOf(fields, 'Name'), allowed: textOf(fields, 'Status') === 'ALLOWED' };
}
