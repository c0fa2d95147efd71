type Row = { readonly deliveryId: string; readonly at: string };

/** Where rows stood when they were first seen. A row that changes keeps its place, so nothing jumps under the pointer. */
export type HeldOrder = {
  /** What is listed; another list begins anew. */
  readonly scope: string;
  /** By delivery: the moment its place comes from. */
  readonly places: ReadonlyMap<string, string>;
  /** What changed after this and has no place yet waits to be let in. */
  readonly newest: string;
};

/** The order with every row that belongs below its top; the same object when nothing was added. */
export function holdOrder(held: HeldOrder | null, rows: readonly Row[], scope: string): HeldOrder {
  if (held === null || held.scope !== scope) return orderOf(rows, scope);
  if (held.places.size === 0) return rows.length === 0 ? held : orderOf(rows, scope);
  const older = rows.filter(({ deliveryId, at }) => !held.places.has(deliveryId) && at <= held.newest);
  return older.length === 0 ? held : { ...held, places: new Map([...held.places, ...placesOf(older)]) };
}

/** Rows in their held order, and how many newer ones wait above. */
export function arrange<R extends Row>(
  held: HeldOrder,
  rows: readonly R[],
): { readonly shown: readonly R[]; readonly newCount: number } {
  const placed = rows.flatMap((row) => {
    const place = held.places.get(row.deliveryId);
    return place === undefined ? [] : [{ row, place }];
  });
  const shown = placed.toSorted((a, b) => b.place.localeCompare(a.place)).map(({ row }) => row);
  return { shown, newCount: rows.length - shown.length };
}

function orderOf(rows: readonly Row[], scope: string): HeldOrder {
  const newest = rows.reduce((latest, { at }) => (at > latest ? at : latest), '');
  return { scope, places: new Map(placesOf(rows)), newest };
}

function placesOf(rows: readonly Row[]): readonly (readonly [string, string])[] {
  return rows.map(({ deliveryId, at }) => [deliveryId, at] as const);
}
