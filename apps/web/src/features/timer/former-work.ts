type Entry = {
  readonly id: string;
  readonly workItemId: string | null;
  readonly note: string;
  readonly startedAt: string | null;
  readonly stoppedAt: string | null;
};

/** What was timed last and is not what runs now; null when nothing was. Entries without clock times do not count. */
export function formerWork<E extends Entry>(
  entries: readonly E[],
  running: Pick<Entry, 'id' | 'workItemId'> | null,
): E | null {
  const timed = entries.filter(
    (entry) =>
      entry.startedAt !== null &&
      entry.stoppedAt !== null &&
      entry.id !== running?.id &&
      (running === null || entry.workItemId === null || entry.workItemId !== running.workItemId),
  );
  return timed.toSorted((a, b) => (b.stoppedAt ?? '').localeCompare(a.stoppedAt ?? ''))[0] ?? null;
}
