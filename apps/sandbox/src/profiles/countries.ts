import type { AccountClass } from '../xero/records.ts';
import { accountClasses } from '../xero/records.ts';

export const countryCodes = ['NZ', 'AU', 'UK'] as const;
export type CountryCode = (typeof countryCodes)[number];

/** Name, tax type, percentage, what it is used for, classes of account it applies to, and whether it is archived. */
type RateRow = readonly [
  string,
  string,
  string,
  'sales' | 'purchases' | 'both',
  readonly AccountClass[],
  'archived'?,
];

/** What a country makes of the organisation and its tax rates. */
export interface Country {
  readonly currency: string;
  /** Xero's own name of the time zone, and the IANA name. */
  readonly timezone: string;
  readonly ianaTimeZone: string;
  /** Last day of the financial year, `MM-DD`. */
  readonly yearEnd: string;
  readonly bankNumber: string;
  /** What the tax types of the New Zealand chart are called here. */
  readonly taxTypes: Readonly<Record<'OUTPUT2' | 'INPUT2' | 'ZERORATED' | 'NONE', string>>;
  readonly rates: readonly RateRow[];
}

const but = (...without: readonly AccountClass[]): AccountClass[] =>
  accountClasses.filter((name) => !without.includes(name));

/** A rate somebody made, and one that was put away. */
const ownRates: readonly RateRow[] = [
  ['Levy 2.5%', 'TAX002', '2.5', 'both', but()],
  ['Old 12.5% GST', 'TAX001', '12.5', 'both', but(), 'archived'],
];

/** The countries the sandbox can be set in. Source of the rates: xero-contract §6.3. */
export const countries: Readonly<Record<CountryCode, Country>> = {
  NZ: {
    currency: 'NZD',
    timezone: 'NEWZEALANDSTANDARDTIME',
    ianaTimeZone: 'Pacific/Auckland',
    yearEnd: '03-31',
    bankNumber: '12-3456-0789012-00',
    taxTypes: { OUTPUT2: 'OUTPUT2', INPUT2: 'INPUT2', ZERORATED: 'ZERORATED', NONE: 'NONE' },
    rates: [
      ['15% GST on Income', 'OUTPUT2', '15', 'sales', but('EXPENSE')],
      ['15% GST on Expenses', 'INPUT2', '15', 'purchases', but('REVENUE')],
      ['Zero Rated', 'ZERORATED', '0', 'both', but()],
      ['No GST', 'NONE', '0', 'both', but()],
      ['GST on Imports', 'GSTONIMPORTS', '0', 'purchases', ['LIABILITY']],
      ...ownRates,
    ],
  },
  AU: {
    currency: 'AUD',
    timezone: 'AUSEASTERNSTANDARDTIME',
    ianaTimeZone: 'Australia/Sydney',
    yearEnd: '06-30',
    bankNumber: '062-000 12345678',
    taxTypes: { OUTPUT2: 'OUTPUT', INPUT2: 'INPUT', ZERORATED: 'EXEMPTEXPORT', NONE: 'BASEXCLUDED' },
    rates: [
      ['GST on Income', 'OUTPUT', '10', 'sales', but('EXPENSE')],
      ['GST on Expenses', 'INPUT', '10', 'purchases', but('REVENUE')],
      ['GST Free Income', 'EXEMPTOUTPUT', '0', 'sales', but('EXPENSE')],
      ['GST Free Expenses', 'EXEMPTEXPENSES', '0', 'purchases', but('REVENUE')],
      ['BAS Excluded', 'BASEXCLUDED', '0', 'both', but()],
      ['Input Taxed', 'INPUTTAXED', '0', 'both', but()],
      ['GST Free Exports', 'EXEMPTEXPORT', '0', 'sales', but('EXPENSE')],
      ['GST Free Capital', 'EXEMPTCAPITAL', '0', 'purchases', but('REVENUE')],
      ['GST on Capital', 'CAPEXINPUT', '10', 'purchases', but('REVENUE')],
      ['GST on Imports', 'GSTONIMPORTS', '0', 'purchases', ['LIABILITY']],
      ['GST on Capital Imports', 'GSTONCAPIMPORTS', '0', 'purchases', ['LIABILITY']],
      ...ownRates,
    ],
  },
  UK: {
    currency: 'GBP',
    timezone: 'GMTSTANDARDTIME',
    ianaTimeZone: 'Europe/London',
    yearEnd: '03-31',
    bankNumber: '20-00-00 12345678',
    taxTypes: { OUTPUT2: 'OUTPUT2', INPUT2: 'INPUT2', ZERORATED: 'ZERORATEDOUTPUT', NONE: 'NONE' },
    rates: [
      ['20% (VAT on Income)', 'OUTPUT2', '20', 'sales', but('EXPENSE')],
      ['20% (VAT on Expenses)', 'INPUT2', '20', 'purchases', but('REVENUE')],
      ['5% (VAT on Income)', 'RROUTPUT', '5', 'sales', but('EXPENSE')],
      ['5% (VAT on Expenses)', 'RRINPUT', '5', 'purchases', but('REVENUE')],
      ['Zero Rated Income', 'ZERORATEDOUTPUT', '0', 'sales', but('EXPENSE')],
      ['Zero Rated Expenses', 'ZERORATEDINPUT', '0', 'purchases', but('REVENUE')],
      ['Exempt Income', 'EXEMPTOUTPUT', '0', 'sales', but('EXPENSE')],
      ['Exempt Expenses', 'EXEMPTINPUT', '0', 'purchases', but('REVENUE')],
      ['No VAT', 'NONE', '0', 'both', but()],
      ...ownRates,
    ],
  },
};
