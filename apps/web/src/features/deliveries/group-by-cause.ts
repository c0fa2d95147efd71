import type { DeliveryState } from './filters.ts';

type Row = { readonly state: DeliveryState; readonly reason: string | null; readonly sentence: string };

export type CauseGroup<R> = {
  readonly id: string;
  readonly sentence: string;
  readonly first: R;
  readonly rows: readonly R[];
};

const groupedFrom = 6;

/**
 * Takes together what waits for the same cause, said in the same words, when more than five do; the largest first.
 * Everything else keeps its order in `others`.
 */
export function groupByCause<R extends Row>(
  rows: readonly R[],
): { readonly groups: readonly CauseGroup<R>[]; readonly others: readonly R[] } {
  const byCause = new Map<string, [R, ...R[]]>();
  for (const row of rows) {
    if (row.state === 'delivered' || row.state === 'sending') continue;
    const cause = causeOf(row);
    const alike = byCause.get(cause);
    if (alike) alike.push(row);
    else byCause.set(cause, [row]);
  }
  const groups = [...byCause]
    .filter(([, alike]) => alike.length >= groupedFrom)
    .map(([id, alike]) => ({ id, sentence: alike[0].sentence, first: alike[0], rows: alike }))
    .toSorted((a, b) => b.rows.length - a.rows.length);
  const grouped = new Set(groups.map(({ id }) => id));
  return { groups, others: rows.filter((row) => !grouped.has(causeOf(row))) };
}

function causeOf({ state, sentence }: Row): string {
  return `${state} ${sentence}`;
}
