import { type Country, money, moneyWithSymbol, spokenMoney } from '../lib/format.ts';

type MoneyTextProps = {
  /** Whole cents; null is shown as `—`. */
  readonly cents: number | null;
  readonly country: Country;
  /** Totals carry their symbol and weight; rows carry neither. */
  readonly total?: boolean;
};

/** `4,312.50`, typeset for columns and spoken with its currency. */
export function MoneyText({ cents, country, total = false }: MoneyTextProps) {
  const shown = total && cents !== null ? moneyWithSymbol(cents, country) : money(cents);
  return (
    <span className="num" style={total ? { fontWeight: 600 } : undefined}>
      <span aria-hidden="true">{shown}</span>
      <span className="tl-hidden-text">{spokenMoney(cents, country)}</span>
    </span>
  );
}
