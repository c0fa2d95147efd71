type Page = { readonly items: readonly { readonly at: string }[]; readonly nextCursor: string | null };

/**
 * Where to read on in a list that is latest first and whose cursor is an instant cut to the millisecond: one
 * millisecond later, so that rows of the same moment are not passed over. Rows then come twice; keep each once.
 * Undefined at the end.
 */
export function overlappingCursor({ items, nextCursor }: Page): string | undefined {
  if (nextCursor === null) return undefined;
  const spansMoments = (items[0]?.at ?? nextCursor) > nextCursor;
  // A page of one moment only would be read for ever.
  return spansMoments ? new Date(Date.parse(nextCursor) + 1).toISOString() : nextCursor;
}
