import { MoneyText } from '../../components/money-text.tsx';
import type { Country } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import type { LineAmountTypes } from './bill-types.ts';

import css from './sums.module.css';

type SumsProps = {
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly currency: string;
  readonly lineAmountTypes: LineAmountTypes;
};

const taxWords = { NZ: 'GST', AU: 'GST', UK: 'VAT' } as const satisfies Record<Country, string>;

/** Subtotal, tax and total under the amounts; the total weighs most. */
export function Sums({ subtotalCents, taxCents, totalCents, currency, lineAmountTypes }: SumsProps) {
  const { country } = usePractice();
  const tax = taxWords[country];
  return (
    <dl className={css['sums']}>
      {lineAmountTypes === 'NoTax' ? null : (
        <>
          <div>
            <dt>Subtotal</dt>
            <dd>
              <MoneyText cents={subtotalCents} country={country} />
            </dd>
          </div>
          <div>
            <dt>{lineAmountTypes === 'Inclusive' ? `${tax} contained` : tax}</dt>
            <dd>
              <MoneyText cents={taxCents} country={country} />
            </dd>
          </div>
        </>
      )}
      <div className={css['total']}>
        <dt>Total {currency}</dt>
        <dd>
          <MoneyText cents={totalCents} country={country} />
        </dd>
      </div>
    </dl>
  );
}
