type Row = { readonly deliveryId: string; readonly at: string };
type Listed<R> = {
  readonly rows: readonly R[];
  /** False while older rows are still to be read. */
  readonly complete: boolean;
};

/**
 * Lists that are each latest first, put into one, each row once. Nothing is shown that is older than where an
 * unfinished list ends: rows of that list would come in between later.
 */
export function mergeByTime<R extends Row>(lists: readonly Listed<R>[]): readonly R[] {
  const ends = lists.flatMap(({ rows, complete }) => (complete ? [] : [rows.at(-1)?.at ?? '']));
  const readFrom = ends.reduce((latest, end) => (end > latest ? end : latest), '');
  const byId = new Map(lists.flatMap(({ rows }) => rows).map((row) => [row.deliveryId, row]));
  return [...byId.values()].filter(({ at }) => at >= readFrom).toSorted((a, b) => b.at.localeCompare(a.at));
}
