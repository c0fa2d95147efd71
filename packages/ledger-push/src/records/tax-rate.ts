import { type Fields, flagOf, listOf, numberOrNull, textOf, textOrNull, UnreadableField } from './fields.ts';

/** A tax rate of the organisation. Names can be edited, so `taxType` is the key. Source: "TaxRates". */
export type LedgerTaxRate = {
  readonly taxType: string;
  readonly name: string;
  readonly active: boolean;
  /** Percent of the net amount, such as `12.5`; what Xero computes with. */
  readonly effectiveRatePercent: number;
  readonly displayRatePercent: number | null;
  /** Which classes of account accept it. */
  readonly appliesTo: {
    readonly assets: boolean;
    readonly equity: boolean;
    readonly expenses: boolean;
    readonly liabilities: boolean;
    readonly revenue: boolean;
  };
  readonly components: readonly { readonly name: string; readonly ratePercent: number | null }[];
};

export function readTaxRate(fields: Fields): LedgerTaxRate {
  const effectiveRatePercent = numberOrNull(fields, 'EffectiveRate');
  if (effectiveRatePercent === null) throw new UnreadableField('EffectiveRate');
  return {
    taxType: textOf(fields, 'TaxType'),
    name: textOf(fields, 'Name'),
    active: (textOrNull(fields, 'Status') ?? 'ACTIVE') === 'ACTIVE',
    effectiveRatePercent,
    displayRatePercent: numberOrNull(fields, 'DisplayTaxRate'),
    appliesTo: {
      assets: flagOf(fields, 'CanApplyToAssets'),
      equity: flagOf(fields, 'CanApplyToEquity'),
      expenses: flagOf(fields, 'CanApplyToExpenses'),
      liabilities: flagOf(fields, 'CanApplyToLiabilities'),
      revenue: flagOf(fields, 'CanApplyToRevenue'),
    },
    components: listOf(fields, 'TaxComponents').map((component) => ({
      name: textOf(component, 'Name'),
      ratePercent: numberOrNull(component, 'Rate'),
    })),
  };
}
