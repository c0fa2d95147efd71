export type Counts = {
  /** Deliveries resting or under way. */
  readonly waiting: number;
  readonly refused: number;
};

export type Recovery = { readonly sent: number; readonly refused: number; readonly waiting: number };

export type Watched = {
  /** As it was last seen while a connection was away; null while none is. */
  readonly away: Counts | null;
  /** The same once all are back, while that is told; null otherwise. */
  readonly since: Counts | null;
};

/** Follows what waits while a connection is away: some of it may have gone before anybody sees that it is back. */
export function follow(
  watched: Watched,
  { isAway, counts }: { readonly isAway: boolean; readonly counts: Counts },
): Watched {
  const { away } = watched;
  if (!isAway) return away === null ? watched : { away: null, since: away };
  const isSame = away?.waiting === counts.waiting && away.refused === counts.refused;
  return isSame ? watched : { away: counts, since: null };
}

/** What became of what waited then. */
export function recoveryOf(since: Counts, { waiting, refused }: Counts): Recovery {
  const refusals = Math.max(0, refused - since.refused);
  return { waiting, refused: refusals, sent: Math.max(0, since.waiting - waiting - refusals) };
}
