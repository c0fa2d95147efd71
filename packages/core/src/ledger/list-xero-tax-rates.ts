import { classesOf } from '../client-bill/tax-rate-fits.ts';
import type { ServiceContext } from '../context.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { loadChart } from './load-chart.ts';

export type XeroTaxRateView = {
  readonly taxType: string;
  readonly name: string;
  /** Percent as decimal text, as `15` or `12.5`. */
  readonly effectiveRate: string;
  /** Classes of account it fits, in Xero's words. */
  readonly usableForClasses: readonly string[];
};

/** The tax rates in use in Xero as last read, by name. */
export async function listXeroTaxRates(ctx: ServiceContext): Promise<XeroTaxRateView[]> {
  await asOfOf(ctx, ['taxRates']);
  const { taxRates } = await loadChart(ctx.tx, ctx.practice.id);
  return [...taxRates]
    .filter(([, rate]) => rate.status === 'ACTIVE')
    .map(([taxType, rate]) => ({
      taxType,
      name: rate.name,
      effectiveRate: rate.effectiveRate,
      usableForClasses: classesOf(rate),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
